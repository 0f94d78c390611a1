import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import BASE_URL, LambdaCalls
from workbench.base.aio import TaskOwner
from workbench.engine.lambda_api.call import Call, Entry, Members, Run
from workbench.engine.lambda_api.desk import Desk
from workbench.engine.lambda_api.dispatch import Dispatch
from workbench.engine.lambda_api.errors import ApiError, not_found
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.packages import Package
from workbench.engine.lambda_api.state import Change, Place, Transaction
from workbench.engine.lambda_api.state_file import StateFile
from workbench.model.errors import EngineError

PLACE = Place("000000000000", "eu-west-1")
OTHER = Place("111111111111", "eu-west-1")


class Rig:
    """A dispatcher on a state file, and what it told."""

    def __init__(self, calls: LambdaCalls, file: StateFile) -> None:
        self.state = calls.state
        self.errors: list[BaseException] = []
        self.tasks = TaskOwner(self.errors.append)
        self.changed: list[Change] = []
        self.file = file
        self._dispatch = Dispatch(calls.state, file, calls.desk, self.tasks, self.changed.extend)
        self.change = self._dispatch.change

    async def perform(self, run: Run, place: Place = PLACE, *, writes: bool = True, **entry: Any) -> Members:
        return await self._dispatch.perform(Entry(run, writes=writes, **entry), {"A": 1}, place, BASE_URL)

    def documents(self, place: Place = PLACE) -> dict[str, Any]:
        return self.state.view(place).all(Kind.ALIAS, "f")


@pytest.fixture
async def rig(calls: LambdaCalls, tmp_path: Path) -> AsyncIterator[Rig]:
    file = StateFile(tmp_path / "rig")
    await file.load()
    rig = Rig(calls, file)
    yield rig
    await rig.tasks.close()
    await file.close()


def _put(key: str, **document: Any) -> Run:
    async def run(call: Call) -> Members:
        call.view.put(Kind.ALIAS, "f", key, document)
        return {"key": key}

    return run


async def test_a_change_is_on_disk_before_the_answer(rig: Rig, tmp_path: Path) -> None:
    assert await rig.perform(_put("a", n=1)) == {"key": "a"}
    assert rig.documents() == {"a": {"n": 1}}
    assert [change.name.key for change in rig.changed] == ["a"]
    await rig.file.close()
    again = StateFile(tmp_path / "rig")
    assert (await again.load()).view(PLACE).all(Kind.ALIAS, "f") == {"a": {"n": 1}}
    await again.close()


async def test_what_fails_has_changed_nothing(rig: Rig) -> None:
    async def run(call: Call) -> Members:
        call.view.put(Kind.ALIAS, "f", "a", {})
        call.later.append(lambda view: view.put(Kind.ALIAS, "f", "later", {}))
        raise not_found("gone")

    with pytest.raises(ApiError, match="gone"):
        await rig.perform(run)
    await rig.tasks.drain()
    assert rig.documents() == {}
    assert rig.changed == []
    assert await rig.perform(_put("b"))  # and nobody waits for it


async def test_what_cannot_be_written_has_changed_nothing(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(_changes: object) -> None:
        raise EngineError("The disk is full.")

    await rig.perform(_put("a"))
    with monkeypatch.context() as patch:
        patch.setattr(rig.file, "write", full)
        with pytest.raises(EngineError, match="full"):
            await rig.perform(_later(lambda view: view.put(Kind.ALIAS, "f", "later", {})))
    await rig.tasks.drain()
    assert rig.documents() == {"a": {}}


async def test_reading_sees_what_is_committed_and_changes_nothing(rig: Rig) -> None:
    async def read(call: Call) -> Members:
        found = call.view.all(Kind.ALIAS, "f")
        call.view.put(Kind.ALIAS, "f", "b", {})
        return {"found": list(found), "given": call.members, "url": call.base_url}

    await rig.perform(_put("a"))
    found = await rig.perform(read, writes=False)
    assert found == {"found": ["a"], "given": {"A": 1}, "url": BASE_URL}
    assert list(rig.documents()) == ["a"]


def _slow(begun: asyncio.Event, go_on: asyncio.Event) -> Run:
    """Adds one to a number, in its own time."""

    async def run(call: Call) -> Members:
        number = (call.view.get(Kind.ALIAS, "f", "n") or {"n": 0})["n"]
        begun.set()
        await go_on.wait()
        call.view.put(Kind.ALIAS, "f", "n", {"n": number + 1})
        return {}

    return run


async def test_one_after_the_other_in_a_place(rig: Rig) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    first = rig.tasks.start(rig.perform(_slow(begun, go_on)))
    await begun.wait()
    begun.clear()
    others = [rig.tasks.start(rig.perform(_slow(begun, go_on))) for _time in range(9)]
    await rig.perform(_put("other"), OTHER)  # another place does not wait
    assert not begun.is_set()
    go_on.set()
    await asyncio.gather(first, *others)
    assert rig.documents()["n"] == {"n": 10}


async def test_reading_does_not_wait(rig: Rig) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    writing = rig.tasks.start(rig.perform(_slow(begun, go_on)))
    await begun.wait()

    async def read(call: Call) -> Members:
        return call.view.all(Kind.ALIAS, "f")

    assert await rig.perform(read, writes=False) == {}
    go_on.set()
    await writing


async def test_the_code_comes_before_the_turn(rig: Rig) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    prepared = asyncio.Event()

    async def prepare(members: Members, place: Place, _desk: Desk) -> Package:
        assert (members, place) == ({"A": 1}, PLACE)
        prepared.set()
        return Package("a.zip", "sha", 1)

    async def run(call: Call) -> Members:
        assert call.package is not None
        return {"name": call.package.name}

    writing = rig.tasks.start(rig.perform(_slow(begun, go_on)))
    await begun.wait()
    waiting = rig.tasks.start(rig.perform(run, prepare=prepare))
    await prepared.wait()
    go_on.set()
    assert await waiting == {"name": "a.zip"}
    await writing


def _later(change: Callable[[Transaction], None]) -> Run:
    async def run(call: Call) -> Members:
        call.view.put(Kind.ALIAS, "f", "a", {"state": "begun"})
        call.later.append(change)
        return {}

    return run


async def test_what_follows_the_answer(rig: Rig) -> None:
    await rig.perform(_later(lambda view: view.put(Kind.ALIAS, "f", "a", {"state": "over"})))
    assert rig.documents() == {"a": {"state": "begun"}}
    await rig.tasks.drain()
    assert rig.documents() == {"a": {"state": "over"}}
    assert len(rig.changed) == 2


async def test_what_follows_may_fail(rig: Rig) -> None:
    def fail(_view: Transaction) -> None:
        raise EngineError("no")

    await rig.perform(_later(fail))
    await rig.tasks.drain()
    assert [str(error) for error in rig.errors] == ["no"]
    assert await rig.perform(_put("b"))


async def test_changes_that_nobody_asked_for(rig: Rig) -> None:
    await rig.change(
        PLACE,
        lambda view: view.put(Kind.ALIAS, "f", "a", {}),
        lambda view: view.put(Kind.ALIAS, "f", "b", {"seen": list(view.all(Kind.ALIAS, "f"))}),
    )
    assert rig.documents() == {"a": {}, "b": {"seen": ["a"]}}
    await rig.change(PLACE, lambda _view: None)
    assert len(rig.changed) == 2


async def _cancelled(task: Awaitable[object]) -> bool:
    try:
        await task
    except asyncio.CancelledError:
        return True
    return False


async def test_a_caller_that_goes_leaves_memory_and_disk_alike(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, real = asyncio.Event(), rig.file.write

    async def write(changes: tuple[Change, ...]) -> None:
        writing.set()
        await real(changes)

    monkeypatch.setattr(rig.file, "write", write)
    task = rig.tasks.start(rig.perform(_later(lambda view: view.put(Kind.ALIAS, "f", "later", {}))))
    await writing.wait()
    task.cancel()
    assert await _cancelled(task)
    await rig.tasks.drain()
    assert list(rig.documents()) == ["a", "later"]
    await rig.file.close()
    again = StateFile(tmp_path / "rig")
    assert (await again.load()).view(PLACE).all(Kind.ALIAS, "f") == rig.documents()
    await again.close()
