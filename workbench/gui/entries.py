"""What the palette offers: commands, functions, events, files and workspaces, each as entries that do something."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from workbench.app.commands import Command
from workbench.gui.actions import Actions
from workbench.gui.palette_entry import Entry
from workbench.gui.welcome import short_path
from workbench.model.event import EventType, SavedEvent
from workbench.model.function import Function
from workbench.model.service import ServedFunction

Chosen = Callable[[str], None]
PathChosen = Callable[[Path], None]

FILE_ICONS = {".py": "file-code", ".js": "file-code", ".mjs": "file-code", ".cjs": "file-code", ".ts": "file-code"}


def command_entries(actions: Actions) -> list[Entry]:
    """Every command that can be used now: those used lately first, then the table's order."""
    recent = actions.recent()
    usable = [one for one in actions if actions.action(one.id).isEnabled() and one.id != "view.palette"]
    order = {command_id: place for place, command_id in enumerate(recent)}
    usable.sort(key=lambda command: order.get(command.id, len(order)))
    return [_command_entry(command, actions) for command in usable]


def _command_entry(command: Command, actions: Actions) -> Entry:
    detail = command.menu.value if command.menu else ""
    trigger = actions.action(command.id).trigger
    return Entry(command.title.rstrip("…"), trigger, detail, actions.shortcut_text(command.id), command.icon)


def shortcut_entries(actions: Actions) -> list[Entry]:
    """Every command that has a key, to read or to run."""
    return [_command_entry(command, actions) for command in actions if actions.keys(command.id)]


def function_entries(functions: Iterable[Function], choose: Chosen) -> list[Entry]:
    """The functions, with runtime and application."""
    return [_function_entry(function, choose) for function in functions]


def served_entries(functions: Iterable[ServedFunction], choose: Callable[[str, str], None]) -> list[Entry]:
    """The functions of the Lambda service, with runtime, region and account."""
    return [_served_entry(one, choose) for one in functions]


def _served_entry(served: ServedFunction, choose: Callable[[str, str], None]) -> Entry:
    config = served.config
    kind = config.runtime or config.package_type.value.lower()
    detail = f"{kind} · Lambda service · {config.account_id} · {config.region}"
    return Entry(config.name, lambda: choose(served.scope, config.name), detail, icon="square-function")


def _function_entry(function: Function, choose: Chosen) -> Entry:
    kind = function.config.runtime or function.config.package_type.value.lower()
    detail = f"{kind} · {function.origin.application}" if function.origin.application else kind
    icon = "square-function" if function.runnable else "circle-alert"
    return Entry(function.name, lambda: choose(function.name), detail, icon=icon)


def event_entries(events: Iterable[SavedEvent], choose: PathChosen) -> list[Entry]:
    """The workspace's saved events."""
    return [Entry(one.name, _choose_path(choose, one.path), "saved event", icon="braces") for one in events]


def sample_entries(types: Iterable[EventType], choose: Chosen) -> list[Entry]:
    """The catalogue's event types."""
    return [_sample_entry(one, choose) for one in types]


def _sample_entry(one: EventType, choose: Chosen) -> Entry:
    return Entry(f"{one.service} · {one.title}", lambda: choose(one.id), "sample", icon="list")


def file_entries(root: Path, files: Sequence[Path], choose: PathChosen) -> list[Entry]:
    """The files of the workspace: name first, its folder beside it."""
    return [_file_entry(root, path, choose) for path in files]


def _file_entry(root: Path, path: Path, choose: PathChosen) -> Entry:
    folder = path.parent.relative_to(root).as_posix()
    detail = "" if folder == "." else folder
    return Entry(path.name, _choose_path(choose, path), detail, icon=FILE_ICONS.get(path.suffix, "file-text"))


def workspace_entries(recent: Iterable[Path], current: Path | None, choose: PathChosen) -> list[Entry]:
    """Workspaces that were open before, without the one that is."""
    return [
        Entry(path.name, _choose_path(choose, path), short_path(path.parent), icon="folder")
        for path in recent
        if path != current
    ]


def _choose_path(choose: PathChosen, path: Path) -> Callable[[], None]:
    return lambda: choose(path)
