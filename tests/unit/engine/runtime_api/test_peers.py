"""Open connections end with their listener, those that come late too."""

import asyncio

from workbench.engine.runtime_api.peers import Peers


class Line(asyncio.Transport):
    """A transport whose loss is told a turn after it was cut, as asyncio does."""

    def __init__(self, peers: Peers) -> None:
        super().__init__()
        self._peers = peers
        self.cut = 0
        self.lost = False

    def abort(self) -> None:
        self.cut += 1
        asyncio.get_running_loop().call_soon(self._lose)

    def _lose(self) -> None:
        self.lost = True
        self._peers.leave(self)


async def test_nobody_is_there_to_hang_up_on() -> None:
    peers = Peers()
    await peers.hang_up()
    await peers.hang_up()


async def test_each_is_cut_and_waited_for() -> None:
    peers = Peers()
    lines = [Line(peers) for _ in range(3)]
    for line in lines:
        peers.join(line)
    peers.leave(lines[0])
    await peers.hang_up()
    assert [(line.cut, line.lost) for line in lines] == [(0, False), (1, True), (1, True)]


async def test_who_comes_too_late_is_cut_at_once() -> None:
    peers = Peers()
    await peers.hang_up()
    late = Line(peers)
    peers.join(late)
    await peers.hang_up()
    assert late.lost
