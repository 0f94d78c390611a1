"""The event in hand: its text, what it is called, the envelopes around it, and what is known of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbench.app.application import Application
from workbench.app.context import Context
from workbench.app.use_cases.understand import Understanding
from workbench.base.jsontext import JsonFault
from workbench.gui.composer.envelope_steps import EnvelopeSteps
from workbench.gui.composer.event_actions import off_thread_when_long
from workbench.gui.composer.fault_check import FaultChecker, Finding
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.sheet import EventName
from workbench.gui.composer.sheets import Sheets, key_of
from workbench.gui.composer.understanding import Understander
from workbench.gui.composer.wrapped_button import WrappedButton
from workbench.gui.tasks import GuiTasks
from workbench.model.event_draft import EventDraft


class Composing(QObject):
    """A sheet for each function, in one editor; what is in hand is written to the context.

    `replaced` comes when another event was put in hand, `named` when its name or its envelopes may have changed.
    `found` carries a Finding soon after the text changed, `understood` an Understanding when it is JSON.
    """

    replaced = Signal()
    named = Signal()
    found = Signal(object)
    understood = Signal(object)

    def __init__(
        self, app: Application, tasks: GuiTasks, editor: JsonEditor, wrapped: WrappedButton, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self.editor = editor
        self._arriving: EventName | None = None
        self._held = ""
        self.fault: JsonFault | None = None
        self.known = Understanding()
        self.sheets = Sheets(editor.new_document, editor.finish)
        self.checker = FaultChecker(self.take_text, tasks, self)
        self.understander = Understander(lambda: app.catalogue, tasks, self)
        self.envelopes = EnvelopeSteps(app, wrapped, self, self)
        editor.edited.connect(self._edited)
        self.checker.found.connect(self._found)
        self.understander.understood.connect(self._understood)
        self.show_sheet(key_of(app.context.value))

    @property
    def name(self) -> EventName:
        """What the text is called, also while it is still being put in."""
        return self._arriving or self.sheets.current.name

    @property
    def edited(self) -> bool:
        """Whether the text is no longer what was picked or saved under its name."""
        return self._arriving is None and self.sheets.current.edited

    def draft(self) -> EventDraft:
        """The event as it is composed now."""
        called = self.name
        type_id = self.known.type_id or called.type_id
        return EventDraft(self.editor.text(), called.name, type_id, called.shells, self._app.context.value.environment)

    def read(self) -> tuple[EventName, str]:
        """What the text is called, and the text."""
        return self.name, self.editor.text()

    def put(self, event_name: EventName, text: str) -> None:
        """Put another event in place of the text; undo brings the old back."""
        # A text that is still coming in keeps its own name.
        self.editor.finish()
        self._arriving = event_name
        self.editor.replace_text(text)
        self._arrived()
        self._begin_anew()

    def rename(self, event_name: EventName) -> None:
        """Other envelopes around the same text, or another type."""
        self.editor.finish()
        self.sheets.current.renamed(event_name, edited=True)
        self.take_text()
        self.named.emit()

    def saved_as(self, event_name: str) -> None:
        """The text, as it is now, is kept under a name."""
        self.editor.finish()
        self.sheets.current.renamed(replace(self.name, name=event_name, saved=True))
        self.take_text()
        self.named.emit()

    def follow(self, before: str, after: str | None) -> None:
        """A saved event has another name now, or is gone (None)."""
        self.editor.finish()
        self.sheets.follow(before, after)
        self.take_text()
        self.named.emit()

    def restored(self, event_name: str) -> None:
        """A saved event that was gone is back."""
        self.sheets.restored(event_name)
        self.take_text()
        self.named.emit()

    def changed_by_form(self) -> None:
        """The form has changed the text: it keeps the type that the form is of, also where it looks like another."""
        self._held = self.known.type_id
        self.checker.check_now()

    def rewrite(self, work: Callable[[str], str]) -> None:
        """Put what `work` makes of the text in its place, unless it changes meanwhile."""
        self._tasks.start(self._rewritten(work), "composer-rewrite")

    def context_changed(self, context: Context) -> bool:
        """Take up the sheet of another function; whether it is another."""
        key = key_of(context)
        if key == self.sheets.key:
            return False
        self.show_sheet(key)
        return True

    def show_sheet(self, key: str) -> None:
        """Take up the event of `key`."""
        sheet = self.sheets.show(key)
        self.editor.show_document(sheet.document)
        self._begin_anew()

    def restore(self, state: object) -> None:
        """Bring back texts of the session; those written since are kept."""
        if self.sheets.restore(state):
            self.show_sheet(self.sheets.key)

    def take_text(self) -> str:
        """The text; the context has the event from now on."""
        draft = self.draft()
        self._app.context.update(
            event_text=draft.text, event_name=draft.name, event_type=draft.type_id, shells=draft.shells
        )
        return draft.text

    def _begin_anew(self) -> None:
        """Another text is in hand: nothing is known of it yet, and what is being read of the one before is not told."""
        self.known = Understanding()
        self._held = ""
        self.understander.forget()
        self.replaced.emit()
        self.checker.check_now()
        self.named.emit()

    def _arrived(self) -> None:
        """Name the text that was put in, once all of it is there."""
        if self._arriving is not None and not self.editor.filling:
            self.sheets.current.renamed(self._arriving)
            self._arriving = None

    async def _rewritten(self, work: Callable[[str], str]) -> None:
        before = self.editor.text()
        after = await off_thread_when_long(work, before)
        if after != before and self.editor.text() == before:
            self.editor.replace_text(after)
            self.checker.check_now()

    def _edited(self) -> None:
        if self.editor.filling:
            return
        self._held = ""
        self.sheets.current.text_changed()
        self._arrived()
        self.understander.forget()
        self.checker.text_changed(self.editor.document().characterCount())
        self.named.emit()

    def _found(self, finding: Finding) -> None:
        self.fault = finding.fault
        self.found.emit(finding)
        if finding.fault is None:
            self.understander.ask(finding.text, self._held or self.name.type_id, hold=bool(self._held))

    def _understood(self, known: Understanding) -> None:
        self.known = known
        self._app.context.update(event_type=known.type_id)
        self.understood.emit(known)
        self.named.emit()
