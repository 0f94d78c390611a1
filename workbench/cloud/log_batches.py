"""Log events in batches that PutLogEvents takes."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

BATCH_EVENTS = 10_000
BATCH_BYTES = 1_048_576
OVERHEAD_BYTES = 26
SPAN_MS = 86_400_000


class InputLogEvent(TypedDict):
    """An event as PutLogEvents takes it."""

    timestamp: int
    message: str


def batches(events: Iterable[tuple[int, str]]) -> Iterator[list[InputLogEvent]]:
    """Events (time in ns, text) in order of time, in batches of at most 10,000 events, 1 MB and 24 hours.

    An event that is too large by itself is cut; an empty one is left out.
    """
    batch: list[InputLogEvent] = []
    size = 0
    for time_ns, text in sorted(events, key=lambda event: event[0]):
        message = _fitting(text)
        if not message:
            continue
        event: InputLogEvent = {"timestamp": time_ns // 1_000_000, "message": message}
        more = len(message.encode()) + OVERHEAD_BYTES
        if batch and (
            len(batch) == BATCH_EVENTS
            or size + more > BATCH_BYTES
            or event["timestamp"] - batch[0]["timestamp"] >= SPAN_MS
        ):
            yield batch
            batch, size = [], 0
        batch.append(event)
        size += more
    if batch:
        yield batch


def _fitting(text: str) -> str:
    """As much as an event holds, in characters that can be sent."""
    data = text.encode("utf-8", "replace")
    return data[: BATCH_BYTES - OVERHEAD_BYTES].decode("utf-8", "ignore")
