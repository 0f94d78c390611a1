"""The event composer: where the event comes from, its form and its JSON, how it is sent, and the button for that."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.app.context import Context
from workbench.app.use_cases.event_environments import choose_environment
from workbench.app.use_cases.last_used import note_used
from workbench.app.use_cases.understand import Understanding
from workbench.base.json_pointer import path_in
from workbench.base.jsontext import JsonFault
from workbench.gui.actions import Actions
from workbench.gui.composer.check_row import CheckRow, fault_text
from workbench.gui.composer.composing import Composing
from workbench.gui.composer.disk_changes import DiskChanges
from workbench.gui.composer.environment_button import EnvironmentButton
from workbench.gui.composer.event_commands import EventCommands
from workbench.gui.composer.event_knowledge import EventKnowledge
from workbench.gui.composer.fault_check import Finding
from workbench.gui.composer.form_sync import FormSync
from workbench.gui.composer.form_view import FormView
from workbench.gui.composer.invoke_button import InvokeButton
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.mode_buttons import Mode, ModeButtons
from workbench.gui.composer.mode_choice import ModeChoice
from workbench.gui.composer.options import OptionRows
from workbench.gui.composer.pages import Pages
from workbench.gui.composer.panel_layout import lay_out
from workbench.gui.composer.preview_view import PreviewView
from workbench.gui.composer.problem_list import ProblemList
from workbench.gui.composer.request_options import RequestOptions
from workbench.gui.composer.request_scroll import RequestScroll
from workbench.gui.composer.save_row import SaveRow
from workbench.gui.composer.sheet import EventName
from workbench.gui.composer.sheets import not_elsewhere
from workbench.gui.composer.source_button import SourceButton
from workbench.gui.composer.source_model import SourceEntry
from workbench.gui.composer.source_popup import SourcePopup
from workbench.gui.composer.variable_values import VariableValues
from workbench.gui.composer.wrapped_button import WrappedButton
from workbench.gui.keyboard import Keyboard
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.gui.widgets import name
from workbench.model.event import EventProblem
from workbench.model.event_draft import EventDraft

SENDING = ("run.invoke", "run.invoke_async", "run.dry_run")


class ComposerPanel(QWidget):
    """Shows the event in hand and how it is sent.

    `fault_changed` carries the JsonFault that keeps the text from being JSON, or None; `file_wanted` a file to edit,
    and a line (0 for none).
    """

    fault_changed = Signal(object)
    file_wanted = Signal(Path, int)

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actions = actions
        self._is_new = True
        self._fault: JsonFault | None = None
        name(self, "composer", tr("Event composer"))
        self._make_event(app, look, tasks, actions)
        self._make_request(app, look, actions)
        self.head, self.foot = lay_out(self, look, actions)
        self.commands = EventCommands(app, look, tasks, self, actions)
        self._connect()
        self._shown_anew()
        self.hand.checker.check_now()
        self._context_changed(app.context.value)

    def _make_event(self, app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> None:
        self.editor = JsonEditor(look, self)
        self.wrapped = WrappedButton(look, self)
        self.hand = Composing(app, tasks, self.editor, self.wrapped, self)
        self.disk = DiskChanges(app, tasks, self.hand, self)
        self.values = VariableValues(app, tasks, self)
        self.environment = EnvironmentButton(app, look, tasks, actions, values=self.values, parent=self)
        self.editor.completion.knowledge = EventKnowledge(lambda: self.hand.known, self.values)
        self.form = FormView(look, self)
        self.sync = FormSync(self.form, self.editor, lambda: self.hand.known, self, tasks=tasks)
        self.preview = PreviewView(app, look, tasks, actions, values=self.values, read=self.hand.draft, parent=self)
        self.pages = Pages(self.form, self.editor, self.preview, self)
        self.modes = ModeButtons(self)
        self.mode = ModeChoice(self.modes, self.pages, self)
        self.source = SourceButton(look, self)
        self.popup = SourcePopup(look, self)
        self.check = CheckRow(look, self)
        self.problems = ProblemList(look, self)
        self.save_row = SaveRow(self._is_taken, self)

    def _make_request(self, app: Application, look: Look, actions: Actions) -> None:
        self.options = OptionRows(app, look, self)
        self.request_scroll = RequestScroll(self.options, self)
        self.request = RequestOptions(app, self.options)
        self.invoke_button = InvokeButton(look, actions, self)

    @property
    def fault(self) -> JsonFault | None:
        """What keeps the text from being JSON."""
        return self.hand.fault

    def event_text(self) -> str:
        """The text exactly as typed."""
        return self.editor.text()

    def set_event(self, event_name: str, text: str, type_id: str = "") -> None:
        """Put an event in place of the text, under its saved name or its catalogue id; undo brings the old back."""
        self.hand.put(EventName(event_name, self._is_taken(event_name), type_id), text)

    async def open_event(self, entry: SourceEntry) -> None:
        """Put a saved event or a sample in place of the text, and take the keyboard, unless its user has moved on.

        Raises DocumentError, EventError, UsageError.
        """
        keyboard = Keyboard()
        if await self.commands.put(entry):
            self._note_use()
            if not keyboard.has_moved:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    async def preview_event(self, entry: SourceEntry) -> None:
        """The same for a look: the keyboard stays where it is, and a text that was edited is not replaced."""
        await self.commands.preview(entry)

    def show_draft(self, draft: EventDraft, keyboard: Keyboard) -> None:
        """Put a draft in place of the event in hand, with its envelopes and its environment.

        It takes the keyboard, unless its user has moved on.
        """
        if draft.environment:
            choose_environment(self._app, draft.environment)
        self.hand.put(EventName(draft.name, self._is_taken(draft.name), draft.type_id, draft.shells), draft.text)
        if not keyboard.has_moved:
            self._go_back()

    @property
    def state_key(self) -> str:
        """Under which the draft that is shown is kept: workspace and function."""
        return self.hand.sheets.key

    def state(self) -> dict[str, object]:
        """The texts being written, for the session file."""
        return {"drafts": self.hand.sheets.state(), "options": self.request.state(), "mode": self.mode.state()}

    def restore(self, state: object) -> None:
        """Bring back what `state` gave; texts written since are kept."""
        if isinstance(state, dict):
            workspace = self._app.workspace.current  # what is selected follows a little later
            folder = workspace.root if workspace else self._app.context.value.workspace
            self.request.restore(not_elsewhere(state.get("options"), folder))
            self.mode.restore(state.get("mode"))
            self.hand.restore(not_elsewhere(state.get("drafts"), folder))

    def jump(self, line: int, column: int) -> None:
        """Show a place of the event's text, both from 1."""
        self.mode.need_text()
        self.editor.jump(line, column)

    # -- connections -----------------------------------------------------------------------------

    def _connect(self) -> None:
        hand = self.hand
        hand.replaced.connect(self._shown_anew)
        hand.named.connect(self._show_name)
        hand.found.connect(self._found)
        hand.understood.connect(self._understood)
        self.editor.edited.connect(lambda: self.preview.event_changed(self.editor.document().characterCount()))
        self.source.clicked.connect(self.commands.choose_source)
        self.popup.picked.connect(lambda entry: self._tasks.start(self.open_event(entry), "composer-source"))
        self.check.fault_chosen.connect(lambda fault: self.jump(fault.line, fault.column))
        self.check.problems_toggled.connect(self._show_problem_list)
        self.problems.chosen.connect(self._go_to_problem)
        self.problems.left.connect(self._go_back)
        self.form.fault_link.connect(self._show_fault)
        self.form.set_resolver(self.values.resolved_value)
        self.values.changed.connect(self.form.refresh_values)
        self.environment.file_requested.connect(self.file_wanted)
        self.sync.changed.connect(hand.changed_by_form)
        self.sync.place_wanted.connect(self.jump)
        self.sync.refused.connect(lambda why: self._app.notices.warn(tr("The field cannot be changed so."), why))
        self.save_row.left.connect(self._go_back)
        # The command reads the context a moment later, on the loop; what was typed last must be there by then.
        for command in SENDING:
            self._actions.action(command).triggered.connect(self._take_all)
        self.request.changed.connect(lambda options: self._app.context.update(options=options))
        self.options.fields.changed.connect(lambda: self.check.show_kind(self.request.options.invocation_type))
        events = self._app.events
        stops = (
            self._app.context.changed.connect(self._context_changed),
            events.renamed.connect(lambda names: hand.follow(*names)),
            events.deleted.connect(lambda gone: hand.follow(gone, None)),
            events.restored.connect(hand.restored),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])

    # -- what the user does ----------------------------------------------------------------------

    def _is_taken(self, event_name: str) -> bool:
        workspace = self._app.workspace.current
        return workspace is not None and any(event.name == event_name for event in workspace.events)

    def _show_problem_list(self, wanted: bool) -> None:
        self.problems.setVisible(wanted)
        if wanted:
            self.problems.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_problem(self, problem: EventProblem) -> None:
        path = path_in(self.hand.known.value, problem.pointer)
        if self.pages.mode is Mode.FORM and path is not None and self.form.go_to(path):
            self.form.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.jump(problem.line, problem.column)

    def _show_fault(self) -> None:
        if self.fault is not None:
            self.jump(self.fault.line, self.fault.column)

    def _go_back(self) -> None:
        self.pages.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_all(self) -> None:
        self.form.finish()
        self.hand.take_text()
        self._note_use()
        self._app.context.update(options=self.request.options)

    def _note_use(self) -> None:
        function = self._app.context.value.function
        if function is not None:
            note_used(self._app, function, self.hand.name.name)

    # -- what is shown ---------------------------------------------------------------------------

    def _shown_anew(self) -> None:
        """Another event is in hand."""
        self._is_new = True
        self.mode.suit(known=bool(self.hand.name.type_id))
        self.preview.event_changed()

    def _found(self, finding: Finding) -> None:
        if finding.fault != self._fault:
            self._fault = finding.fault
            self.fault_changed.emit(finding.fault)
        self.editor.show_fault(finding.fault)
        self.check.show_finding(finding)
        if finding.fault is not None:
            self.form.show_form(self.hand.known.form)
            self.form.set_fault(tr("The JSON has a fault. {fault}", fault=fault_text(finding.fault)))
            self._show_problems(())

    def _understood(self, known: Understanding) -> None:
        kind = self._app.catalogue.get(known.type_id)
        self.form.set_fault("")
        self.form.show_form(known.form)
        self.form.show_source("" if kind is None else kind.source)
        self._show_problems(known.problems)
        if self._is_new:
            self._is_new = False
            self.mode.suit(known=kind is not None)

    def _show_problems(self, problems: tuple[EventProblem, ...]) -> None:
        kind = self._app.catalogue.get(self.hand.known.type_id)
        self.check.show_problems(problems, "" if kind is None else f"{kind.service} · {kind.title}")
        self.problems.show_problems(problems)
        self.editor.show_problems(problems)

    def _show_name(self) -> None:
        called, known = self.hand.name, self.hand.known
        kind = None if called.saved else self._app.catalogue.get(called.name)
        title = called.name if kind is None else f"{kind.service} · {kind.title}"
        self.source.show_source(title, saved=called.saved, edited=self.hand.edited)
        self.wrapped.show_state(called.shells, known.envelope, known.carried, event_inside=known.carries_event)

    def _context_changed(self, context: Context) -> None:
        self.invoke_button.set_running(bool(context.running))
        if self.hand.context_changed(context):
            self.request.show(self.state_key)
        self.preview.event_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """A panel that comes back shows what is true now."""
        super().showEvent(event)
        self.hand.checker.check_now()
