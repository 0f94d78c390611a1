from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.runs import a_run
from workbench.app.stores.runs import LARGE_BYTES, WHOLE, RunStore
from workbench.base.aio import TaskOwner
from workbench.model.errors import StoreError
from workbench.model.run import Run, RunOutcome


class Stores:
    """Opens the store of one folder again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.errors: list[BaseException] = []
        self.max_runs = 1000
        self.opened: list[RunStore] = []
        self.warnings: tuple[str, ...] = ()

    async def open(self) -> RunStore:
        store = RunStore(self.folder / "history", TaskOwner(self.errors.append), lambda: self.max_runs)
        self.opened.append(store)
        self.warnings = await store.open()
        return store


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    made = Stores(tmp_path)
    yield made
    for store in made.opened:
        await store.close()


def ids(store: RunStore) -> list[str]:
    return [run.id for run in store.recent]


async def test_runs_come_back(stores: Stores) -> None:
    store = await stores.open()
    seen: list[Run] = []
    store.changed.connect(seen.append)
    store.put(a_run("a", RunOutcome.RUNNING, started_ns=1))
    store.put(a_run("b", started_ns=2))
    store.put(a_run("a", started_ns=1))
    assert ids(store) == ["b", "a"]
    assert [(run.id, run.outcome) for run in seen] == [("a", "running"), ("b", "ok"), ("a", "ok")]
    await store.close()
    again = await stores.open()
    assert again.recent == [a_run("b", started_ns=2), a_run("a", started_ns=1)]
    assert again.get("a") == a_run("a", started_ns=1)
    assert again.get("c") is None
    assert stores.errors == []
    assert stores.warnings == ()


async def test_memory_and_file_keep_to_the_setting(stores: Stores) -> None:
    stores.max_runs = 3
    store = await stores.open()
    for number in range(6):
        store.put(a_run(str(number), started_ns=number))
    assert ids(store) == ["5", "4", "3"]
    await store.close()
    assert ids(await stores.open()) == ["5", "4", "3"]


async def test_older_large_runs_are_held_in_brief_but_are_whole_on_disk(stores: Stores) -> None:
    store = await stores.open()
    large = a_run("large", event=b"x" * (LARGE_BYTES + 1), started_ns=0)
    store.put(large)
    for number in range(WHOLE):
        store.put(a_run(str(number), started_ns=number + 1))
    held = store.get("large")
    assert held is not None
    assert held.event == b""
    assert store.is_brief("large")
    assert await store.full("large") == large
    assert await store.full("0") == a_run("0", started_ns=1)
    assert await store.full("nothing") is None
    await store.close()
    again = await stores.open()
    assert again.is_brief("large")
    assert await again.full("large") == large


async def test_clear(stores: Stores) -> None:
    store = await stores.open()
    cleared: list[None] = []
    store.cleared.connect(cleared.append)
    store.put(a_run("a"))
    store.put(a_run("b", RunOutcome.RUNNING))
    await store.clear()
    assert ids(store) == ["b"]
    assert len(cleared) == 1
    store.put(a_run("b"))
    await store.close()
    assert ids(await stores.open()) == ["b"]


async def test_a_damaged_file_is_told_and_a_new_one_begun(stores: Stores) -> None:
    folder = stores.folder / "history"
    folder.mkdir()
    (folder / "runs.db").write_bytes(b"no database" * 1000)
    store = await stores.open()
    assert "was damaged" in stores.warnings[0]
    store.put(a_run("a"))
    await store.close()
    assert ids(await stores.open()) == ["a"]
    assert stores.warnings == ()


async def test_without_a_file_it_works_in_memory(stores: Stores) -> None:
    (stores.folder / "history").write_text("a file where the folder should be")
    store = await stores.open()
    assert "for this session only" in stores.warnings[0]
    store.put(a_run("a", event=b"x" * (LARGE_BYTES + 1)))
    for number in range(WHOLE + 1):
        store.put(a_run(str(number)))
    assert await store.full("a") == a_run("a", event=b"x" * (LARGE_BYTES + 1))
    await store.clear()
    assert store.recent == []


async def test_a_run_that_cannot_be_written_is_shown_all_the_same(stores: Stores) -> None:
    store = await stores.open()
    assert store._database is not None
    database = store._database
    await store._call(lambda: database._connection.execute("PRAGMA max_page_count = 1"))
    store.put(a_run("a", event=b"x" * 200_000))
    for number in range(WHOLE + 1):
        store.put(a_run(str(number)))
    await store.close()
    assert store.get("a") is not None
    assert isinstance(stores.errors[0], StoreError)
    assert stores.errors[0].what == "The run could not be kept in the history."


async def test_rows_that_make_no_sense_are_left_out(stores: Stores) -> None:
    store = await stores.open()
    store.put(a_run("a"))
    store.put(a_run("b"))
    await store.close()
    store = await stores.open()
    assert store._database is not None
    database = store._database
    await store._call(lambda: database._connection.execute("UPDATE runs SET executor = 'moon' WHERE id = 'a'"))
    await store.close()
    assert ids(await stores.open()) == ["b"]


async def test_a_large_run_that_ends_among_the_older_ones_is_held_in_brief(stores: Stores) -> None:
    store = await stores.open()
    large = a_run("large", event=b"x" * (LARGE_BYTES + 1), started_ns=0)
    store.put(replace(large, outcome=RunOutcome.RUNNING))
    for number in range(WHOLE + 1):
        store.put(a_run(str(number), started_ns=number + 1))
    assert not store.is_brief("large")
    store.put(large)
    assert store.is_brief("large")
    assert await store.full("large") == large


async def test_queued_runs_come_back_and_stay_through_a_clear(stores: Stores) -> None:
    store = await stores.open()
    large = a_run("large", RunOutcome.QUEUED, event=b"x" * (LARGE_BYTES + 1), started_ns=0)
    store.put(large)
    for number in range(WHOLE + 1):
        store.put(a_run(str(number), started_ns=number + 1))
    assert not store.is_brief("large")
    assert await store.queued() == [("large", "/w")]
    await store.clear()
    assert ids(store) == ["large"]
    await store.close()
    again = await stores.open()
    assert ids(again) == ["large"]
    assert again.is_brief("large")
    assert await again.full("large") == large
    again.put(large)
    assert not again.is_brief("large")
    assert again.get("large") == large


async def test_queued_runs_in_memory(stores: Stores) -> None:
    (stores.folder / "history").write_text("a file where the folder should be")
    store = await stores.open()
    store.put(a_run("a", RunOutcome.QUEUED))
    store.put(a_run("b"))
    assert await store.queued() == [("a", "/w")]
