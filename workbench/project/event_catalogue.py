"""The catalogue of event types: a sample event and its description for each trigger that AWS Lambda knows.

`resources/events/<service>/service.toml` has the service's `title`. Each event type there is two files:
`<name>.json`, the sample as it is shown, and `<name>.toml` with `title`, `help`, `source` (where AWS describes the
event) and `version` (the one that the event carries, or else the month in which the sample was held against its
source). Other keys in the TOML file belong to other readers and are passed over here.
"""

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.base import assets
from workbench.model.errors import EventError, UsageError
from workbench.model.event import EventType

_SERVICE_FILE = "service.toml"
_REINSTALL = "Install the program again."


@dataclass(frozen=True, slots=True)
class EventCatalogue:
    """Every event type, sorted by service and title; the samples stay on disk until they are asked for."""

    folder: Path
    types: tuple[EventType, ...]

    def get(self, type_id: str) -> EventType | None:
        """The event type with the id `<service>/<name>`, or None."""
        return next((entry for entry in self.types if entry.id == type_id), None)

    def sample(self, type_id: str) -> str:
        """The sample event as pretty JSON text, as in its file. Raises UsageError for an unknown id, and EventError."""
        self.check(type_id)
        return _read(self.folder / f"{type_id}.json")

    def check(self, type_id: str) -> None:
        """Raise UsageError for an id that is not in the catalogue."""
        if self.get(type_id) is None:
            raise self._unknown(type_id)

    def _unknown(self, type_id: str) -> UsageError:
        close = difflib.get_close_matches(type_id, [entry.id for entry in self.types], n=3)
        next_step = f"Did you mean {', '.join(close)}?" if close else "Choose an id from the list of event types."
        return UsageError(f"There is no event type {type_id!r}.", "", next_step)


def load_catalogue(folder: Path | None = None) -> EventCatalogue:
    """The catalogue in `folder` (the bundled one when None). Raises EventError when a file of it cannot be used."""
    root = assets.resources() / "events" if folder is None else folder
    entries = [entry for service in _service_folders(root) for entry in _service(service)]
    return EventCatalogue(root, tuple(sorted(entries, key=_reading_order)))


def _reading_order(entry: EventType) -> tuple[str, str, str]:
    return entry.service.casefold(), entry.title.casefold(), entry.id


def _service_folders(root: Path) -> list[Path]:
    try:
        return [path for path in root.iterdir() if path.is_dir()]
    except OSError as error:
        raise EventError("The event catalogue cannot be read.", f"{root}: {error.strerror}.", _REINSTALL) from error


def _service(folder: Path) -> Iterator[EventType]:
    service = _text(_table(folder / _SERVICE_FILE), "title", folder / _SERVICE_FILE)
    for path in folder.glob("*.toml"):
        if path.name != _SERVICE_FILE:
            yield _event_type(path, service)


def _event_type(path: Path, service: str) -> EventType:
    table = _table(path)
    title, help_text, source, version = (_text(table, key, path) for key in ("title", "help", "source", "version"))
    return EventType(f"{path.parent.name}/{path.stem}", service, title, help_text, source, version)


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise EventError("The event catalogue has a file that is not TOML.", f"{path}: {error}.", _REINSTALL) from error


def _text(table: dict[str, object], key: str, path: Path) -> str:
    value = table.get(key)
    if isinstance(value, str) and value:
        return value
    raise EventError("The event catalogue is not complete.", f"{path} has no text under {key!r}.", _REINSTALL)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        why = f"{path}: {error.strerror}."
        raise EventError("A file of the event catalogue cannot be read.", why, _REINSTALL) from error
    except UnicodeDecodeError as error:
        raise EventError("A file of the event catalogue is not UTF-8.", f"{path}: {error}.", _REINSTALL) from error
