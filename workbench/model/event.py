"""Events: the catalogue's event types and the user's saved events."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class EventType:
    """One entry of the catalogue (`resources/events/<service>/<name>`): `id` is `<service>/<name>`."""

    id: str
    service: str
    title: str
    help: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class SavedEvent:
    """An event file in the workspace: `name` is its path below the events folder, without `.json`."""

    name: str
    path: Path
    size: int
