"""The order in which queued events run: a lane for each function, so that one function never holds up another."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field

LaneKey = tuple[str, str]
"""Scope and name of a function."""


@dataclass(frozen=True, slots=True, order=True)
class Ticket:
    """An event's place in its lane: when it is due (wall clock), since when it waits, and its id."""

    due_ns: int
    accepted_ns: int
    event_id: str
    key: LaneKey


@dataclass(slots=True)
class _Lane:
    """The tickets of one function; `limit` shrinks with each throttle and grows with each run that was none."""

    limit: int
    waiting: list[Ticket] = field(default_factory=list)
    running: set[str] = field(default_factory=set)

    @property
    def free(self) -> bool:
        return len(self.running) < self.limit


class Lanes:
    """All lanes. An event is in one at most once: waiting, or running."""

    def __init__(self, per_function: int) -> None:
        self._most = max(1, per_function)
        self._lanes: dict[LaneKey, _Lane] = {}
        self._held: dict[str, LaneKey] = {}
        self._returned: dict[str, Ticket] = {}

    def add(self, ticket: Ticket) -> None:
        """Let an event wait until it is due. One that waits stays as it is; one that runs comes again if it leaves.

        (It was left to others, and was taken over again before the run that left it had ended.)
        """
        if key := self._held.get(ticket.event_id):
            if ticket.event_id in self._lanes[key].running:
                self._returned[ticket.event_id] = ticket
            return
        lane = self._lanes.setdefault(ticket.key, _Lane(self._most))
        self._held[ticket.event_id] = ticket.key
        heapq.heappush(lane.waiting, ticket)

    def take_due(self, now_ns: int) -> Iterator[Ticket]:
        """The events that may run now; each is running from here on, until `put_back` or `leave`."""
        for lane in list(self._lanes.values()):
            while lane.free and lane.waiting and lane.waiting[0].due_ns <= now_ns:
                ticket = heapq.heappop(lane.waiting)
                lane.running.add(ticket.event_id)
                yield ticket

    def put_back(self, ticket: Ticket) -> None:
        """A running event waits again, until its new due time."""
        self._returned.pop(ticket.event_id, None)
        lane = self._lanes[ticket.key]
        lane.running.discard(ticket.event_id)
        heapq.heappush(lane.waiting, ticket)

    def leave(self, event_id: str) -> None:
        """A running event is gone."""
        key = self._held.pop(event_id, None)
        if key is not None:
            self._lanes[key].running.discard(event_id)
            self._drop_empty(key)
        if ticket := self._returned.pop(event_id, None):
            self.add(ticket)

    def remove(self, event_ids: set[str]) -> None:
        """Waiting events are gone."""
        for key in {self._held[event_id] for event_id in event_ids if event_id in self._held}:
            lane = self._lanes[key]
            gone = {ticket.event_id for ticket in lane.waiting} & event_ids
            lane.waiting = [ticket for ticket in lane.waiting if ticket.event_id not in gone]
            heapq.heapify(lane.waiting)
            for event_id in gone:
                del self._held[event_id]
            self._drop_empty(key)

    def throttled(self, key: LaneKey) -> None:
        """Run half as many events of this function at once."""
        lane = self._lanes[key]
        lane.limit = max(1, lane.limit // 2)

    def went_well(self, key: LaneKey) -> None:
        """Run one more event of this function at once."""
        lane = self._lanes[key]
        lane.limit = min(self._most, lane.limit + 1)

    def next_due_ns(self) -> int | None:
        """When the next event that has room is due, or None."""
        first = (lane.waiting[0].due_ns for lane in self._lanes.values() if lane.free and lane.waiting)
        return min(first, default=None)

    def running(self) -> set[str]:
        """The ids of the events that run now."""
        return {event_id for lane in self._lanes.values() for event_id in lane.running}

    def holds(self, event_id: str) -> bool:
        """Whether it waits or runs here."""
        return event_id in self._held

    def _drop_empty(self, key: LaneKey) -> None:
        lane = self._lanes[key]
        if not lane.waiting and not lane.running:
            del self._lanes[key]
