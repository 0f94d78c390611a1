"""Events: the catalogue's event types, the user's saved events, and what does not fit in an event."""

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
    version: str = ""


@dataclass(frozen=True, slots=True)
class SavedEvent:
    """An event file in the workspace: `name` is its path below the events folder, without `.json`.

    `type_id` and `environment` are what the file beside it says, or empty.
    """

    name: str
    path: Path
    size: int
    type_id: str = ""
    environment: str = ""


@dataclass(frozen=True, slots=True)
class EventProblem:
    """Something that does not fit: `pointer` is a JSON Pointer to it, `line` and `column` count from 1."""

    pointer: str
    line: int
    column: int
    text: str
