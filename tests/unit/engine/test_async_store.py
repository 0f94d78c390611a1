import contextlib
import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.async_bench import FAILURE, START_NS, AsyncBench, an_event, settings
from workbench.engine import owner
from workbench.engine.async_file import AsyncStoreError
from workbench.engine.async_lanes import Ticket
from workbench.engine.async_store import AsyncStore, program_lives
from workbench.engine.destinations import deliveries_for
from workbench.model.async_event import AsyncEvent, AsyncOutcome, AsyncState, Condition, Fault
from workbench.model.delivery import Delivery

KEY = ("shop", "f")


@pytest.fixture
def bench(tmp_path: Path) -> AsyncBench:
    return AsyncBench(tmp_path)


@pytest.fixture
def store(bench: AsyncBench) -> Iterator[AsyncStore]:
    made = bench.store()
    yield made
    made.close()


@contextlib.contextmanager
def other(bench: AsyncBench, me: str = "b") -> Iterator[AsyncStore]:
    made = bench.store(me)
    yield made
    made.close()


def some_deliveries(event: AsyncEvent) -> tuple[Delivery, ...]:
    outcome = AsyncOutcome(event.id, "shop", "f", Condition.SUCCESS, 1)
    return deliveries_for(event, outcome, settings("arn:aws:sns:us-east-1:1:t"), START_NS)


def test_what_is_put_is_there_for_its_owner_only(bench: AsyncBench, store: AsyncStore) -> None:
    event = an_event()
    store.put(event)
    assert store.get(event.id) == event
    with other(bench) as second:
        assert second.get(event.id) is None
        assert not second.finish(event.id, (), START_NS)
        assert not second.update(event)
    assert store.get(event.id) == event


def test_it_is_on_disk_when_put_returns(bench: AsyncBench, store: AsyncStore) -> None:
    event = an_event()
    store.put(event)
    with other(bench) as second:
        assert [each.id for each in second.listing(set())] == [event.id]


def test_the_same_id_is_the_same_event(store: AsyncStore) -> None:
    event = an_event()
    store.put(event)
    store.put(dataclasses.replace(event, payload=b"2"))
    assert store.get(event.id) == event


def test_an_attempt_changes_its_counts_and_nothing_else(store: AsyncStore) -> None:
    event = an_event()
    store.put(event)
    changed = dataclasses.replace(event, attempts=1, tries=2, due_ns=9, failure=FAILURE, fault=Fault(500, "x"))
    assert store.update(dataclasses.replace(changed, payload=b"other"))
    assert store.get(event.id) == changed


def test_an_event_becomes_its_deliveries(store: AsyncStore) -> None:
    event = an_event()
    store.put(event)
    (delivery,) = some_deliveries(event)
    assert store.finish(event.id, [delivery], START_NS)
    assert store.get(event.id) is None
    assert store.delivery(delivery.id) == (delivery, 0)
    store.delivery_failed(delivery.id, 1, START_NS + 5)
    assert store.delivery(delivery.id) == (delivery, 1)
    store.delivery_ended(delivery.id)
    assert store.delivery(delivery.id) is None
    assert not store.finish(event.id, [delivery], START_NS), "it is gone already"
    assert store.delivery(delivery.id) is None


def test_what_the_dead_left_is_adopted_once(bench: AsyncBench, store: AsyncStore) -> None:
    event, ended = an_event(), an_event()
    with other(bench, "crashed") as crashed:
        crashed.put(event)
        crashed.put(ended)
        (delivery,) = some_deliveries(ended)
        crashed.finish(ended.id, [delivery], START_NS)
        assert store.orphans() == set(), "its program still runs"
        assert store.adopt([KEY]) == ([], [])
    bench.dead.add("crashed")
    assert store.orphans() == {KEY}
    assert store.adopt([("shop", "g"), ("else", "f")]) == ([], [])
    events, deliveries = store.adopt([KEY])
    assert events == [Ticket(START_NS, START_NS, event.id, KEY)]
    assert deliveries == [Ticket(START_NS, START_NS, delivery.id, ("shop", delivery.target))]
    assert store.get(event.id) == event
    assert store.orphans() == set()
    assert store.adopt([KEY]) == ([], [])


def test_what_is_released_or_disowned_is_anybodys(bench: AsyncBench, store: AsyncStore) -> None:
    first, second, nobodys = an_event(), an_event(), an_event()
    store.put(first)
    store.put(second)
    store.put(nobodys, mine=False)
    store.disown(first.id)
    with other(bench) as heir:
        assert {ticket.event_id for ticket in heir.adopt([KEY])[0]} == {first.id, nobodys.id}
        store.release()
        assert [ticket.event_id for ticket in heir.adopt([KEY])[0]] == [second.id]


def test_the_listing_says_where_each_is(bench: AsyncBench, store: AsyncStore) -> None:
    events = [an_event(accepted_ns=number) for number in range(4)]
    for event in events[:2]:
        store.put(event)
    store.put(events[2], mine=False)
    with other(bench) as second:
        second.put(events[3])
    listing = store.listing({events[1].id})
    assert [row.id for row in listing] == [event.id for event in events]
    assert [row.state for row in listing] == [
        AsyncState.WAITING,
        AsyncState.RUNNING,
        AsyncState.UNCLAIMED,
        AsyncState.ELSEWHERE,
    ]
    assert listing[0].payload_bytes == len(events[0].payload)


def test_purge_leaves_what_runs_and_what_others_hold(bench: AsyncBench, store: AsyncStore) -> None:
    waiting, running, named, elsewhere = an_event(), an_event(), an_event("g"), an_event()
    for event in (waiting, running, named):
        store.put(event)
    with other(bench) as second:
        second.put(elsewhere)
    assert store.purge("shop", "f", {running.id}) == {waiting.id}
    assert store.purge("other", "", set()) == set()
    assert store.purge("shop", "", {running.id}) == {named.id}
    assert {row.id for row in store.listing(set())} == {running.id, elsewhere.id}


def test_reading_makes_no_file(store: AsyncStore) -> None:
    assert (store.orphans(), store.listing(set()), store.purge("shop", "", set())) == (set(), (), set())
    store.release()
    assert not store.path.exists()


def test_a_locked_file_accepts_nothing(bench: AsyncBench, store: AsyncStore) -> None:
    store.put(an_event())
    with other(bench) as second:
        blocked = an_event()
        with second._writing(), pytest.raises(AsyncStoreError, match=r"cannot be queued\. Database is locked"):
            store.put(blocked)
        assert store.get(blocked.id) is None
        store.put(blocked)
    assert store.get(blocked.id) == blocked


def test_a_full_disk_accepts_nothing_and_recovers(store: AsyncStore) -> None:
    store.put(an_event())
    connection = store._connection
    assert connection is not None
    pages: int = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    large = an_event(payload=b"x" * 100_000)
    with pytest.raises(AsyncStoreError, match=r"cannot be queued\. Database or disk is full"):
        store.put(large)
    assert store.get(large.id) is None
    connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    store.put(large)
    assert store.get(large.id) == large


def test_an_owner_lives_as_long_as_its_program(tmp_path: Path) -> None:
    store = AsyncStore(tmp_path)
    assert store.me.startswith(f"{owner.current()}/")
    assert store.me != AsyncStore(tmp_path).me
    assert program_lives(store.me)
    assert not program_lives(f"{os.getpid()}-1/abc"), "another program that had this process id"
