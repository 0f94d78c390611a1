"""What the palette offers: commands, functions, events, files and workspaces, each as entries that do something."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from workbench.app.commands import Command
from workbench.gui.actions import Actions
from workbench.gui.palette_entry import Entry
from workbench.gui.palette_search import SearchText
from workbench.gui.short_path import short_path
from workbench.gui.translation import tr
from workbench.model.event import EventType, SavedEvent
from workbench.model.function import Function
from workbench.model.service import ServedFunction
from workbench.model.symbol import Symbol, SymbolKind

Chosen = Callable[[str], None]
PathChosen = Callable[[Path], None]

RECENT = 12
"""How much better a file matches that was in front lately."""

SYMBOL_ICONS = {
    SymbolKind.CLASS: "box",
    SymbolKind.FUNCTION: "square-function",
    SymbolKind.METHOD: "square-function",
    SymbolKind.VARIABLE: "equal",
    SymbolKind.TYPE: "brackets",
    SymbolKind.KEY: "braces",
    SymbolKind.HEADING: "hash",
}
FILE_ICONS = {".py": "file-code", ".js": "file-code", ".mjs": "file-code", ".cjs": "file-code", ".ts": "file-code"}


def command_entries(actions: Actions) -> list[Entry]:
    """Every command that can be used now: those used lately first, then the table's order."""
    recent = actions.recent()
    usable = [one for one in actions if actions.action(one.id).isEnabled() and one.id != "view.palette"]
    order = {command_id: place for place, command_id in enumerate(recent)}
    usable.sort(key=lambda command: order.get(command.id, len(order)))
    return [_command_entry(command, actions) for command in usable]


def _command_entry(command: Command, actions: Actions) -> Entry:
    detail = tr(command.menu.value)
    trigger = actions.action(command.id).trigger
    title = tr(command.title)
    english = "" if title == command.title else command.title
    keys = actions.shortcut_text(command.id)
    return Entry(title.rstrip("…"), trigger, detail, keys, command.icon, english=english, about=tr(command.help))


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
    detail = f"{kind} · {tr('Lambda service')} · {config.account_id} · {config.region}"
    return Entry(config.name, lambda: choose(served.scope, config.name), detail, icon="square-function")


def _function_entry(function: Function, choose: Chosen) -> Entry:
    kind = function.config.runtime or function.config.package_type.value.lower()
    detail = f"{kind} · {function.origin.application}" if function.origin.application else kind
    icon = "square-function" if function.runnable else "circle-alert"
    return Entry(function.name, lambda: choose(function.name), detail, icon=icon)


def event_entries(events: Iterable[SavedEvent], choose: PathChosen) -> list[Entry]:
    """The workspace's saved events."""
    return [Entry(one.name, _choose_path(choose, one.path), tr("saved event"), icon="braces") for one in events]


def sample_entries(types: Iterable[EventType], choose: Chosen) -> list[Entry]:
    """The catalogue's event types."""
    return [_sample_entry(one, choose) for one in types]


def _sample_entry(one: EventType, choose: Chosen) -> Entry:
    return Entry(f"{one.service} · {one.title}", lambda: choose(one.id), tr("sample"), icon="list")


def file_search(root: Path, files: Sequence[str], choose: PathChosen) -> SearchText:
    """The files of the workspace (paths from its folder, with slashes); make it off the UI thread."""
    parts = [file.rpartition("/") for file in files]
    texts = [f"{name}\n{folder}".lower() for folder, _, name in parts]

    def entry(place: int) -> Entry:
        folder, _, name = parts[place]
        return Entry(name, lambda: choose(root / files[place]), folder, icon=_file_icon(name))

    return SearchText(texts, entry)


def recent_entries(root: Path, recent: Iterable[Path], choose: PathChosen) -> list[Entry]:
    """Files that were in front lately; they match better than others."""
    return [
        Entry(path.name, _choose_path(choose, path), _folder(root, path), icon=_file_icon(path.name), boost=RECENT)
        for path in recent
    ]


def _folder(root: Path, path: Path) -> str:
    if not path.is_relative_to(root):
        return short_path(path.parent)
    folder = path.parent.relative_to(root).as_posix()
    return "" if folder == "." else folder


def _file_icon(name: str) -> str:
    return FILE_ICONS.get(name[max(name.rfind("."), 0) :], "file-text")


def symbol_entries(symbols: Iterable[Symbol], choose: Callable[[int, int], None]) -> list[Entry]:
    """What a file defines, as it is nested, with lines."""
    return [_symbol_entry(one, choose) for one in symbols]


def _symbol_entry(one: Symbol, choose: Callable[[int, int], None]) -> Entry:
    detail = f"{tr(one.kind.value)} · {tr('line {n:,}', n=one.line + 1)}"
    return Entry(
        one.name, lambda: choose(one.line + 1, one.column + 1), detail, icon=SYMBOL_ICONS[one.kind], depth=one.depth
    )


def workspace_entries(recent: Iterable[Path], current: Path | None, choose: PathChosen) -> list[Entry]:
    """Workspaces that were open before, without the one that is."""
    return [
        Entry(path.name, _choose_path(choose, path), short_path(path.parent), icon="folder")
        for path in recent
        if path != current
    ]


def _choose_path(choose: PathChosen, path: Path) -> Callable[[], None]:
    return lambda: choose(path)
