"""The first words with a debuggee: that it is ours, and how it is debugged."""

import asyncio
import secrets

from workbench.base.log import logger
from workbench.engine.debugger.breakpoints import Breakpoints
from workbench.engine.debugger.client import DapClient
from workbench.engine.debugger.door import Door
from workbench.engine.debugger.mapping import SourceMap
from workbench.model.debug import BreakpointState, DebugOptions
from workbench.model.errors import DebuggerError

ANSWER_S = 10.0
"""How long whoever reaches the port may take to show that it is the debuggee: the real one may wait behind it."""

CONFIGURE_S = 60.0
_UNCAUGHT = "userUnhandled"
"""debugpy's filter for exceptions that leave the user's code: AWS's client catches them, so none is uncaught."""

_LOG = logger("debugger")


async def admit(door: Door, token: str) -> DapClient:
    """The debuggee that knows `token`; any other that comes is shown out."""
    while True:
        client = await door.next()
        try:
            # debugpy's own request: the debuggee answers with what it was given on its command line.
            async with asyncio.timeout(ANSWER_S):
                body = await client.request("pydevdAuthorize", debugServerAccessToken=None)
        except (DebuggerError, TimeoutError) as error:
            _LOG.info("what reached the debugger's port is no debuggee: %s", error)
            body = {}
        except BaseException:
            client.close()
            raise
        if secrets.compare_digest(str(body.get("clientAccessToken")), token):
            return client
        client.close()


async def configure(
    client: DapClient, sources: SourceMap, options: DebugOptions, breakpoints: Breakpoints
) -> tuple[BreakpointState, ...]:
    """Tell the debuggee, which waits for `configurationDone`, how it is debugged. Raises DebuggerError."""
    try:
        async with asyncio.timeout(CONFIGURE_S):
            return await _configured(client, sources, options, breakpoints)
    except TimeoutError as error:
        raise DebuggerError("The debugger does not answer.", f"It had {CONFIGURE_S:.0f} s to be set up.") from error


async def _configured(
    client: DapClient, sources: SourceMap, options: DebugOptions, breakpoints: Breakpoints
) -> tuple[BreakpointState, ...]:
    await client.request(
        "initialize",
        clientID="workbench",
        adapterID="debugpy",
        pathFormat="path",
        linesStartAt1=True,
        columnsStartAt1=True,
        supportsVariableType=True,
    )
    await client.request("attach", justMyCode=True, subProcess=False, showReturnValue=True, rules=_rules(sources))
    states = [state for path in breakpoints.paths for state in await breakpoints.send(path, client, sources)]
    await client.request("setExceptionBreakpoints", filters=[_UNCAUGHT] if options.stop_on_uncaught else [])
    return tuple(states)


def _rules(sources: SourceMap) -> list[dict[str, object]]:
    """The user's code is what the function and its layers hold; the first rule that fits counts."""
    own = [{"path": f"{seen.rstrip('/')}/**", "include": True} for _folder, seen in sources.places]
    return [*own, {"path": "**", "include": False}]
