"""`workbench queue`: the asynchronous events that wait, and their removal."""

import argparse
import os
import time
from typing import Any

from workbench.app.use_cases.queue_upkeep import purge_queue, waiting_events
from workbench.cli.output import note, out, out_json, table
from workbench.cli.session import application
from workbench.model.async_event import AsyncEventInfo
from workbench.model.errors import UsageError

_NS = 1_000_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="the folder whose events (default: of all folders)")
    parser.add_argument("--purge", action="store_true", help="remove the events of PATH that wait")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """List what waits, or remove it; nothing runs because of that."""
    scope = _scope(arguments.path)
    if arguments.purge and not scope:
        raise UsageError("The folder is not named.", "", "Name the folder whose events are to be removed.")
    async with application(records=arguments.purge) as app:
        removed = await purge_queue(app, scope) if arguments.purge else 0
        events = await waiting_events(app, scope)
    if arguments.json:
        left = {"events": [_as_json(event) for event in events]}
        out_json({"removed": removed, **left} if arguments.purge else left)
        return 0
    if arguments.purge:
        out(f"{removed} {'event' if removed == 1 else 'events'} removed.")
    if events:
        columns = ("id", "function", "state", "attempts", "queued", "due", "folder")
        out(table(columns, [_row(event) for event in events]))
    elif not arguments.purge:
        note("No event waits.")
    return 0


def _scope(path: str | None) -> str:
    """The folder's name in the queue: made as the workspace's root is, without a look at the folder."""
    return os.path.abspath(path) if path else ""  # noqa: PTH100 - Path.absolute keeps `..`


def _as_json(event: AsyncEventInfo) -> dict[str, Any]:
    return {
        "id": event.id,
        "folder": event.scope,
        "function": event.function,
        "qualifier": event.qualifier,
        "payload_bytes": event.payload_bytes,
        "state": event.state,
        "attempts": event.attempts,
        "queued_ns": event.accepted_ns,
        "due_ns": event.due_ns,
    }


def _row(event: AsyncEventInfo) -> tuple[str, ...]:
    return (
        event.id,
        event.function,
        event.state.value,
        str(event.attempts),
        _time(event.accepted_ns),
        _time(event.due_ns),
        event.scope,
    )


def _time(wall_time_ns: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(wall_time_ns / _NS))
