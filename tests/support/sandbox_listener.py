"""Scenarios of a runtime at a real listener, on asyncio's loop or uvloop's."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tests.support.raw_http import NEXT, RawClient, connect
from tests.support.sandbox_peer import Stream, sandbox_api
from tests.support.turns import until
from workbench.engine.runtime_api.exchange import Exchange
from workbench.engine.runtime_api.flight import Flight, Invocation
from workbench.engine.runtime_api.listener import listen

Scenario = Callable[[Exchange, RawClient], Awaitable[None]]
Run = Callable[[Scenario], None]

LIMIT_S = 30


def run_on(kind: str) -> Run:
    """What runs a scenario with an exchange and one connection to its listener, on `asyncio`'s or `uvloop`'s loop."""

    async def whole(scenario: Scenario) -> None:
        exchange = Exchange()
        async with asyncio.timeout(LIMIT_S), _listening(exchange) as port, connect(port) as client:
            await scenario(exchange, client)

    def call(scenario: Scenario) -> None:
        with asyncio.Runner(loop_factory=_loop_of(kind)) as runner:
            runner.run(whole(scenario))

    return call


async def running(exchange: Exchange, client: RawClient, request_id: str = "a", sink: Stream | None = None) -> Flight:
    """Have the runtime get an event."""
    client.send(NEXT)
    await until(lambda: exchange.parked)
    flight = exchange.submit(Invocation(request_id, b"{}", ()), sink)
    await client.reply()
    return flight


def _loop_of(kind: str) -> Callable[[], asyncio.AbstractEventLoop]:
    if kind == "asyncio":
        return asyncio.new_event_loop
    import uvloop

    return uvloop.new_event_loop


@asynccontextmanager
async def _listening(exchange: Exchange) -> AsyncIterator[int]:
    listener = await listen(sandbox_api(exchange), "127.0.0.1")
    try:
        yield listener.port
    finally:
        await listener.close()
