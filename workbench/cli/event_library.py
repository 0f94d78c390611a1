"""`workbench events saved`, `import` and `export`: the saved events of a workspace."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from workbench.cli.output import note, out, out_json, table
from workbench.model.errors import UsageError
from workbench.model.event import SavedEvent
from workbench.project.event_library import FOLDER, SUFFIX, list_events
from workbench.project.event_sidecar import read_sidecar

LIBRARY_ACTIONS = ("saved", "import", "export")
_SOME_REFUSED = 1


def configure_library(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of the three."""
    library = parser.add_argument_group("import and export")
    library.add_argument(
        "--workspace", default=".", metavar="PATH", help="the folder that has the saved events (default: this one)"
    )
    library.add_argument("--into", default="", metavar="FOLDER", help="the folder of events that imported ones go to")
    library.add_argument("--out", metavar="FILE", help="where the schema of the shareable test events goes")


def run_library(arguments: argparse.Namespace) -> int:
    """Do what the action says; 1 when a file was not imported. Raises UsageError, DocumentError, EventError."""
    match arguments.action:
        case "import":
            return _import(_root(arguments.workspace), arguments)
        case "export":
            _export(_root(arguments.workspace), arguments)
        case _:
            _list(_root(*(arguments.subjects or [arguments.workspace])), as_json=arguments.json)
    return 0


def _root(path: str, *more: str) -> Path:
    root = Path(path)
    if more or not root.is_dir():
        raise UsageError(f"{' '.join((path, *more))} is no folder.", "", "Name the folder of the workspace.")
    return root.resolve()


def _list(root: Path, *, as_json: bool) -> None:
    events = list_events(root)
    if as_json:
        out_json({"events": [_as_json(event) for event in events]})
    elif events:
        columns = ("name", "type", "environment", "bytes")
        out(table(columns, [(event.name, event.type_id, event.environment, str(event.size)) for event in events]))
    else:
        note(f"No event is saved in {root / FOLDER}.")


def _as_json(event: SavedEvent) -> dict[str, Any]:
    return {
        "name": event.name,
        "path": str(event.path),
        "bytes": event.size,
        "type": event.type_id,
        "environment": event.environment,
    }


def _import(root: Path, arguments: argparse.Namespace) -> int:
    # Imported late: listing needs none of it.
    from workbench.project.event_exchange import import_events  # noqa: PLC0415

    if not arguments.subjects:
        raise UsageError("import needs files or folders.", "", "Write: workbench events import PATH...")
    imported = import_events(root, [Path(each) for each in arguments.subjects], arguments.into.strip("/"))
    if arguments.json:
        refused = [{"path": str(each.path), "why": each.why} for each in imported.refused]
        out_json({"events": [_as_json(event) for event in imported.events], "refused": refused})
    else:
        for event in imported.events:
            out(event.name)
    for each in imported.refused:
        note(f"not imported: {each.path}: {each.why}")
    return _SOME_REFUSED if imported.refused else 0


def _export(root: Path, arguments: argparse.Namespace) -> None:
    from workbench.project.event_exchange import export_events  # noqa: PLC0415

    if not arguments.subjects or not arguments.out:
        step = "Write: workbench events export FUNCTION EVENT... --out FILE"
        raise UsageError("export needs a function and a file.", "", step)
    function, *names = arguments.subjects
    events = tuple(_named(root, names)) if names else _of_function(root, function)
    written = export_events(function, events, Path(arguments.out))
    out(str(written))
    note("1 event." if len(events) == 1 else f"{len(events)} events.")


def _named(root: Path, names: Sequence[str]) -> Iterator[SavedEvent]:
    """The events of these names; the name of a folder stands for those in it."""
    there = {event.name: event for event in list_events(root)}
    for name in names:
        stem = name.removesuffix(SUFFIX)
        below = [event for event in there.values() if event.name.startswith(f"{name.rstrip('/')}/")]
        if stem not in there and not below:
            raise UsageError(f"There is no saved event {name}.", "", "List them with: workbench events saved")
        yield from [there[stem]] if stem in there else below


def _of_function(root: Path, function: str) -> tuple[SavedEvent, ...]:
    found = tuple(event for event in list_events(root) if read_sidecar(event.path).function == function)
    if not found:
        raise UsageError(f"No saved event is for {function}.", "", "Name the events, or the folder that they are in.")
    return found
