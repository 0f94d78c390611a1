import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.base.aio import TaskOwner
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.state import Change, Name, Place, State
from workbench.engine.lambda_api.state_file import FILE_NAME, LOCK_NAME, StateFile
from workbench.model.errors import EngineError

PLACE = Place("000000000000", "eu-west-1")


def _put(key: str, value: object = None, kind: Kind = Kind.ALIAS) -> Change:
    return Change(PLACE, Name(kind, "f", key), {"value": value})


@pytest.fixture
async def tasks() -> AsyncIterator[TaskOwner]:
    """Of tasks whose ends the tests look at."""
    owner = TaskOwner(lambda _error: None)
    yield owner
    await owner.close()


async def _kept(folder: Path, *batches: list[Change]) -> State:
    """The state of `folder` after the batches have been written and applied."""
    file = StateFile(folder)
    state = await file.load()
    for batch in batches:
        await file.write(batch)
        state.apply(batch)
    await file.close()
    return state


async def _reopened(folder: Path) -> State:
    return await _kept(folder)


async def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    state = await _kept(tmp_path, [_put("1", "\ud800 text"), _put("2")], [_put("1", [1, {"a": None}])])
    assert await _reopened(tmp_path) == state


def _files(folder: Path, pattern: str) -> int:
    return len(list(folder.glob(pattern)))


_changes = st.builds(
    lambda account, kind, key, number: Change(
        Place(account, "eu-west-1"), Name(kind, "f", key), None if number is None else {"n": number}
    ),
    st.sampled_from(("000000000000", "111111111111")),
    st.sampled_from((Kind.ALIAS, Kind.VERSION)),
    st.sampled_from("abc"),
    st.none() | st.integers(0, 9),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(_changes, max_size=4), max_size=6))
def test_reopened_state_is_equal(tmp_path_factory: pytest.TempPathFactory, batches: list[list[Change]]) -> None:
    folder = tmp_path_factory.mktemp("service")
    state = asyncio.run(_kept(folder, *batches))
    again = asyncio.run(_reopened(folder))
    seen = {place: owned for place, owned in state.places.items() if owned}
    assert again.places == seen
    for place, owned in seen.items():  # the order of making, too
        assert {name: list(keys) for name, keys in again.places[place].items()} == {
            name: list(keys) for name, keys in owned.items()
        }


_CHILD = """
import asyncio, sys
from pathlib import Path
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.state import Change, Name, Place
from workbench.engine.lambda_api.state_file import StateFile

async def main():
    file = StateFile(Path(sys.argv[1]))
    await file.load()
    place = Place("000000000000", "eu-west-1")
    for number in range(1_000_000):
        pair = [Change(place, Name(Kind.ALIAS, owner, str(number)), {}) for owner in "fg"]
        await file.write(pair)
        print(number, flush=True)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL: run it on Linux or macOS")
@pytest.mark.parametrize("answers", [1, 7, 40])
async def test_a_killed_program_leaves_what_it_answered(tmp_path: Path, answers: int) -> None:
    command = [sys.executable, "-c", _CHILD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: ASYNC220
        assert child.stdout is not None
        for _answer in range(answers):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        answered = answers + len(child.stdout.readlines())
    view = (await _reopened(tmp_path)).view(PLACE)
    assert len(view.all(Kind.ALIAS, "f")) in (answered, answered + 1)
    assert view.all(Kind.ALIAS, "f") == view.all(Kind.ALIAS, "g")


async def test_a_second_program_is_refused(tmp_path: Path) -> None:
    first, second = StateFile(tmp_path), StateFile(tmp_path)
    await first.load()
    with pytest.raises(EngineError, match="runs already"):
        await second.load()
    await second.close()
    await first.write([_put("1")])
    await first.close()
    assert (await _reopened(tmp_path)).view(PLACE).get(Kind.ALIAS, "f", "1") is not None


async def test_the_lock_of_a_program_that_is_gone_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).touch()
    assert await _reopened(tmp_path) == State()


async def test_a_newer_schema_is_refused_and_kept(tmp_path: Path) -> None:
    state = await _kept(tmp_path, [_put("1")])
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(EngineError, match="newer version"):
        await _load_and_close(tmp_path)
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert await _reopened(tmp_path) == state


async def _load_and_close(folder: Path) -> None:
    file = StateFile(folder)
    try:
        await file.load()
    finally:
        await file.close()


async def test_a_kind_of_a_newer_program_is_refused_and_kept(tmp_path: Path) -> None:
    await _kept(tmp_path, [_put("1")])
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE resources SET kind = 'teapot'")
    connection.close()
    with pytest.raises(EngineError, match="newer version"):
        await _load_and_close(tmp_path)
    assert _files(tmp_path, "*.db") == 1


def _damage_head(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)


def _damage_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))


def _damage_document(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE resources SET document = '{'")
    connection.close()


@pytest.mark.parametrize("damage", [_damage_head, _damage_pages, _damage_document])
async def test_a_damaged_file_is_put_aside(tmp_path: Path, damage: object, caplog: pytest.LogCaptureFixture) -> None:
    await _kept(tmp_path, [_put(str(number), "x" * 500) for number in range(100)])
    assert callable(damage)
    damage(tmp_path / FILE_NAME)
    assert await _kept(tmp_path, [_put("new")]) == await _reopened(tmp_path)
    assert _files(tmp_path, "lambda.damaged-*.db") == 1
    assert "damaged" in caplog.text


async def test_a_cancelled_write_is_on_disk(tmp_path: Path, tasks: TaskOwner) -> None:
    file = StateFile(tmp_path)
    await file.load()
    task = tasks.start(file.write([_put(str(number)) for number in range(2000)]))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await file.close()
    assert len((await _reopened(tmp_path)).view(PLACE).all(Kind.ALIAS, "f")) == 2000


async def test_a_cancelled_write_that_failed_tells_so(tmp_path: Path, tasks: TaskOwner) -> None:
    file = StateFile(tmp_path)
    task = tasks.start(file.write([_put("1")]))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(EngineError, match="closed"):
        await task
    await file.close()


async def test_a_closed_file_takes_nothing(tmp_path: Path) -> None:
    file = StateFile(tmp_path)
    await file.load()
    await file.close()
    await file.close()
    for call in (file.load(), file.write([_put("1")])):
        with pytest.raises(EngineError, match="closed"):
            await call


async def test_nothing_of_a_failed_write_is_kept(tmp_path: Path) -> None:
    file = StateFile(tmp_path)
    await file.load()
    with pytest.raises(TypeError):
        await file.write([_put("1"), _put("2", object())])
    await file.write([_put("3")])
    await file.close()
    assert list((await _reopened(tmp_path)).view(PLACE).all(Kind.ALIAS, "f")) == ["3"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes: run it on Linux or macOS")
async def test_the_folder_is_the_users_alone(tmp_path: Path) -> None:
    await _kept(tmp_path / "data" / "service")
    assert (tmp_path / "data" / "service").stat().st_mode & 0o777 == 0o700
