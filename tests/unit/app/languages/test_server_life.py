"""The life of a server: started when needed, again after a crash, and not for ever."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.support.sources import ROOT
from tests.support.turns import until
from workbench.app.languages import server_life
from workbench.app.languages.server_choice import Chosen
from workbench.app.languages.server_connection import Ended, Heard
from workbench.app.languages.server_life import MOST_CRASHES, ServerLife
from workbench.base.aio import TaskOwner
from workbench.model.errors import CodeReaderError
from workbench.project.language_server.server_process import ServerProcess


class Rig:
    """A life of odd servers; `mode` is how the next one starts, None when none is installed."""

    def __init__(self) -> None:
        self.mode: str | None = ""
        self.started: list[ServerProcess] = []
        self.lost_because: list[str] = []
        self.tasks = TaskOwner(lambda _error: None)
        self.life = ServerLife(self.choose, self.launch, self)

    def choose(self) -> Chosen:
        if self.mode is None:
            raise CodeReaderError("It is not installed.")
        return Chosen((sys.executable, "-m", "tests.support.odd_server", self.mode), Path.cwd(), {"a": 1})

    def launch(self, chosen: Chosen, heard: Heard, ended: Ended) -> ServerProcess:
        self.started.append(ServerProcess(chosen.command, ROOT, {}, heard, ended))
        return self.started[-1]

    async def fails(self) -> CodeReaderError:
        with pytest.raises(CodeReaderError) as caught:
            await self.life.connection()
        return caught.value

    async def crash(self) -> None:
        lost = len(self.lost_because)
        await self.life.connection()
        self.started[-1].kill()
        await until(lambda: len(self.lost_because) > lost)

    def answer(self, method: str, params: Any) -> Any:
        raise KeyError(method)

    def told(self, method: str, params: Any) -> None:
        return

    def lost(self, why: str) -> None:
        self.lost_because.append(why)
        self.life.note_crash()


@pytest_asyncio.fixture
async def rig() -> AsyncIterator[Rig]:
    made = Rig()
    yield made
    await made.life.close()
    await made.tasks.close()


async def test_many_questions_start_one_server(rig: Rig) -> None:
    first, second = await asyncio.gather(rig.life.connection(), rig.life.connection())
    assert first is second
    assert len(rig.started) == 1
    assert rig.life.abilities.can("textDocument/hover")
    assert rig.life.trouble is None


async def test_one_that_is_not_installed_is_looked_for_again(rig: Rig) -> None:
    rig.mode = None
    assert (await rig.fails()).what == "It is not installed."
    assert rig.life.trouble is not None
    rig.mode = ""
    await rig.life.connection()
    assert rig.life.trouble is None


async def test_one_that_crashed_is_started_again_but_not_for_ever(rig: Rig) -> None:
    for _ in range(MOST_CRASHES):
        assert not rig.life.given_up
        await rig.crash()
    assert rig.life.given_up
    assert "too often" in (await rig.fails()).what
    assert len(rig.started) == MOST_CRASHES
    await rig.life.rest()
    await rig.life.connection()


async def test_one_that_does_not_start_is_given_up_too(rig: Rig) -> None:
    rig.mode = "broken"
    for _ in range(MOST_CRASHES):
        assert (await rig.fails()).why == "There is no cheese."
    assert "too often" in (await rig.fails()).what
    assert len(rig.started) == MOST_CRASHES


async def test_one_that_never_says_what_it_can(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_life, "MEETING_S", 0.2)
    rig.mode = "dumb"
    assert "too long" in (await rig.fails()).what
    assert rig.lost_because == []


async def test_closing_does_not_wait_for_one_that_starts(rig: Rig) -> None:
    rig.mode = "dumb"
    asking = rig.tasks.start(rig.fails())
    await until(lambda: rig.started)
    await rig.life.close()
    assert "ended" in (await asking).what
    assert (await rig.fails()).what == "The program ends."


async def test_nobody_waits_any_more_and_it_is_ended(rig: Rig) -> None:
    rig.mode = "dumb"
    asking = rig.tasks.start(rig.life.connection())
    await until(lambda: rig.started)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    rig.mode = ""
    await rig.life.connection()
    assert len(rig.started) == 2
