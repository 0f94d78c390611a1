import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.support.fake_debuggee import FakeDebuggee, a_debuggee
from workbench.base.aio import TaskOwner
from workbench.engine.debugger.client import DapClient
from workbench.engine.debugger.dap import Message
from workbench.engine.debugger.door import Door
from workbench.model.errors import DebuggerError


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    made = Door()
    yield made
    made.close()


async def pair(door: Door, debuggee: FakeDebuggee) -> DapClient:
    await debuggee.connect(await door.open("127.0.0.1"))
    return await door.next()


async def test_a_request_and_its_answer(door: Door) -> None:
    debuggee = FakeDebuggee({"scopes": {"scopes": []}})
    client = await pair(door, debuggee)
    assert await client.request("scopes", frameId=3) == {"scopes": []}
    assert debuggee.all("scopes") == [{"frameId": 3}]
    assert await client.request("threads") == {}
    client.close()
    await debuggee.hung_up.wait()
    await debuggee.close()


async def test_answers_find_those_who_asked_in_any_order(door: Door) -> None:
    debuggee = FakeDebuggee(silent={"scopes", "variables"})
    client, owner = await pair(door, debuggee), TaskOwner(lambda _error: None)
    first = owner.start(client.request("scopes"))
    second = owner.start(client.request("variables"))
    await debuggee.asked("variables")
    for request in reversed(debuggee.requests):
        answer = {
            "type": "response",
            "request_seq": request["seq"],
            "success": True,
            "body": {"of": request["command"]},
        }
        debuggee.send(answer)
        debuggee.send(answer)  # a second one is nobody's
    assert [(await one)["of"] for one in (first, second)] == ["scopes", "variables"]
    client.close()
    await debuggee.close()


async def test_a_refusal_has_the_debuggers_reason(door: Door) -> None:
    debuggee = FakeDebuggee({"evaluate": "Traceback:\n  File x\nNameError: no\n", "scopes": ""})
    client = await pair(door, debuggee)
    with pytest.raises(DebuggerError, match="refused `evaluate`") as caught:
        await client.request("evaluate")
    assert caught.value.why == "NameError: no"
    with pytest.raises(DebuggerError) as caught:
        await client.request("scopes")
    assert caught.value.why == ""
    client.close()
    await debuggee.close()


async def test_events_come_in_order(door: Door) -> None:
    debuggee = FakeDebuggee()
    client = await pair(door, debuggee)
    heard: asyncio.Queue[tuple[str, Message]] = asyncio.Queue()
    debuggee.say("unheard")
    await client.request("threads")
    client.on_event = lambda name, body: heard.put_nowait((name, body))
    debuggee.say("stopped", threadId=1)
    debuggee.send({"type": "event"})
    assert [await heard.get(), await heard.get()] == [("stopped", {"threadId": 1}), ("", {})]
    client.close()
    await debuggee.close()


@pytest.mark.parametrize("end", ["fatal", "garbage", "close"])
async def test_whoever_waits_is_told_of_the_end(door: Door, end: str) -> None:
    debuggee = FakeDebuggee(silent={"threads"}, fatal={"continue"})
    client, owner = await pair(door, debuggee), TaskOwner(lambda _error: None)
    waiting = owner.start(client.request("threads"))
    await debuggee.asked("threads")
    match end:
        case "fatal":
            owner.start(client.request("continue"))
        case "garbage":
            debuggee._writer.write(b"no header\r\n\r\n")
        case _:
            client.close()
    with pytest.raises(DebuggerError, match="has ended"):
        await waiting
    await client.ended
    with pytest.raises(DebuggerError, match="has ended"):
        await client.request("threads")
    client.close()
    await debuggee.close()


async def test_one_that_gave_up_is_not_waited_for(door: Door) -> None:
    debuggee = FakeDebuggee(silent={"scopes"})
    client, owner = await pair(door, debuggee), TaskOwner(lambda _error: None)
    waiting = owner.start(client.request("scopes"))
    await debuggee.asked("scopes")
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await client.request("threads") == {}
    client.close()
    await debuggee.close()


async def test_a_client_without_a_connection_refuses() -> None:
    client = DapClient(lambda _client: None)
    with pytest.raises(DebuggerError, match="has ended"):
        await client.request("threads")
    client.close()
    assert client.ended.done()


async def ask_often() -> int:
    door = Door()
    async with a_debuggee(await door.open("127.0.0.1")) as debuggee:
        client = await door.next()
        async with asyncio.timeout(2):  # 44 ms each would be more than 4 s
            for _time in range(100):
                await client.request("threads")
        client.close()
        door.close()
        return len(debuggee.requests)


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_answers_do_not_wait_for_acknowledgements(loop: str) -> None:
    module = pytest.importorskip(loop, reason="uvloop is not on Windows")
    with asyncio.Runner(loop_factory=module.new_event_loop) as runner:
        assert runner.run(ask_often()) == 100
