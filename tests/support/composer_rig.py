"""The composer's panel over a whole application: an event is put in, edited by hand, sent, and its answer read."""

import json
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.app.application import Application
from workbench.base.json_pointer import Path
from workbench.gui.actions import Actions
from workbench.gui.composer.form_value import Way, way_of
from workbench.gui.composer.mode_buttons import Mode
from workbench.gui.composer.panel import ComposerPanel
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.event_form import FormField
from workbench.model.run import RunOutcome
from workbench.project.event_form import EventForm

_CONTROL = Qt.KeyboardModifier.ControlModifier


class ComposerRig:
    """A panel off the screen, as it is in the window: commands come by their actions."""

    def __init__(self, app: Application, look: Look) -> None:
        self.app = app
        self.tasks = GuiTasks(app)
        self.actions = Actions(app, look, self.tasks)
        self.panel = ComposerPanel(app, look, self.tasks, self.actions)
        self.panel.resize(700, 900)
        self.panel.show()
        self.panel.mode.choose(Mode.BOTH)

    async def compose(self, type_id: str) -> EventForm:
        """Pick a sample, and wait for its form."""
        self.panel.set_event(type_id, self.app.catalogue.sample(type_id), type_id)
        return await self.form()

    async def form(self) -> EventForm:
        """The form of the text as it is now."""
        self.panel.hand.checker.check_now()
        await self.tasks.drain()
        form = self.panel.hand.known.form
        assert isinstance(form, EventForm)
        return form

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the open editor of the form, or in its tree."""
        tree = self.panel.form.tree
        QTest.keyClick(tree.delegate.editor or tree, key, modifiers)

    def edit(self, field: FormField, text: str) -> None:
        """Give a field another value in its own editor, by keys alone; of a switch `text` is not asked for."""
        tree = self.panel.form.tree
        assert self.panel.form.go_to(field.path)
        assert tree.current_path() == field.path
        way = way_of(field)
        if way is Way.SWITCH:
            self.key(Qt.Key.Key_Space)
            return
        self.key(Qt.Key.Key_F2)
        editor = tree.delegate.editor
        assert editor is not None
        if isinstance(editor, QComboBox):
            # The list of the choices is open: the row is gone to, and taken.
            editor.view().setCurrentIndex(editor.model().index(editor.findText(text), 0))
            QTest.keyClick(editor.view(), Qt.Key.Key_Return)
        else:
            self._type(editor, text, _CONTROL if way in (Way.LINES, Way.JSON) else Qt.KeyboardModifier.NoModifier)
        assert tree.delegate.editor is None

    def _type(self, editor: QWidget, text: str, to_leave: Qt.KeyboardModifier) -> None:
        self.key(Qt.Key.Key_A, _CONTROL)
        for line, part in enumerate(text.split("\n")):
            if line:
                self.key(Qt.Key.Key_Return)
            QTest.keyClicks(editor, part)
        self.key(Qt.Key.Key_Return, to_leave)

    async def send(self) -> Any:
        """Invoke by the command, and read what the function answered. Its text on the way is `payload`."""
        self.actions.action("run.invoke").trigger()
        await self.tasks.drain()
        run = await self.app.runs.full(self.app.context.value.run_id or "")
        assert run is not None, [notice.text for notice in self.app.notices.items]
        assert run.outcome is RunOutcome.OK, run
        assert run.result is not None
        self.payload = run.event.decode()
        return json.loads(run.result.payload)

    async def close(self) -> None:
        """End what runs, and take the panel down."""
        await self.tasks.close()
        self.panel.close()
        self.panel.deleteLater()


def records(form: EventForm) -> Iterator[Path]:
    """The places of the records of an event, also where they are in lists of their own."""
    at = form.records()
    for below in () if at is None else form.fields(at):
        if isinstance(below.path[-1], int):
            yield below.path
        else:
            yield from (field.path for field in form.fields(below.path))
