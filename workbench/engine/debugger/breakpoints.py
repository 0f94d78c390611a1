"""The breakpoints of one debugged invoke: those asked for, and what the debugger made of them."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from workbench.engine.debugger import answers
from workbench.engine.debugger.client import DapClient
from workbench.engine.debugger.dap import Message
from workbench.engine.debugger.mapping import SourceMap
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState

_ELSEWHERE = "This file is not among the function's code and layers."
_EARLY = "The debugger has not attached yet."


class Breakpoints:
    """By file. `entry` is a place to stop at once besides, or None; `stopped_at_entry` takes it away."""

    def __init__(self, breakpoints: Iterable[SourceBreakpoint], entry: tuple[Path, int] | None) -> None:
        self._asked: defaultdict[Path, tuple[SourceBreakpoint, ...]] = defaultdict(tuple)
        for one in breakpoints:
            self.ask(one.path, (*self._asked[one.path], one))
        self._entry = entry
        self._entry_id: int | None = None
        self._states: dict[int, BreakpointState] = {}

    def ask(self, path: Path, breakpoints: Iterable[SourceBreakpoint]) -> None:
        """A file has these from now on; those that are switched off are as good as none."""
        self._asked[path] = tuple(one for one in breakpoints if one.enabled)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files with any."""
        entry = () if self._entry is None else (self._entry[0],)
        return tuple(dict.fromkeys((*(path for path, some in self._asked.items() if some), *entry)))

    def early(self, path: Path) -> tuple[BreakpointState, ...]:
        """What those of a file are before there is a debugger."""
        return tuple(BreakpointState(path, one.line, verified=False, message=_EARLY) for one in self._asked[path])

    async def send(self, path: Path, client: DapClient, sources: SourceMap) -> tuple[BreakpointState, ...]:
        """Set those of a file, and say what became of them. Raises DebuggerError."""
        asked, inside = self._asked[path], sources.inside(path)
        if inside is None:
            return tuple(BreakpointState(path, one.line, verified=False, message=_ELSEWHERE) for one in asked)
        sent = answers.source_breakpoints(asked)
        if self._entry is not None and self._entry[0] == path:
            sent.append({"line": self._entry[1]})
        body = await client.request("setBreakpoints", source={"path": inside}, breakpoints=sent)
        return self._note(body, path, asked)

    def _note(self, body: Message, path: Path, asked: tuple[SourceBreakpoint, ...]) -> tuple[BreakpointState, ...]:
        found = body.get("breakpoints")
        records = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        states = answers.states(body, path, asked)
        self._states.update(zip((one.get("id", -1) for one in records), states, strict=False))
        if len(records) > len(asked):
            self._entry_id = records[-1].get("id")
        return states

    def changed(self, body: Message) -> BreakpointState | None:
        """What a `breakpoint` event tells of one of them, or None."""
        told = body.get("breakpoint")
        known = self._states.get(told.get("id", -1)) if isinstance(told, dict) else None
        return answers.state(told, known.path, known.line) if known is not None and isinstance(told, dict) else None

    def stopped_at_entry(self, body: Message) -> Path | None:
        """The file that the place to stop at first is in, when a `stopped` event tells of it; then it is none."""
        hit = body.get("hitBreakpointIds")
        if self._entry is None or not isinstance(hit, list) or self._entry_id not in hit:
            return None
        path, self._entry = self._entry[0], None
        return path
