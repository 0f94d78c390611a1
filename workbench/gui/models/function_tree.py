"""What the explorer shows, as plain rows: applications with their functions, and the folder of saved events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from workbench.gui.models.figures import size_text
from workbench.gui.translation import tr
from workbench.model.event import SavedEvent
from workbench.model.function import Function, OriginKind, PackageType
from workbench.model.problem import Severity
from workbench.model.remote import RemoteFunction, RemotePlace
from workbench.model.runtime import Runtime, Support
from workbench.model.workspace import Workspace


class Runtimes(Protocol):
    """The part of the runtime table that rows need."""

    def get(self, runtime_id: str, /) -> Runtime | None:
        """The runtime of that id, or None."""


EVENTS_KEY = "events"
"""The key of the section of saved events."""

FAVOURITES_KEY = "favourites"
"""The key of the section of starred functions; each stands in its application too."""


class RowKind(StrEnum):
    """What a row stands for."""

    SECTION = "section"
    FUNCTION = "function"
    FOLDER = "folder"
    EVENT = "event"
    PLACE = "place"
    """An account in a region, of the Lambda service or of AWS."""
    REMOTE = "remote"
    """A function of an AWS account."""
    HINT = "hint"
    """What would stand here."""


CONTAINERS = (RowKind.SECTION, RowKind.FOLDER, RowKind.PLACE)
"""The rows that have rows below them."""


class Mark(StrEnum):
    """The sign at the right end of a row."""

    NONE = ""
    ERROR = "error"
    WARNING = "warning"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `key` is unique among its siblings and stays the same when the workspace is read again.

    `secondary` stands at the right; `deprecated` colours it as a warning. `search` is what the filter looks in. `scope`
    is that of a function of the Lambda service, `folder` the name of a folder of events, `place` that of AWS.
    A hint that `offers` something does it when it is clicked.
    """

    key: str
    kind: RowKind
    text: str
    secondary: str = ""
    deprecated: bool = False
    mark: Mark = Mark.NONE
    tip: str = ""
    search: str = ""
    function: Function | None = None
    scope: str = ""
    event: SavedEvent | None = None
    folder: str = ""
    remote: RemoteFunction | None = None
    place: RemotePlace | None = None
    offers: bool = False
    children: "tuple[Row, ...]" = ()

    @property
    def problems(self) -> int:
        """How many problems its function has."""
        return 0 if self.function is None else len(self.function.problems)


def build_rows(
    workspace: Workspace | None, runtimes: Runtimes, today: date, favourites: Sequence[str] = ()
) -> tuple[Row, ...]:
    """The sections of `workspace`: its favourites, an application each in order of appearance, then the events."""
    if workspace is None:
        return ()
    groups: dict[tuple[str, str], list[Function]] = {}
    for function in workspace.functions:
        groups.setdefault(_group(function), []).append(function)
    sections = [
        _application(key, _in_folders(functions, workspace.root, runtimes, today)) for key, functions in groups.items()
    ]
    if starred := favourite_rows(sections, favourites):
        sections.insert(0, Row(FAVOURITES_KEY, RowKind.SECTION, tr("Favourites"), children=starred))
    if workspace.events:
        sections.append(Row(EVENTS_KEY, RowKind.SECTION, tr("Events"), children=_event_rows(workspace.events)))
    return tuple(sections)


def favourite_rows(sections: Iterable[Row], names: Sequence[str]) -> tuple[Row, ...]:
    """The rows of the functions of these names, in the names' order."""
    if not names:
        return ()
    rows = [row for section in sections for row in _functions_of(section)]
    found = {row.text: row for row in reversed(rows)}
    return tuple(found[name] for name in names if name in found)


def _functions_of(row: Row) -> Iterable[Row]:
    if row.function is not None:
        yield row
    for child in row.children:
        yield from _functions_of(child)


def _group(function: Function) -> tuple[str, str]:
    origin = function.origin
    return origin.application, "" if origin.kind is OriginKind.FOLDER else str(origin.path)


def _application(key: tuple[str, str], rows: tuple[Row, ...]) -> Row:
    application, path = key
    title = f"{application} · {Path(path).name}" if path else application
    return Row(f"app:{application}:{path}", RowKind.SECTION, title, tip=path, children=_unique(rows))


def _in_folders(functions: Iterable[Function], root: Path, runtimes: Runtimes, today: date) -> tuple[Row, ...]:
    """A row for each function; those that no template names stand in the folders that hold theirs, after the others."""
    alone: list[Row] = []
    folders: dict[str, list[Row]] = {}
    for function in functions:
        folder = _folder(function, root)
        (folders.setdefault(folder, []) if folder else alone).append(function_row(function, runtimes, today))
    below = (
        Row(f"folder:{folder}", RowKind.FOLDER, folder, tip=str(root / folder), children=_unique(tuple(rows)))
        for folder, rows in sorted(folders.items())
    )
    return (*alone, *below)


def _folder(function: Function, root: Path) -> str:
    """The folder, from the workspace's, that holds a bare function's own; empty for what stands in the workspace's."""
    code = function.config.code_path
    if function.origin.kind is not OriginKind.FOLDER or not code.is_relative_to(root) or code == root:
        return ""
    parent = code.parent.relative_to(root).as_posix()
    return "" if parent == "." else parent


def _unique(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with keys of their own, also when two functions bear one name."""
    seen: dict[str, int] = {}
    unique: list[Row] = []
    for row in rows:
        seen[row.key] = seen.get(row.key, 0) + 1
        count = seen[row.key]
        unique.append(row if count == 1 else _renamed(row, f"{row.key}#{count}"))
    return tuple(unique)


def _renamed(row: Row, key: str) -> Row:
    values = {name: getattr(row, name) for name in Row.__dataclass_fields__}
    return Row(**{**values, "key": key})


def function_row(function: Function, runtimes: Runtimes, today: date) -> Row:
    """The row of a function."""
    config = function.config
    name = "image" if config.package_type is PackageType.IMAGE else config.runtime
    support = support_of(runtimes.get(config.runtime), today)
    deprecated = support is Support.DEPRECATED
    return Row(
        key=config.name,
        kind=RowKind.FUNCTION,
        text=config.name,
        secondary=tr("{name} · deprecated", name=name) if deprecated else name,
        deprecated=deprecated,
        mark=_mark(function),
        tip=_tip(function, runtimes.get(config.runtime), support),
        search="\n".join((config.name, function.origin.logical_id, name, config.handler, *_tags(function))).casefold(),
        function=function,
    )


def _tags(function: Function) -> Iterable[str]:
    return (f"{key}={value}" for key, value in function.tags)


def support_of(runtime: Runtime | None, today: date) -> Support:
    """How AWS supports a runtime on a day; one that is not in the table is not known to be deprecated."""
    return Support.SUPPORTED if runtime is None else runtime.support(today)


def _mark(function: Function) -> Mark:
    severities = {problem.severity for problem in function.problems}
    if Severity.ERROR in severities:
        return Mark.ERROR
    if Severity.WARNING in severities:
        return Mark.WARNING
    return Mark.UNRESOLVED if function.unresolved else Mark.NONE


def _tip(function: Function, runtime: Runtime | None, support: Support) -> str:
    """What the pointer is told: the function's figures, then what is wrong, then what nobody here can know."""
    config = function.config
    lines = [
        config.name,
        f"{config.handler or tr('no handler')} · {config.memory_mb} MB · {config.timeout_s:g} s",
    ]
    if runtime is not None and runtime.deprecation is not None and support is not Support.SUPPORTED:
        past = support is Support.DEPRECATED
        told = tr("{runtime} was deprecated on {day}.") if past else tr("{runtime} will be deprecated on {day}.")
        lines.append(told.format(runtime=runtime.id, day=runtime.deprecation.isoformat()))
    lines += [" ".join(part for part in (one.what, one.why, one.next_step) if part) for one in function.problems]
    lines += [
        tr(
            "{property} is not known here: {expression} ({reason})",
            property=one.property,
            expression=one.expression,
            reason=one.reason,
        )
        for one in function.unresolved
    ]
    return "\n".join(lines)


def _event_rows(events: Iterable[SavedEvent]) -> tuple[Row, ...]:
    tree: dict[str, object] = {}
    for event in events:
        *folders, name = event.name.split("/")
        level = tree
        for folder in folders:
            below = level.setdefault(f"{folder}/", {})
            assert isinstance(below, dict)
            level = below
        level[name] = event
    return _event_level(tree)


def _event_level(level: Mapping[str, object], above: str = "") -> tuple[Row, ...]:
    rows: list[Row] = []
    for key in sorted(level, key=lambda name: (not name.endswith("/"), name.casefold())):
        match level[key]:
            case dict() as below:
                children = _event_level(below, above + key)
                rows.append(Row(key, RowKind.FOLDER, key[:-1], folder=(above + key)[:-1], children=children))
            case SavedEvent() as event:
                rows.append(_event_row(key, event))
    return tuple(rows)


def _event_row(key: str, event: SavedEvent) -> Row:
    about = " · ".join(part for part in (event.type_id, event.environment) if part)
    return Row(
        key,
        RowKind.EVENT,
        event.path.name,
        about or size_text(event.size),
        tip=f"{event.path}\n{size_text(event.size)}{' · ' if about else ''}{about}",
        search=f"{event.name}\n{about}".casefold(),
        event=event,
    )
