"""Renames, duplicates and deletes the chosen function: asks, shows the change, makes it, and can take it back."""

from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from workbench.app.application import Application
from workbench.app.stores.file_edits import FileEdit
from workbench.app.use_cases.change_files import make_changes
from workbench.app.use_cases.chosen_function import chosen_function
from workbench.app.use_cases.edit_function import (
    named_elsewhere,
    own_code,
    plan_delete,
    plan_duplicate,
    plan_rename,
)
from workbench.gui.actions import Actions
from workbench.gui.change_review import ChangeReview, review_changes
from workbench.gui.explorer.function_dialogs import DeleteDialog, NameDialog
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.errors import UsageError, WorkbenchError
from workbench.model.function import Function

UNDO = "function.undo_change"
DialogT = TypeVar("DialogT", NameDialog, DeleteDialog)
Unsaved = Callable[[], Mapping[Path, str]]


class FunctionChanges(QObject):
    """Binds the commands. `unsaved` gives the texts of the editor that are not on disk."""

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, *, unsaved: Unsaved, window: QWidget
    ) -> None:
        super().__init__(window)
        self._app, self._look, self._tasks = app, look, tasks
        self._unsaved = unsaved
        self._window = window
        self.asked: QDialog | None = None
        """The dialog that was opened last."""
        self.review: ChangeReview | None = None
        """The change that was shown last."""
        actions.bind("function.rename", lambda: self._with_chosen(self.ask_name))
        actions.bind("function.duplicate", lambda: self._with_chosen(self.ask_copy))
        actions.bind("function.delete", lambda: self._with_chosen(self._begin_delete))

    def ask_name(self, function: Function) -> None:
        """Ask for another name."""
        title = tr("Rename {name}", name=function.name)
        why = tr("A deployed function that is renamed is made anew by the next deployment, and the old one is deleted.")
        dialog = self._ask(NameDialog(self._window, title, why, function.name, self._fault_of(function.name)))
        dialog.accepted.connect(lambda: self._start(self._renaming(function, dialog.text)))

    def ask_copy(self, function: Function) -> None:
        """Ask for the copy's name."""
        title = tr("Duplicate {name}", name=function.name)
        why = tr("The copy has the same code: its CodeUri is the same folder.")
        start = self._free_name(function)
        dialog = self._ask(NameDialog(self._window, title, why, start, self._fault_of()))
        dialog.accepted.connect(lambda: self._start(self._plan(plan_duplicate(self._app, function, dialog.text))))

    def show(self, edit: FileEdit, done: Callable[[], None] | None = None, over: QWidget | None = None) -> None:
        """Show what becomes of the files, above the window or `over` a dialog, and make it so when the user agrees.

        `done` is called when it was made. Raises UsageError where a file has unsaved text.
        """
        self._check_saved(edit)
        self.review = review_changes(
            self._look,
            tr(edit.asked.value, **dict(edit.names)),
            tr("Apply"),
            edit.changes,
            lambda: self._start(self._make(edit, done)),
            root=self._root(),
            parent=over or self._window,
        )

    # -- work ------------------------------------------------------------------------------------

    def _begin_delete(self, function: Function) -> None:
        self._start(self._ask_delete(function))

    async def _ask_delete(self, function: Function) -> None:
        workspace = self._app.workspace.current
        await plan_delete(self._app, function)  # what cannot be done is not asked for
        named = await named_elsewhere(function)
        folder = None if workspace is None else own_code(workspace.root, function, workspace.functions)
        shown = "" if folder is None or workspace is None else str(folder.relative_to(workspace.root))
        dialog = self._ask(DeleteDialog(self._window, tr("Delete {name}", name=function.name), named, shown))
        dialog.accepted.connect(
            lambda: self._start(self._plan(plan_delete(self._app, function, code=dialog.code.isChecked())))
        )

    async def _renaming(self, function: Function, new: str) -> None:
        edit = await plan_rename(self._app, function, new)
        self.show(edit, lambda: self._follow(function.name, new))

    async def _plan(self, planning: Coroutine[Any, Any, FileEdit]) -> None:
        self.show(await planning)

    async def _make(self, edit: FileEdit, done: Callable[[], None] | None) -> None:
        await make_changes(self._app, edit, UNDO)
        if done is not None:
            done()

    def _follow(self, before: str, after: str) -> None:
        """The function is the chosen one, and stays a favourite, under its other name."""
        root, workspace = self._root(), self._app.workspace.current
        if root is not None:
            self._app.favourites.rename(root, before, after)
        if workspace is not None and workspace.function(after) is not None:
            self._app.context.update(function=after, scope="")

    # -- parts -----------------------------------------------------------------------------------

    def _ask(self, dialog: DialogT) -> DialogT:
        self.asked = dialog
        dialog.open()
        return dialog

    def _fault_of(self, own: str = "") -> Callable[[str], str]:
        taken = self._names() - {own}
        return lambda text: tr("There is a function {text} already.", text=text) if text in taken else ""

    def _free_name(self, function: Function) -> str:
        """Of the resource that the copy would be."""
        base, taken, number = function.origin.logical_id or function.name, self._names(), 2
        while f"{base}{number}" in taken:
            number += 1
        return f"{base}{number}"

    def _names(self) -> set[str]:
        workspace = self._app.workspace.current
        functions = workspace.functions if workspace is not None else ()
        return {name for one in functions for name in (one.name, one.origin.logical_id)}

    def _check_saved(self, edit: FileEdit) -> None:
        """Text that is typed and not saved would not be in the change. Raises UsageError."""
        unsaved = self._unsaved()
        dirty = next((one.path for one in edit.changes if one.path in unsaved), None)
        if dirty is not None:
            raise UsageError(
                tr("{name} has unsaved text.", name=dirty.name),
                tr("The change would be made without it."),
                tr("Save it first."),
            )

    def _root(self) -> Path | None:
        workspace = self._app.workspace.current
        return None if workspace is None else workspace.root

    def _with_chosen(self, act: Callable[[Function], None]) -> None:
        try:
            act(chosen_function(self._app))
        except WorkbenchError as error:
            self._app.notices.error(error)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(work, "function-change")
