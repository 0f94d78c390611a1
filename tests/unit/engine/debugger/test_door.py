import asyncio

import pytest

from tests.support.fake_debuggee import a_debuggee
from tests.support.turns import until
from workbench.engine.debugger.door import Door


async def test_connections_are_taken_in_order_and_those_that_are_not_end_with_it() -> None:
    door = Door()
    port = await door.open("127.0.0.1")
    async with a_debuggee(port) as first, a_debuggee(port) as second:
        client = await door.next()
        assert await client.request("threads") == {}
        assert (len(first.requests), len(second.requests)) == (1, 0)
        await until(lambda: not door._waiting.empty())
        door.close()
        await asyncio.wait_for(second.hung_up.wait(), 5)
        assert not client.ended.done(), "one that was taken is its taker's"
        client.close()
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)
    door.close()


async def test_where_it_cannot_listen() -> None:
    door = Door()
    with pytest.raises(OSError, match=r"203\.0\.113\.1"):
        await door.open("203.0.113.1")
    door.close()
