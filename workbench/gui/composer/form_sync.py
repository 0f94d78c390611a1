"""Turns what the form wants into edits of the event's text: form and text are one document."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from workbench.app.use_cases.understand import Understanding
from workbench.base.json_edit import TextEdit
from workbench.base.json_places import Lines, find_spans
from workbench.base.json_pointer import JsonValue, Path
from workbench.gui.composer.form_view import FormView
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.errors import WorkbenchError
from workbench.model.event_recipe import EventRecipe
from workbench.project import event_edit
from workbench.project.event_make import batch_size
from workbench.project.event_renewal import Fresh

Make = Callable[[str], Sequence[TextEdit]]

LONG_CHARACTERS = 200_000
MANY_RECORDS = 300
"""Longer texts, and more records, are changed beside the UI thread: 7,000 records take 1 to 3 s."""


class FormSync(QObject):
    """`changed` comes after the text was edited; `refused` carries why it was not. `place_wanted`: line and column.

    Without `tasks` all is done at once, however long it takes.
    """

    changed = Signal()
    refused = Signal(str)
    place_wanted = Signal(int, int)

    def __init__(
        self,
        form: FormView,
        editor: JsonEditor,
        known: Callable[[], Understanding],
        parent: QObject | None = None,
        *,
        tasks: GuiTasks | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._making = False
        self._editor = editor
        self._known = known
        form.edit_wanted.connect(self.set_value)
        form.add_wanted.connect(self.add)
        form.remove_wanted.connect(self.remove)
        form.duplicate_wanted.connect(self.duplicate)
        form.place_wanted.connect(self.show_place)
        form.undo_wanted.connect(self.undo)
        form.redo_wanted.connect(self.redo)

    def set_value(self, path: Path, value: JsonValue) -> None:
        """Give the member at `path` another value, and to all that goes with it; one that is not there is added."""
        if self._is_there(path):
            self._apply(lambda text: event_edit.edits(self._recipe, text, path, value))
        else:
            self._apply(lambda text: event_edit.added(self._recipe, text, path, value, self._after(path)))

    def add(self, path: Path) -> None:
        """Add the member at `path` with a value to begin with, or the item: one more like the last."""
        if path and isinstance(path[-1], int) and path[-1] > 0:
            self.duplicate((*path[:-1], path[-1] - 1))
            return
        sample = self._sample(path)
        self._apply(lambda text: event_edit.added(self._recipe, text, path, sample, self._after(path)))

    def remove(self, path: Path) -> None:
        """Take out the member or item at `path`."""
        self._apply(lambda text: event_edit.removed(self._recipe, text, path))

    def duplicate(self, path: Path) -> None:
        """Repeat the item at `path`; a record gets ids of its own."""
        self._apply(lambda text: event_edit.duplicate_record(self._recipe, text, path))

    def records(self) -> int | None:
        """How many records the event has, or None when events of its type have no list of them."""
        recipe, known = self._recipe, self._known()
        return None if recipe is None or known.form is None else batch_size(known.value, recipe)

    def set_records(self, count: int) -> None:
        """Give the event so many records."""
        recipe = self._recipe
        if recipe is not None:
            many = count > MANY_RECORDS
            self._apply_all(lambda text: event_edit.with_records(recipe, text, count), many=many)

    def renew(self) -> None:
        """Make ids, times and sequence numbers new."""
        recipe = self._recipe
        if recipe is None:
            self.refused.emit(tr("The type of the event is not known."))
            return
        fresh = Fresh(random.Random(), time.time_ns() // 1_000_000)
        self._apply_all(lambda text: event_edit.renewed(recipe, text, fresh))

    def undo(self) -> None:
        """Take the last edit of the text back, wherever it was made."""
        self._editor.undo()
        self.changed.emit()

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self._editor.redo()
        self.changed.emit()

    def show_place(self, path: Path) -> None:
        """Ask for the place in the text; of a member that is encoded, the text that it is in."""
        text = self._editor.text()
        parents = [path[:length] for length in range(len(path), -1, -1)]
        spans = find_spans(text, parents)
        span = next((spans[parent] for parent in parents if parent in spans), None)
        if span is not None:
            self.place_wanted.emit(*Lines(text).at(span.start))

    @property
    def _recipe(self) -> EventRecipe | None:
        details = self._known().details
        return None if details is None else details.recipe

    def _is_there(self, path: Path) -> bool:
        form = self._known().form
        return form is None or any(field.path == path and field.present for field in form.fields(path[:-1]))

    def _after(self, path: Path) -> Sequence[str]:
        form = self._known().form
        return () if form is None else form.after(path)

    def _sample(self, path: Path) -> JsonValue:
        form = self._known().form
        if form is not None and path and isinstance(path[-1], int):
            return form.new_item(path)
        fields = () if form is None else form.fields(path[:-1])
        return next((field.sample for field in fields if field.path == path), None)

    def _apply_all(self, make: Make, *, many: bool = False) -> None:
        """The same for what changes every record; shown as progress where there are many."""
        text = self._editor.text()
        long = many or len(text) > LONG_CHARACTERS
        if self._tasks is None or not long:
            self._apply(make)
        elif self._making:
            self.refused.emit(tr("The event is still being changed."))
        else:
            self._making = True
            self._tasks.start(self._apply_aside(make, text), "composer-records", title="Changing all records")

    async def _apply_aside(self, make: Make, text: str) -> None:
        """What was typed meanwhile stays, and the answer, which is of another text, is left out."""
        try:
            made = await asyncio.to_thread(_tried, make, text)
        finally:
            self._making = False
        if not isValid(self._editor):
            return
        if self._editor.text() != text:
            self.refused.emit(tr("The text has changed meanwhile."))
            return
        self._apply(made)

    def _apply(self, make: Make) -> None:
        try:
            edits = make(self._editor.text())
        except WorkbenchError as error:
            self.refused.emit(str(error))
            return
        except (LookupError, ValueError):
            # The text has changed under the form, which is about to show that.
            return
        if edits:
            self._editor.apply_edits(edits)
            self.changed.emit()


def _tried(make: Make, text: str) -> Make:
    """What `make` makes of `text`, or raises, to be asked for in the UI thread."""
    try:
        edits = make(text)
    except (WorkbenchError, LookupError, ValueError) as error:
        return partial(_raised, error)
    return lambda _text: edits


def _raised(error: Exception, _text: str) -> Sequence[TextEdit]:
    raise error
