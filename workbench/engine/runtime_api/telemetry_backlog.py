"""The records that wait for one subscriber, in order and within bounds (LAMBDA_FACTS §2.4)."""

from collections import deque

from workbench.engine.runtime_api.telemetry_subscription import Buffering

BACKLOG_ITEMS = 40_000
BACKLOG_BYTES = 4 * 1024 * 1024
"""What may wait in all, four of the largest batches: a function's burst arrives at once, faster than any answer."""


class Backlog:
    """A queue of encoded records; those at its head are due, and leave it in batches within `buffering`."""

    def __init__(self, buffering: Buffering) -> None:
        self.buffering = buffering
        self._records: deque[bytes] = deque()
        self._bytes = 0
        self._due = 0

    def __len__(self) -> int:
        return len(self._records)

    @property
    def full(self) -> bool:
        """Whether a whole batch waits."""
        return len(self._records) >= self.buffering.max_items or self._bytes >= self.buffering.max_bytes

    @property
    def crowded(self) -> bool:
        """Whether there is no room for another record."""
        return len(self._records) >= BACKLOG_ITEMS or self._bytes >= BACKLOG_BYTES

    def add(self, record: bytes) -> bool:
        """Append a record; False when there is no room."""
        if self.crowded:
            return False
        self._records.append(record)
        self._bytes += len(record)
        return True

    def mark_due(self) -> None:
        """All that waits now is to be sent."""
        self._due = len(self._records)

    def take(self) -> list[bytes]:
        """The next batch of what is due: one record at least, and no more than `buffering` allows."""
        batch: list[bytes] = []
        size = 0
        while self._due and len(batch) < self.buffering.max_items:
            size += len(self._records[0])
            if batch and size > self.buffering.max_bytes:
                break
            batch.append(self._records.popleft())
            self._due -= 1
        self._bytes -= sum(map(len, batch))
        return batch
