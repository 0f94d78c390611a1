import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.cloud import log_batches
from workbench.cloud.log_batches import BATCH_BYTES, BATCH_EVENTS, OVERHEAD_BYTES, SPAN_MS, batches

EVENTS = st.lists(st.tuples(st.integers(0, 10 * SPAN_MS).map(lambda ms: ms * 1_000_000), st.text(max_size=30)))


@given(EVENTS, st.integers(1, 4), st.integers(70, 200))
def test_every_batch_is_within_the_limits_and_nothing_is_lost(
    events: list[tuple[int, str]], most: int, size: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(log_batches, "BATCH_EVENTS", most)
        patched.setattr(log_batches, "BATCH_BYTES", size)
        found = list(batches(events))
    for batch in found:
        assert 0 < len(batch) <= most
        assert sum(len(event["message"].encode()) + OVERHEAD_BYTES for event in batch) <= size
        times = [event["timestamp"] for event in batch]
        assert times == sorted(times)
        assert times[-1] - times[0] < SPAN_MS
    sent = [event for batch in found for event in batch]
    times = [event["timestamp"] for event in sent]
    assert times == sorted(times)
    room = size - OVERHEAD_BYTES
    wanted = sorted(events, key=lambda event: event[0])
    kept = [text.encode("utf-8", "replace")[:room].decode("utf-8", "ignore") for _time, text in wanted if text]
    assert [event["message"] for event in sent] == [text for text in kept if text]


def test_awss_limits() -> None:
    assert (BATCH_EVENTS, BATCH_BYTES, OVERHEAD_BYTES, SPAN_MS) == (10_000, 1_048_576, 26, 86_400_000)
    assert [len(batch) for batch in batches([(1, "a")] * 10_001)] == [10_000, 1]
    assert list(batches([(1_999_999, "a")])) == [[{"timestamp": 1, "message": "a"}]]


def test_what_cannot_be_sent_as_it_is() -> None:
    (batch,) = batches([(1, "a\ud800b"), (2, ""), (3, "é" * BATCH_BYTES)][:2])
    assert [event["message"] for event in batch] == ["a?b"]
    (batch,) = batches([(3, "é" * BATCH_BYTES)])
    assert len(batch[0]["message"].encode()) == BATCH_BYTES - OVERHEAD_BYTES
