"""What the composer's commands do: choose an event, keep it, take one that was sent, change how it is shown."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from workbench.app.application import Application
from workbench.app.use_cases.capture import event_of_run
from workbench.app.use_cases.event_environments import choose_environment
from workbench.app.use_cases.last_used import last_used
from workbench.gui import dialogs
from workbench.gui.actions import Actions
from workbench.gui.composer import kept_events
from workbench.gui.composer.event_actions import formatted, minified
from workbench.gui.composer.history_menu import HistoryMenu, events_sent
from workbench.gui.composer.mode_buttons import Mode
from workbench.gui.composer.source_model import SourceEntry, source_entries
from workbench.gui.keyboard import Keyboard
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.project.event_make import MOST_RECORDS

if TYPE_CHECKING:
    from workbench.gui.composer.panel import ComposerPanel


class EventCommands(QObject):
    """Binds the commands on the event to the panel that holds it."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, panel: "ComposerPanel", actions: Actions) -> None:
        super().__init__(panel)
        self._app = app
        self._look = look
        self._tasks = tasks
        self._panel = panel
        self._told = False
        panel.save_row.saving.connect(lambda chosen: tasks.start(self._save_as(chosen, Keyboard()), "composer-save"))
        bind, hand = actions.bind, panel.hand
        bind("event.sample", self.choose_source)
        bind("event.save", self.ask_name)
        bind("event.format", lambda: hand.rewrite(formatted))
        bind("event.minify", lambda: hand.rewrite(minified))
        bind("event.wrap", panel.wrapped.open_menu)
        bind("event.renew", panel.sync.renew)
        bind("event.records", self.ask_records)
        bind("event.preview", panel.mode.toggle_preview)
        bind("event.history", self.show_history)
        for mode in (Mode.FORM, Mode.JSON, Mode.BOTH):
            bind(f"event.view_{mode}", partial(self._show_mode, mode))

    async def put(self, entry: SourceEntry) -> bool:
        """Put a saved event or a sample in place of the text; whether the function is still the one it was for.

        Raises DocumentError, EventError, UsageError.
        """
        panel, key = self._panel, self._panel.state_key
        if entry.path is not None:
            await panel.disk.note(entry.path)
        loaded = await kept_events.load(self._app, entry)
        if key != panel.state_key:
            return False
        if loaded.sidecar is not None:
            panel.request.show_options(loaded.sidecar.options)
            if loaded.sidecar.environment:
                choose_environment(self._app, loaded.sidecar.environment)
        panel.hand.put(loaded.name, loaded.text)
        return True

    async def preview(self, entry: SourceEntry) -> None:
        """The same, unless the text was edited: that is told once."""
        if not self._panel.hand.edited:
            await self.put(entry)
        elif entry.title != self._panel.hand.name.name and not self._told:
            self._told = True
            why = tr("Enter puts {title} in its place, and undo brings it back.", title=entry.title)
            self._app.notices.info(tr("The composer keeps the event that you edited."), why)

    def choose_source(self) -> None:
        """Open the list of samples and saved events."""
        panel, workspace, function = self._panel, self._app.workspace.current, self._app.context.value.function
        saved = () if workspace is None else workspace.events
        used = last_used(self._app, function) if function is not None else ()
        entries = source_entries(saved, self._app.catalogue.types, used)
        panel.popup.open_below(panel.source, entries, panel.hand.name.name)

    def ask_name(self) -> None:
        """Ask under which name to keep the event."""
        current = self._panel.hand.name
        self._panel.save_row.ask(current.name if current.saved else current.name.replace("/", "-"))

    def ask_records(self) -> None:
        """Ask how many records the event is to have."""
        count = self._panel.sync.records()
        if count is None:
            self._app.notices.info(
                tr("This event has no list of records."), tr("Events of queues and streams have one.")
            )
            return
        dialogs.ask_number(self._panel, tr("Number of records"), count, (1, MOST_RECORDS), self._panel.sync.set_records)

    def show_history(self) -> None:
        """Offer the events that were sent to the function before."""
        runs = events_sent(self._app.runs.recent, self._app.context.value.function or "")
        menu = HistoryMenu(self._look, runs, self._panel)
        menu.chosen.connect(lambda run_id: self._tasks.start(self._use_run(run_id, Keyboard()), "composer-history"))
        menu.open_above(self._panel.foot)

    async def _use_run(self, run_id: str, keyboard: Keyboard) -> None:
        self._panel.show_draft(await event_of_run(self._app, run_id), keyboard)

    async def _save_as(self, event_name: str, keyboard: Keyboard) -> None:
        panel, path = self._panel, self._panel.disk.path_of(event_name)
        if path is not None and event_name == panel.hand.name.name and await panel.disk.is_other(path):
            await panel.disk.note(path)
            told = tr("Another program has changed the file since. Save again to replace it.")
            panel.save_row.refuse(told, keyboard)
            return
        answer = await kept_events.save(self._app, event_name, panel.hand.draft(), panel.request.options)
        if isinstance(answer, str):
            panel.save_row.refuse(answer, keyboard)
            return
        has_moved = keyboard.has_moved
        panel.save_row.hide()
        if not has_moved:
            panel.setFocus(Qt.FocusReason.OtherFocusReason)
        await panel.disk.note(answer.path)
        panel.hand.saved_as(answer.name)

    def _show_mode(self, mode: Mode) -> None:
        self._panel.mode.choose(mode)
        self._panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
