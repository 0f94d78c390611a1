"""One server behind coroutines: one that hangs, refuses, says odd things, or ends."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.support.sources import ROOT
from tests.support.turns import until
from workbench.app.languages.server_connection import MOST_SILENT, Ended, Heard, ServerConnection
from workbench.base.aio import TaskOwner
from workbench.model.errors import CodeReaderError
from workbench.project.language_server.server_process import ServerProcess

URI = (Path.cwd() / "a.txt").as_uri()
LINES = ("hello", "hang", "crash", "nonsense", "refuse", "odd", "ask", "log")


class Rig:
    """A connection to the odd server, and all that it tells."""

    def __init__(self) -> None:
        self.tasks = TaskOwner(lambda _error: None)
        self.connection = ServerConnection("odd", self)
        self.process: ServerProcess | None = None
        self.heard: list[tuple[str, Any]] = []
        self.lost_because: list[str] = []

    def launch(self, heard: Heard, ended: Ended) -> ServerProcess:
        command = [sys.executable, "-m", "tests.support.odd_server"]
        self.process = ServerProcess(command, ROOT, {}, heard, ended)
        return self.process

    async def start(self) -> None:
        await asyncio.to_thread(self.connection.start, self.launch)
        await self.connection.ask("initialize", {}, 20.0)
        document = {"uri": URI, "version": 1, "languageId": "text", "text": "\n".join(LINES)}
        self.connection.tell("textDocument/didOpen", {"textDocument": document})

    async def hover(self, word: str, limit_s: float = 20.0) -> Any:
        place = {"line": LINES.index(word), "character": 0}
        params = {"textDocument": {"uri": URI}, "position": place}
        return await self.connection.ask("textDocument/hover", params, limit_s)

    async def fails(self, word: str, limit_s: float = 20.0) -> CodeReaderError:
        with pytest.raises(CodeReaderError) as caught:
            await self.hover(word, limit_s)
        return caught.value

    async def log(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((await self.hover("log"))["contents"])
        return found

    def answer(self, method: str, params: Any) -> Any:
        if method != "workspace/configuration":
            raise KeyError(method)
        return [params["items"][0]["section"]]

    def told(self, method: str, params: Any) -> None:
        self.heard.append((method, params))

    def lost(self, why: str) -> None:
        self.lost_because.append(why)


@pytest_asyncio.fixture
async def rig() -> AsyncIterator[Rig]:
    made = Rig()
    await made.start()
    yield made
    await made.connection.close()
    await made.tasks.close()


async def test_questions_and_answers(rig: Rig) -> None:
    other = rig.tasks.start(rig.connection.ask("other", {}, 20.0))
    assert await rig.hover("hello") == {"contents": "hello"}
    assert await other is None
    assert [method for method, _ in rig.heard] == ["textDocument/publishDiagnostics"]


async def test_refusals_are_told_and_odd_answers_passed_on(rig: Rig) -> None:
    assert (await rig.fails("refuse")).why == "Not now."
    assert await rig.hover("odd") == 42


async def test_the_server_s_questions_are_answered(rig: Rig) -> None:
    assert json.loads((await rig.hover("ask"))["contents"]) == ["yaml.schemaStore"]


async def test_one_that_takes_too_long_is_told_to_stop(rig: Rig) -> None:
    assert "too long" in (await rig.fails("hang", 0.05)).what
    log = await rig.log()
    hover = next(one for one in log if one["method"] == "textDocument/hover")
    assert {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": hover["id"]}} in log


async def test_a_later_question_takes_the_place_of_an_earlier_one(rig: Rig) -> None:
    first = rig.tasks.start(rig.fails("hang"))
    await asyncio.sleep(0)
    assert await rig.hover("hello") == {"contents": "hello"}
    assert "took the place" in (await first).what
    assert "$/cancelRequest" in [one["method"] for one in await rig.log()]


async def test_whoever_gives_up_waiting_cancels(rig: Rig) -> None:
    asking = rig.tasks.start(rig.hover("hang"))
    await rig.connection.ask("other", {}, 20.0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert "$/cancelRequest" in [one["method"] for one in await rig.log()]


async def test_one_that_says_nothing_any_more_is_ended(rig: Rig) -> None:
    for _ in range(MOST_SILENT - 1):
        await rig.fails("hang", 0.05)
    await rig.hover("hello")
    for _ in range(MOST_SILENT):
        await rig.fails("hang", 0.05)
    await until(lambda: rig.lost_because)
    assert rig.connection.ended


async def test_a_crash_is_told_to_all_who_wait(rig: Rig) -> None:
    waiting = rig.tasks.start(rig.connection.ask("x", {}, 20.0))
    await waiting
    assert (await rig.fails("crash")).what == "odd has ended."
    assert rig.lost_because == ["Out of cheese."]
    assert (await rig.fails("hello")).what == "odd has ended."


async def test_one_that_talks_nonsense_has_ended(rig: Rig) -> None:
    assert "no message" in (await rig.fails("nonsense")).why
    assert rig.connection.ended


async def test_closing_is_polite_and_no_loss(rig: Rig) -> None:
    await rig.connection.close()
    assert rig.connection.ended
    assert rig.lost_because == []
    rig.connection.tell("more", {})


async def test_hanging_up_on_one_that_has_not_been_met(rig: Rig) -> None:
    asking = rig.tasks.start(rig.fails("hang"))
    await asyncio.sleep(0)
    rig.connection.hang_up()
    assert "ended" in (await asking).what
    rig.connection.met = True
    rig.connection.hang_up()
