"""Makes changes in several files, after they were seen: each as one undo step in the tab of its file."""

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.application import Application
from workbench.gui.change_review import ChangeReview, review_changes
from workbench.gui.editor.text_change import change_text
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.code import FileChange
from workbench.model.errors import DocumentChangedError

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel


class CodeChanges:
    """Changes texts of the panel's files. They are saved by the user, as whatever is typed."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, panel: "EditorPanel") -> None:
        self._app = app
        self._look = look
        self._tasks = tasks
        self._panel = panel
        self.shown: ChangeReview | None = None
        """What is shown now, or was shown last."""

    def review(self, changes: tuple[FileChange, ...], title: str, verb: str) -> None:
        """Show changes, and make them when the user agrees."""
        self.shown = review_changes(
            self._look,
            title,
            verb,
            changes,
            lambda: self._tasks.start(self.make(changes), "change files"),
            root=self._root(),
            parent=self._panel,
        )

    async def make(self, changes: tuple[FileChange, ...]) -> None:
        """Change all files, or none. Raises DocumentChangedError when one is not any more as it was."""
        front = self._panel.current_page()
        pages = [self._panel.page_of(change.path) for change in changes]
        for page in pages:
            await page.wait_loaded()
        for page, change in zip(pages, changes, strict=True):
            if page.document is None or page.edit.isReadOnly() or page.edit.text != change.before:
                raise DocumentChangedError(
                    tr("Nothing was changed."),
                    tr("{name} is not as it was when its change was shown.", name=change.path.name),
                    tr("Try again."),
                )
        for page, change in zip(pages, changes, strict=True):
            change_text(page.edit, change.after)
        if front is not None:
            self._panel.open_file(front.path)
        if len(changes) > 1:
            self._app.notices.info(
                tr("{n} files were changed.", n=len(changes)), tr("Undo works in each; none is saved yet.")
            )

    def _root(self) -> Path | None:
        workspace = self._app.workspace.current
        return None if workspace is None else workspace.root
