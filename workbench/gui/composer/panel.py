"""The event composer: where the event comes from, its JSON, how it is sent, and the button that sends it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.context import Context
from workbench.app.use_cases.compose import read_event, sample_text
from workbench.base.jsontext import JsonFault
from workbench.gui.actions import Actions
from workbench.gui.composer.bars import foot_bar, head_bar, source_bar
from workbench.gui.composer.check_row import CheckRow
from workbench.gui.composer.drafts import Drafts
from workbench.gui.composer.event_actions import formatted, minified, off_thread_when_long, try_save
from workbench.gui.composer.fault_check import FaultChecker, Finding
from workbench.gui.composer.invoke_button import InvokeButton
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.options import OptionRows
from workbench.gui.composer.request_options import RequestOptions
from workbench.gui.composer.save_row import SaveRow
from workbench.gui.composer.sheet import EventName, Sheet
from workbench.gui.composer.source_button import SourceButton
from workbench.gui.composer.source_model import SourceEntry, source_entries
from workbench.gui.composer.source_popup import SourcePopup
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.widgets import hairline, name


class ComposerPanel(QWidget):
    """Writes `event_name` and `event_text` of the context; keeps a sheet of its own for each function.

    `fault_changed` carries the JsonFault that keeps the text from being JSON, or None.
    """

    fault_changed = Signal(object)

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._tasks = tasks
        self._actions = actions
        self._drafts = Drafts()
        self._sheets: dict[str, Sheet] = {}
        self._key = ""
        self._arriving: EventName | None = None
        self.fault: JsonFault | None = None
        self.editor = JsonEditor(look, self)
        self.source = SourceButton(look, self)
        self.popup = SourcePopup(look, self)
        self.check = CheckRow(look, self)
        self.save_row = SaveRow(self._is_taken, self)
        self.options = OptionRows(app, look, self)
        self._request = RequestOptions(app, self.options)
        self.invoke_button = InvokeButton(look, actions, self)
        self.checker = FaultChecker(self._take_text, tasks, self)
        name(self, "composer", "Event composer")
        self.setFocusProxy(self.editor)
        self._lay_out()
        self._connect()
        self._show_sheet(self._key_of(app.context.value))
        self._context_changed(app.context.value)

    def event_text(self) -> str:
        """The event exactly as typed."""
        return self.editor.text()

    def set_event(self, event_name: str, text: str) -> None:
        """Put an event in place of the text, under its saved name or its catalogue id; undo brings the old back."""
        self._put(EventName(event_name, self._is_taken(event_name)), text)

    @property
    def state_key(self) -> str:
        """Under which the draft that is shown is kept: workspace and function."""
        return self._key

    def state(self) -> dict[str, object]:
        """The texts being written, for the session file."""
        self._keep_draft()
        return {"drafts": self._drafts.state(), "options": self._request.state()}

    def restore(self, state: object) -> None:
        """Bring back what `state` gave; texts written since are kept."""
        if isinstance(state, dict):
            self._keep_draft()
            self._request.restore(state.get("options"))
            self._drafts.restore(state.get("drafts"))
            if self._drafts.get(self._key) != self._sheet.draft():
                del self._sheets[self._key]
                self._show_sheet(self._key)

    def jump(self, line: int, column: int) -> None:
        """Show a place of the event, both from 1."""
        self.editor.jump(line, column)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(0)
        self.head = head_bar(self._look, self._actions, self)
        layout.addWidget(self.head)
        layout.addLayout(source_bar(self.source, self))
        layout.addSpacing(8)
        layout.addWidget(hairline(self))
        layout.addWidget(self.editor, 1)
        layout.addWidget(hairline(self))
        layout.addWidget(self.check)
        layout.addWidget(hairline(self))
        layout.addWidget(self.options)
        layout.addWidget(self.save_row)
        layout.addSpacing(12)
        layout.addLayout(foot_bar(self._look, self._actions, self.invoke_button, self))

    def _connect(self) -> None:
        self.editor.edited.connect(self._edited)
        self.source.clicked.connect(self.choose_source)
        self.popup.picked.connect(lambda entry: self._tasks.start(self._load(entry), "composer-source"))
        self.check.fault_chosen.connect(lambda fault: self.jump(fault.line, fault.column))
        self.checker.found.connect(self._found)
        self.save_row.saving.connect(lambda chosen: self._tasks.start(self._save_as(chosen), "composer-save"))
        self.save_row.left.connect(self.editor.setFocus)
        # The command reads the context a moment later, on the loop; what was typed last must be there by then.
        for command in ("run.invoke", "run.invoke_async", "run.dry_run"):
            self._actions.action(command).triggered.connect(self._take_text)
        self._actions.bind("event.sample", self.choose_source)
        self._actions.bind("event.save", self._ask_name)
        self._actions.bind("event.format", lambda: self._rewrite(formatted))
        self._actions.bind("event.minify", lambda: self._rewrite(minified))
        self.destroyed.connect(self._app.context.changed.connect(self._context_changed))

    def choose_source(self) -> None:
        """Open the list of samples and saved events."""
        workspace = self._app.workspace.current
        saved = () if workspace is None else workspace.events
        entries = source_entries(saved, self._app.catalogue.types)
        self.popup.open_below(self.source, entries, self._name.name)

    @property
    def _sheet(self) -> Sheet:
        return self._sheets[self._key]

    async def _load(self, entry: SourceEntry) -> None:
        key = self._key
        path = entry.path
        text = await (sample_text(self._app, entry.type_id) if path is None else read_event(self._app, path))
        if key == self._key:
            self._put(EventName(entry.name, path is not None), text)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, event_name: EventName, text: str) -> None:
        self._arriving = event_name
        self.editor.replace_text(text)
        self._arrived()
        self.checker.check_now()
        self._show_name()

    def _arrived(self) -> None:
        """Name the text that was put in, once all of it is there."""
        if self._arriving is not None and not self.editor.filling:
            self._sheet.renamed(self._arriving)
            self._arriving = None

    @property
    def _name(self) -> EventName:
        """What the text is called, also while it is still being put in."""
        return self._arriving or self._sheet.name

    def _rewrite(self, work: Callable[[str], str]) -> None:
        self._tasks.start(self._rewritten(work), "composer-rewrite")

    async def _rewritten(self, work: Callable[[str], str]) -> None:
        before = self.event_text()
        after = await off_thread_when_long(work, before)
        if after != before and self.event_text() == before:
            self.editor.replace_text(after)
            self.checker.check_now()

    def _ask_name(self) -> None:
        current = self._name
        self.save_row.ask(current.name if current.saved else current.name.replace("/", "-"))

    async def _save_as(self, event_name: str) -> None:
        answer = await try_save(self._app, event_name, self.event_text())
        if isinstance(answer, str):
            self.save_row.refuse(answer)
            return
        self.save_row.hide()
        self._sheet.renamed(EventName(answer.name, saved=True))
        self._take_text()
        self._show_name()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_taken(self, event_name: str) -> bool:
        workspace = self._app.workspace.current
        return workspace is not None and any(event.name == event_name for event in workspace.events)

    def _edited(self) -> None:
        if self.editor.filling:
            return
        self._sheet.text_changed()
        self._arrived()
        self.checker.text_changed(self.editor.document().characterCount())
        self._show_name()

    def _take_text(self) -> str:
        """The text; the context has it from now on."""
        text = self.editor.text()
        options = self.options.fields.options()
        self._app.context.update(event_text=text, event_name=self._name.name, options=options)
        return text

    def _found(self, finding: Finding) -> None:
        if finding.fault != self.fault:
            self.fault = finding.fault
            self.fault_changed.emit(finding.fault)
        self.editor.show_fault(finding.fault)
        self.check.show_finding(finding)

    def _show_name(self) -> None:
        called = self._name
        kind = None if called.saved else self._app.catalogue.get(called.name)
        title = called.name if kind is None else f"{kind.service} · {kind.title}"
        self.source.show_source(title, saved=called.saved, edited=self._arriving is None and self._sheet.edited)

    def _context_changed(self, context: Context) -> None:
        self.invoke_button.set_running(bool(context.running))
        key = self._key_of(context)
        if key != self._key:
            self._keep_draft()
            self._adopt(key)
            self._show_sheet(key)

    @staticmethod
    def _key_of(context: Context) -> str:
        return f"{context.scope or context.workspace or ''}\n{context.function or ''}"

    def _adopt(self, key: str) -> None:
        """What was written before any function was chosen goes to the first one that is."""
        if self._key.endswith("\n") and key not in self._drafts and key not in self._sheets:
            self._sheets[key] = self._sheets.pop(self._key)
            self._drafts.forget(self._key)

    def _keep_draft(self) -> None:
        if self._key in self._sheets:
            self.editor.finish()
            self._drafts.put(self._key, self._sheet.draft())

    def _show_sheet(self, key: str) -> None:
        self._key = key
        if key not in self._sheets:
            draft = self._drafts.get(key)
            self._sheets[key] = Sheet(self.editor.new_document(draft.text), draft)
        self.editor.show_document(self._sheet.document)
        self._request.show(key)
        self.checker.check_now()
        self._show_name()

    def showEvent(self, event: QShowEvent) -> None:
        """A panel that comes back shows what is true now."""
        super().showEvent(event)
        self.checker.check_now()
