"""The client of a worker that hangs, crashes, ends and starts anew."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.support.sources import ROOT
from tests.support.turns import until
from workbench.app.languages import worker_client
from workbench.app.languages.worker_client import WorkerClient
from workbench.app.notices import NoticeBoard
from workbench.base.aio import TaskOwner
from workbench.model.errors import CodeReaderError
from workbench.project.python_worker.messages import Ask, Request
from workbench.project.worker_process import WorkerProcess

A, B = Path("/w/a.py"), Path("/w/b.py")


@dataclass
class Rig:
    """A client and the processes that it has started."""

    notices: NoticeBoard = field(default_factory=NoticeBoard)
    started: list[WorkerProcess] = field(default_factory=list)
    refuses: bool = False
    tasks: TaskOwner = field(default_factory=lambda: TaskOwner(lambda _error: None))

    def __post_init__(self) -> None:
        self.client = WorkerClient(self.start, self.notices)

    def start(self) -> WorkerProcess:
        if self.refuses:
            raise CodeReaderError("No process today.")
        self.started.append(WorkerProcess([sys.executable, "-m", "tests.support.odd_worker"], ROOT))
        return self.started[-1]

    async def ask(self, name: str, texts: dict[Path, str] | None = None, limit_s: float = 20.0) -> Any:
        return await self.client.ask(Request(len(name), Ask.WARM, A, name=name), texts or {}, limit_s)

    async def hangs(self, folder: Path) -> "asyncio.Task[Any]":
        """A request that the worker has and does not answer."""
        request = Request(1, Ask.WARM, A, name="hang", root=folder)
        asking = self.tasks.start(self.client.ask(request, {}, 60.0))
        await until((folder / "hanging").exists)
        return asking

    async def fails(self, name: str, limit_s: float = 20.0) -> str:
        with pytest.raises(CodeReaderError) as caught:
            await self.ask(name, limit_s=limit_s)
        return caught.value.what


def is_running(process: WorkerProcess) -> bool:
    try:
        os.kill(process.process_id, 0)
    except ProcessLookupError:
        return False
    return True


@pytest_asyncio.fixture
async def rig(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Rig]:
    monkeypatch.setattr(worker_client, "BACK_OFF_S", (0.0,))
    made = Rig()
    yield made
    await made.client.close()


async def test_one_process_answers_all(rig: Rig) -> None:
    answers = await asyncio.gather(*(rig.ask(f"question {number}") for number in range(5)))
    assert [answer["name"] for answer in answers] == [f"question {number}" for number in range(5)]
    assert len(rig.started) == 1


async def test_texts_are_sent_when_they_have_changed(rig: Rig) -> None:
    assert (await rig.ask("x", {A: "1", B: "2"}))["texts"] == {"a.py": "1", "b.py": "2"}
    assert (await rig.ask("x", {A: "1", B: "3"}))["texts"] == {"b.py": "3"}
    assert (await rig.ask("x", {B: "3"}))["texts"] == {"a.py": None}
    assert (await rig.ask("x", {B: "3"}))["texts"] == {}
    await rig.fails("crash")
    assert (await rig.ask("x", {B: "3"}))["texts"] == {"b.py": "3"}


async def test_a_request_that_hangs_is_given_up_and_its_worker_ended(rig: Rig) -> None:
    await rig.ask("x")
    assert await rig.fails("hang", limit_s=0.3) == "The reader of Python code took too long."
    assert not is_running(rig.started[0])
    assert (await rig.ask("x"))["count"] == 1
    assert len(rig.started) == 2
    assert rig.notices.items == []


async def test_crashes_are_told_once_and_an_answer_forgives_them(rig: Rig) -> None:
    for _ in range(2):
        await rig.fails("crash")
    await rig.ask("x")
    assert rig.notices.items == []
    for _ in range(5):
        await rig.fails("crash")
    (notice,) = rig.notices.items
    assert "three times in a row" in notice.detail
    assert (await rig.ask("x"))["count"] == 1


async def test_a_worker_that_crashes_again_and_again_rests(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_client, "BACK_OFF_S", (0.0, 3600.0))
    await rig.fails("crash")
    await rig.fails("crash")
    assert "rests" in await rig.fails("x")
    assert len(rig.started) == 2


async def test_what_cannot_be_started_counts_as_a_crash(rig: Rig) -> None:
    rig.refuses = True
    for _ in range(3):
        assert await rig.fails("x") == "No process today."
    assert len(rig.notices.items) == 1


async def test_a_worker_that_ended_by_itself_is_replaced_without_a_word(rig: Rig) -> None:
    assert (await rig.ask("last"))["count"] == 1
    assert (await rig.ask("x"))["count"] == 1
    assert len(rig.started) == 2
    assert await rig.fails("end")  # both the first and the second asked


@pytest.mark.parametrize("name", ["nonsense", "late"])
async def test_only_the_answer_to_the_request_is_taken(rig: Rig, name: str) -> None:
    assert await rig.fails(name)
    assert (await rig.ask("x"))["name"] == "x"


async def test_a_question_that_nobody_wants_any_more_is_not_asked(rig: Rig) -> None:
    with pytest.raises(CodeReaderError, match="took the place"):
        await rig.client.ask(Request(1, Ask.WARM, A), {}, 5.0, lambda: False)
    assert rig.started == []


async def test_a_cancelled_request_leaves_no_answer_for_the_next(rig: Rig, tmp_path: Path) -> None:
    asking = await rig.hangs(tmp_path)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert (await rig.ask("y"))["name"] == "y"
    assert not is_running(rig.started[0])


async def test_closing_ends_the_worker_and_who_waits(rig: Rig, tmp_path: Path) -> None:
    asking = await rig.hangs(tmp_path)
    await rig.client.close()
    with pytest.raises(CodeReaderError):
        await asking
    assert not is_running(rig.started[0])
    assert "has been ended" in await rig.fails("x")
    assert rig.notices.items == []
