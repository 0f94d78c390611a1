"""QActions made from the command table: one a command, enabled as the context says, bound or run by id."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.app.command_table import COMMANDS
from workbench.app.commands import Command, Work
from workbench.app.context import Context
from workbench.app.key_text import Keys, keys_text
from workbench.gui.key_claims import KeyClaims
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr

Bound = Callable[[], None]


class Actions(QObject):
    """The window's actions. A command with `run` starts as a task; one without does what was bound to its id."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._tasks = tasks
        self._bound: dict[str, Bound] = {}
        self._recent: list[str] = []
        self._commands = {command.id: command for command in COMMANDS}
        self._actions = {command.id: self._make(command) for command in COMMANDS}
        look.changed.connect(self._draw_icons)
        stops = (
            app.context.changed.connect(self._context_changed),
            app.keymap.changed.connect(self._keys_changed),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        self._draw_icons()
        self._refresh()

    def action(self, command_id: str) -> QAction:
        """The action of a command; an id that is not in the table raises KeyError."""
        return self._actions[command_id]

    def knows(self, command_id: str) -> bool:
        """Whether the table has this command."""
        return command_id in self._commands

    def command(self, command_id: str) -> Command:
        """The command's row of the table."""
        return self._commands[command_id]

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def bind(self, command_id: str, fn: Bound) -> None:
        """Let a command do `fn` (a plain function) when it is triggered; it is enabled from now on."""
        if command_id not in self._commands:
            raise KeyError(command_id)
        self._bound[command_id] = fn
        self._refresh()

    def usable(self, command_id: str) -> bool:
        """Whether something would happen if the command were triggered in some context."""
        return command_id in self._bound or self._commands[command_id].run is not None

    def keys(self, command_id: str) -> tuple[Keys, ...]:
        """The keys that the keymap gives a command now."""
        return self._app.keymap.binding(command_id).keys

    def shortcut_text(self, command_id: str) -> str:
        """A command's first keys as the platform writes them, or an empty text; `changed` of its action tells more."""
        return native_text(*self.keys(command_id)[:1])

    def tool_tip(self, command_id: str) -> str:
        """What a control of this command says under the pointer: its help (or title) and its keys."""
        command = self._commands[command_id]
        keys = self.shortcut_text(command_id)
        about = tr(command.help or command.title)
        return f"{about} ({keys})" if keys else about

    def recent(self) -> tuple[str, ...]:
        """Ids of commands used in this session, the latest first."""
        return tuple(self._recent)

    def add_to(self, window: QWidget) -> None:
        """Let the shortcuts work anywhere in `window`, also those that its text fields would take."""
        window.addActions(list(self._actions.values()))
        KeyClaims(self._app.keymap, window)

    def _make(self, command: Command) -> QAction:
        action = QAction(tr(command.title), self)
        action.setObjectName(command.id)
        action.setStatusTip(tr(command.help))
        self._give_keys(command.id, action)
        action.triggered.connect(lambda: self._trigger(command))
        return action

    def _give_keys(self, command_id: str, action: QAction) -> None:
        action.setShortcuts([QKeySequence(keys_text(keys)) for keys in self.keys(command_id)])
        action.setToolTip(self.tool_tip(command_id))

    def _keys_changed(self, _told: None) -> None:
        for command_id, action in self._actions.items():
            self._give_keys(command_id, action)

    def _trigger(self, command: Command) -> None:
        self._recent = [command.id, *(one for one in self._recent if one != command.id)][:20]
        bound = self._bound.get(command.id)
        if bound is not None:
            bound()
        elif command.run is not None:
            self._tasks.start(_work(command.run, self._app), command.id)

    def _context_changed(self, _context: Context) -> None:
        self._refresh()

    def _refresh(self) -> None:
        context = self._app.context.value
        for command in self._commands.values():
            self._actions[command.id].setEnabled(self.usable(command.id) and command.enabled(context))

    def _draw_icons(self) -> None:
        for command in self._commands.values():
            if command.icon:
                self._actions[command.id].setIcon(self._look.icon(command.icon, "muted"))


async def _work(run: Work, app: Application) -> None:
    await run(app)


def native_text(keys: Keys = ()) -> str:
    """Keys as the platform writes them; an empty text for none."""
    return QKeySequence(keys_text(keys)).toString(QKeySequence.SequenceFormat.NativeText)
