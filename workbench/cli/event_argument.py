"""The event that `-e` names: a file, `-` for standard input, JSON, or an id of the catalogue."""

import sys
from pathlib import Path

from workbench.base.jsontext import find_fault
from workbench.model.errors import EventError, UsageError

_BOM = b"\xef\xbb\xbf"


def read_event(argument: str) -> tuple[str, bytes]:
    """The event's name (empty for JSON and standard input) and its bytes as they are. Raises UsageError, EventError."""
    if argument == "-":
        return "", sys.stdin.buffer.read().removeprefix(_BOM)
    path = Path(argument)
    if _is_file(path):
        return path.name, _read(path)
    if _looks_like_json(argument):
        return "", argument.encode()
    return argument, _sample(argument)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        # A long JSON text is no file name.
        return False


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(_BOM)
    except OSError as error:
        raise EventError(f"The event {path} cannot be read.", f"{error.strerror}.") from error


def _looks_like_json(text: str) -> bool:
    return text.lstrip()[:1] in set('{["') or find_fault(text) is None


def _sample(event_id: str) -> bytes:
    # Imported late: most invokes name no sample.
    from workbench.project.event_catalogue import load_catalogue  # noqa: PLC0415

    catalogue = load_catalogue()
    if catalogue.get(event_id) is None:
        raise UsageError(
            f"There is no event {event_id}.",
            "It is no file, no JSON, and no id of the catalogue.",
            "List the catalogue with: workbench events list",
        )
    return catalogue.sample(event_id).encode()
