"""What stands beside a saved event: of `b.json` notes and options in `b.event.toml`, the result that the function
should give in `b.expected.json`.
"""

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from workbench.base.jsontext import minify, pretty
from workbench.model.errors import DocumentError, EventError
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar, Expectation
from workbench.project.documents import Document, read_document, write_document
from workbench.project.event_sidecar_text import edit_sidecar, parse_sidecar

SIDECAR_SUFFIX = ".event.toml"
EXPECTED_SUFFIX = ".expected.json"


def sidecar_path(event: Path) -> Path:
    """The file of an event's notes and options."""
    return event.with_name(event.stem + SIDECAR_SUFFIX)


def expected_path(event: Path) -> Path:
    """The file of the result that is expected of an event."""
    return event.with_name(event.stem + EXPECTED_SUFFIX)


def read_sidecar(event: Path) -> EventSidecar:
    """What stands beside the event file. Raises EventError when it cannot be used, DocumentError when not read."""
    notes, expected = _read(sidecar_path(event)), _read(expected_path(event))
    sidecar = parse_sidecar(notes.text, notes.path.name) if notes is not None else NO_SIDECAR
    if expected is None:
        return sidecar
    expectation = sidecar.expectation or Expectation()
    result = expected.text.replace("\n", expected.newline)
    return replace(sidecar, expectation=replace(expectation, result=result))


@lru_cache(maxsize=20_000)
def glance(notes: str, _mtime_ns: int, _size: int) -> tuple[str, str]:
    """Type and environment that the file `notes` names, empty where it cannot be used; read again when it changed."""
    try:
        sidecar = parse_sidecar(read_document(Path(notes)).text, notes)
    except (EventError, DocumentError):
        return "", ""
    return sidecar.type_id, sidecar.environment


def write_sidecar(event: Path, sidecar: EventSidecar) -> None:
    """Let the files beside the event say what `sidecar` does; those with nothing to say are deleted.

    Comments, order and unknown keys stay. The result is kept indented, for the eye and for comparing versions. Raises
    EventError when what is there cannot be used, DocumentError when a file cannot be written.
    """
    path = sidecar_path(event)
    notes = _read(path)
    before = notes.text if notes is not None else ""
    _write(notes, path, edit_sidecar(before, path.name, sidecar))
    result = sidecar.expectation.result if sidecar.expectation is not None else None
    _write_result(expected_path(event), result)


def _write_result(path: Path, result: str | None) -> None:
    before = _read(path)
    if before is not None and result is not None and minify(before.text) == minify(result):
        return
    _write(before, path, "" if result is None else pretty(result).rstrip("\n") + "\n")


def _read(path: Path) -> Document | None:
    return read_document(path) if os.path.lexists(path) else None


def _write(before: Document | None, path: Path, text: str) -> None:
    if before is None and text:
        write_document(Document(path, ""), text)
    elif before is not None and not text:
        _delete(path)
    elif before is not None and text != before.text:
        write_document(before, text)


def _delete(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise DocumentError(f"{path.name} cannot be deleted.", f"{error.strerror or error}.") from error
