"""Asynchronous events that wait in a queue."""

from workbench.model.async_event import AsyncEventInfo, AsyncState


def waiting_event(event_id: str, scope: str = "/workspace", function: str = "Hello") -> AsyncEventInfo:
    """An event that waits to run for the first time."""
    return AsyncEventInfo(event_id, scope, function, "", 2, 1_000, 1_000, 0, AsyncState.WAITING)
