"""One debugged invoke: its debuggee attaches, stops, is looked into and steps, until the invoke or the runtime ends."""

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.base.aio import TaskOwner
from workbench.base.log import logger
from workbench.engine.debugger import answers
from workbench.engine.debugger.breakpoints import Breakpoints
from workbench.engine.debugger.client import DapClient
from workbench.engine.debugger.dap import Message
from workbench.engine.debugger.door import Door
from workbench.engine.debugger.entry import module_entry
from workbench.engine.debugger.greeting import admit, configure
from workbench.engine.debugger.mapping import SourceMap, with_layers
from workbench.engine.debugger.standing import Standing
from workbench.engine.executors.base import ApiEndpoint, DebuggerLink, Places
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, DebugAction, DebugOptions, DebugStop, Scope, Variable
from workbench.model.errors import DebuggerError
from workbench.model.function import FunctionConfig
from workbench.model.run import BreakpointsChanged, DebuggerAttached, Emit

MAX_FRAMES = 100
DRAIN_S = 1.0
LINGER_S = 15.0
"""How long a connection is kept after its invoke, for its sandbox to end."""

_ALL_THREADS = "*"
"""pydevd's word; it fails on the number of a thread that it does not know."""

_LOG = logger("debugger")


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who is told of an invoke: of its stops, and what log points say, which goes into its log."""

    emit: Emit
    note: Callable[[str], None]


class DebugSession:
    """The debugger's side of one invoke. Call everything on one loop; `failed` is set when it cannot be debugged."""

    def __init__(self, function: FunctionConfig, options: DebugOptions, listeners: Listeners) -> None:
        self._options = options
        self._listeners = listeners
        self._token = secrets.token_hex(16)
        self._door = Door()
        self._tasks = TaskOwner(self._fail)
        self._sources: asyncio.Future[SourceMap] = asyncio.get_running_loop().create_future()
        self._client: DapClient | None = None
        self._ready = self._over = False
        self._standing = Standing(listeners.emit)
        self._layers = function.layers
        entry = module_entry(function) if options.stop_on_entry else None
        self._breakpoints = Breakpoints(options.breakpoints, entry)
        self.failed: asyncio.Future[DebuggerError] = asyncio.get_running_loop().create_future()

    # -- its beginning and end

    async def open(self, endpoint: ApiEndpoint) -> DebuggerLink:
        """Wait for the debuggee in the background; where it finds us. Raises DebuggerError."""
        try:
            port = await self._door.open(endpoint.bind_host)
        except OSError as error:
            raise DebuggerError("No port could be opened for the debugger.", str(error)) from error
        self._tasks.start(self._attach(), "attach")
        return DebuggerLink(f"{endpoint.sandbox_host}:{port}", self._token)

    def located(self, places: Places) -> None:
        """The sandbox is there, and sees these folders."""
        if not self._sources.done():
            self._sources.set_result(SourceMap(with_layers(places, self._layers)))

    async def drain(self) -> None:
        """Return when what the debuggee has said so far has been told; its answers keep the order of its events."""
        if self._client is not None and self._ready:
            with contextlib.suppress(DebuggerError, TimeoutError):
                async with asyncio.timeout(DRAIN_S):
                    await self._client.request("threads")

    @property
    def attached(self) -> bool:
        """Whether a debuggee has been there, and was told how it is debugged."""
        return self._ready

    def end(self) -> None:
        """The invoke is over: listen no more, and tell nothing more of it."""
        self._over = True
        self._standing.forget()
        self._door.close()

    async def linger(self) -> None:
        """Hang up when the sandbox has ended, which its owner sees to: code that is let go of would run on."""
        await self._tasks.close()
        if self._client is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LINGER_S):
                    await asyncio.shield(self._client.ended)
        self.hang_up()

    def hang_up(self) -> None:
        """Let go of the debuggee."""
        self.end()
        if self._client is not None:
            self._client.close()

    async def _attach(self) -> None:
        self._client = client = await admit(self._door, self._token)
        self._door.close()
        sources = await self._sources
        client.on_event = self._heard
        states = await configure(client, sources, self._options, self._breakpoints)
        self._ready = True
        client.ended.add_done_callback(lambda _end: self._standing.runs())
        self._listeners.emit(DebuggerAttached(states))
        await client.request("configurationDone")

    def _fail(self, error: BaseException) -> None:
        """The invoke ends with a debugger that cannot attach, unless its runtime has ended, which tells more."""
        gone = self._client is not None and self._client.ended.done()
        if self._ready or gone or self.failed.done():
            _LOG.info("a debugger's task failed: %s", error)
        else:
            other = DebuggerError("The debugger cannot attach.", f"{error!r}.")
            self.failed.set_result(error if isinstance(error, DebuggerError) else other)

    # -- what the debuggee tells

    def _heard(self, name: str, body: Message) -> None:
        if self._over:
            return
        match name:
            case "stopped":
                self._tasks.start(self._stopped(body, self._standing.number), "stopped")
            case "continued":
                self._standing.runs()
            case "output" if body.get("category") != "telemetry":
                self._listeners.note(str(body.get("output", "")).rstrip("\n"))
            case "breakpoint" if (state := self._breakpoints.changed(body)) is not None:
                self._listeners.emit(BreakpointsChanged((state,)))

    async def _stopped(self, body: Message, number: int) -> None:
        client, sources = self._attached(), self._sources.result()
        thread, reason = answers.thread(body), str(body.get("reason", ""))
        at_entry = self._breakpoints.stopped_at_entry(body)
        if at_entry is not None:
            reason = "entry"
            await self._breakpoints.send(at_entry, client, sources)
        text = ""
        if reason == "exception":
            text = answers.exception_text(await client.request("exceptionInfo", threadId=thread))
        frames = await client.request("stackTrace", threadId=thread, startFrame=0, levels=MAX_FRAMES)
        if number == self._standing.number and not self._over:
            self._standing.stopped(DebugStop(reason, text, thread, answers.frames(frames, sources)))

    # -- what it is asked; all raise DebuggerError

    async def step(self, action: DebugAction) -> None:
        """Go on, step or pause."""
        client = self._attached()
        if action is DebugAction.PAUSE:
            if not self._standing.stands:
                await client.request(action, threadId=_ALL_THREADS)
            return
        stop = self._standing.stop()
        self._standing.runs()
        try:
            await client.request(action, threadId=stop.thread)
        except DebuggerError:
            if client.ended.done():
                return  # it went on to its end before it could answer
            self._standing.stopped(stop)
            raise

    async def set_breakpoints(
        self, path: Path, breakpoints: tuple[SourceBreakpoint, ...]
    ) -> tuple[BreakpointState, ...]:
        """A file has these from now on."""
        self._breakpoints.ask(path, breakpoints)
        if not self._ready:
            return self._breakpoints.early(path)
        states = await self._breakpoints.send(path, self._attached(), self._sources.result())
        self._listeners.emit(BreakpointsChanged(states))
        return states

    async def scopes(self, frame: int) -> tuple[Scope, ...]:
        """What a frame has."""
        self._standing.stop()
        return answers.scopes(await self._attached().request("scopes", frameId=frame))

    async def variables(self, reference: int) -> tuple[Variable, ...]:
        """What a reference leads to."""
        self._standing.stop()
        return answers.variables(await self._attached().request("variables", variablesReference=reference))

    async def evaluate(self, expression: str, frame: int) -> Variable:
        """What an expression comes to; a statement is run."""
        self._standing.stop()
        body = await self._attached().request("evaluate", expression=expression, frameId=frame, context="repl")
        return answers.value(body, expression)

    def _attached(self) -> DapClient:
        if self._client is None or not self._ready:
            raise DebuggerError("The debugger has not attached yet.", "The function's runtime starts.", "Wait for it.")
        return self._client
