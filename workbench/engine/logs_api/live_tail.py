"""Live Tail: log events as they come, as a stream of frames that lasts until somebody ends it (StartLiveTail)."""

import asyncio
import contextlib
import json
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.base import clock
from workbench.engine.event_stream import frame, string_headers
from workbench.engine.lambda_api.state import Place
from workbench.engine.logs_api.call import LogsCall
from workbench.engine.logs_api.errors import invalid
from workbench.engine.logs_api.filter_pattern import compile_pattern
from workbench.engine.logs_api.groups import group_arn, require_group
from workbench.engine.logs_api.log_store import LogStore
from workbench.engine.logs_api.term_pattern import Matches
from workbench.model.logs import LogAddress

EVENTS_AT_ONCE = 500
EVENTS_BETWEEN = 5_000
"""The most events of one update, and how many are gathered for it: of more than that the rest is left out."""

_TIMED_OUT = "The session has been open for three hours. Start another one."


@dataclass(frozen=True, slots=True)
class Tempo:
    """How often a session tells, and how long it lasts, in seconds."""

    every_s: float = 1.0
    longest_s: float = 3 * 3600.0


DEFAULT_TEMPO = Tempo()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events a session is about: `groups` are identifiers, as the caller wrote them, by name."""

    place: Place
    groups: Mapping[str, str]
    streams: frozenset[str]
    prefixes: tuple[str, ...]
    matches: Matches

    def fits(self, address: LogAddress, text: str) -> bool:
        """Whether an event is wanted."""
        return (
            address.group in self.groups
            and (address.account_id, address.region) == self.place
            and (not self.streams or address.stream in self.streams)
            and (not self.prefixes or address.stream.startswith(self.prefixes))
            and self.matches(text)
        )


class LiveTails:
    """The sessions of one service; all end when it closes."""

    def __init__(self, store: LogStore, tempo: Tempo = DEFAULT_TEMPO) -> None:
        self._store = store
        self._tempo = tempo
        self._closing = asyncio.Event()

    async def start(self, call: LogsCall) -> AsyncIterator[bytes]:
        """The frames of a new session. Raises ApiError for groups that are not there, and what cannot be read."""
        wanted = _wanted(call)

        def check(connection: Any) -> None:
            for name in wanted.groups:
                require_group(connection, call.place, name)

        await self._store.ask(check)
        return self._frames(call, wanted)

    def close(self) -> None:
        """End every session."""
        self._closing.set()

    async def _frames(self, call: LogsCall, wanted: Wanted) -> AsyncIterator[bytes]:
        heard: list[Mapping[str, Any]] = []

        def hear(address: LogAddress, time_ns: int, text: str) -> None:
            if len(heard) < EVENTS_BETWEEN and wanted.fits(address, text):
                heard.append(_result(wanted, address, time_ns, text))

        self._store.listen(hear)
        end_ns = clock.monotonic_ns() + round(self._tempo.longest_s * 1e9)
        try:
            yield _event("initial-response", {})
            yield _event("sessionStart", _session(call))
            while not self._closing.is_set() and clock.monotonic_ns() < end_ns:
                await self._pause()
                update = _event("sessionUpdate", _update(heard))
                heard.clear()  # first: more may be heard before the client has taken it
                yield update
        finally:
            self._store.unlisten(hear)
        if not self._closing.is_set():
            yield _exception("SessionTimeoutException", _TIMED_OUT)

    async def _pause(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._tempo.every_s):
                await self._closing.wait()


def _wanted(call: LogsCall) -> Wanted:
    given = call.members
    groups = {_name(identifier, call.place): identifier for identifier in given["logGroupIdentifiers"]}
    streams, prefixes = given.get("logStreamNames", ()), given.get("logStreamNamePrefixes", ())
    if streams and prefixes:
        raise invalid("logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.")
    if (streams or prefixes) and len(groups) > 1:
        raise invalid("Log streams can be named for one log group only.")
    matches = compile_pattern(given.get("logEventFilterPattern", ""))
    return Wanted(call.place, groups, frozenset(streams), tuple(prefixes), matches)


def _name(identifier: str, place: Place) -> str:
    """AWS takes ARNs here and nothing else, and none that ends in an asterisk."""
    start = group_arn(place, "")
    if not identifier.startswith("arn:") or identifier.endswith("*"):
        raise invalid(f"The log group identifier {identifier} is not the ARN of a log group.")
    if not identifier.startswith(start):
        raise invalid(f"The log group {identifier} is not one of account {place.account_id} in {place.region}.")
    return identifier.removeprefix(start)


def _session(call: LogsCall) -> Mapping[str, Any]:
    given = call.members
    return {
        "requestId": call.request_id,
        "sessionId": str(uuid.uuid4()),
        "logGroupIdentifiers": given["logGroupIdentifiers"],
        "logStreamNames": given.get("logStreamNames", []),
        "logStreamNamePrefixes": given.get("logStreamNamePrefixes", []),
        "logEventFilterPattern": given.get("logEventFilterPattern", ""),
    }


def _result(wanted: Wanted, address: LogAddress, time_ns: int, text: str) -> Mapping[str, Any]:
    return {
        "logStreamName": address.stream,
        "logGroupIdentifier": wanted.groups[address.group],
        "message": text,
        "timestamp": time_ns // 1_000_000,
        "ingestionTime": clock.wall_ns() // 1_000_000,
    }


def _update(heard: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Of too many events, some from all of the time."""
    step = -(-len(heard) // EVENTS_AT_ONCE) or 1
    return {"sessionMetadata": {"sampled": step > 1}, "sessionResults": heard[::step]}


def _event(kind: str, members: Mapping[str, Any]) -> bytes:
    words = ((":message-type", "event"), (":event-type", kind), (":content-type", "application/json"))
    return frame(string_headers(*words), _json(members))


def _exception(code: str, message: str) -> bytes:
    words = ((":message-type", "exception"), (":exception-type", code), (":content-type", "application/json"))
    return frame(string_headers(*words), _json({"message": message}))


def _json(members: Mapping[str, Any]) -> bytes:
    # Escaped, not UTF-8: a lone surrogate of a function's text has no UTF-8 form.
    return json.dumps(members, separators=(",", ":")).encode("ascii")
