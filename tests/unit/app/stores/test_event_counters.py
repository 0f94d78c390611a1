from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from workbench.app.stores.event_counters import EventCounters
from workbench.model.errors import StoreError


def test_counting_begins_with_one_and_goes_on(tmp_path: Path) -> None:
    counters = EventCounters(tmp_path / "data")
    assert counters.next("/w", "") == 1
    assert not counters.path.exists()
    assert [counters.count("/w", "") for _ in range(3)] == [1, 2, 3]
    assert counters.next("/w", "") == 4
    assert EventCounters(tmp_path / "data").count("/w", "") == 4


def test_names_and_workspaces_count_apart(tmp_path: Path) -> None:
    counters = EventCounters(tmp_path)
    counters.count("/w", "")
    assert counters.count("/w", "orders") == 1
    assert counters.count("/v", "") == 1


def test_no_number_is_given_out_twice(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: EventCounters(tmp_path).count("/w", ""), range(40)))
    assert sorted(found) == list(range(1, 41))


def test_a_file_that_is_damaged_or_cannot_be_made(tmp_path: Path) -> None:
    counters = EventCounters(tmp_path)
    counters.path.write_bytes(b"not a database, and long enough to be seen as none" * 100)
    with pytest.raises(StoreError, match="counter cannot be kept") as told:
        counters.count("/w", "")
    assert str(counters.path) in told.value.next_step
    (tmp_path / "file").touch()
    with pytest.raises(StoreError):
        EventCounters(tmp_path / "file").count("/w", "")
