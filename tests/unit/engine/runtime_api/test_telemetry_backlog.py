"""Records leave the backlog once, in order, and in batches within the limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.runtime_api import telemetry_backlog
from workbench.engine.runtime_api.telemetry_backlog import Backlog
from workbench.engine.runtime_api.telemetry_subscription import Buffering

LIMITS = Buffering(max_items=3, max_bytes=20)
STEPS = st.lists(st.one_of(st.integers(1, 30), st.sampled_from(["due", "take"])), max_size=60)


@given(STEPS)
def test_batches_hold_what_was_due_in_order(steps: list[int | str]) -> None:
    backlog = Backlog(LIMITS)
    added: list[bytes] = []
    taken: list[bytes] = []
    due = 0
    for number, step in enumerate(steps):
        if step == "due":
            backlog.mark_due()
            due = len(added)
        elif step == "take":
            batch = backlog.take()
            assert len(batch) <= LIMITS.max_items
            assert len(batch) <= 1 or sum(map(len, batch)) <= LIMITS.max_bytes
            taken += batch
            assert bool(batch) or len(taken) == due
            assert len(taken) <= due
        else:
            record = bytes([number]) * int(step)
            assert backlog.add(record)
            added.append(record)
        waiting = added[len(taken) :]
        assert len(backlog) == len(waiting)
        assert backlog.full == (len(waiting) >= LIMITS.max_items or sum(map(len, waiting)) >= LIMITS.max_bytes)
    assert taken == added[: len(taken)]


@pytest.mark.parametrize(("items", "size"), [(2, 100), (100, 20)])
def test_there_is_an_end_to_it(monkeypatch: pytest.MonkeyPatch, items: int, size: int) -> None:
    monkeypatch.setattr(telemetry_backlog, "BACKLOG_ITEMS", items)
    monkeypatch.setattr(telemetry_backlog, "BACKLOG_BYTES", size)
    backlog = Backlog(LIMITS)
    assert [backlog.add(b"x" * 10) for _ in range(3)] == [True, True, False]
    assert backlog.crowded
    backlog.mark_due()
    assert len(backlog.take()) == 2
    assert backlog.add(b"x")
