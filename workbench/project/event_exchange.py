"""Events taken into the library from files and folders, and given away as a schema of shareable test events.

SAM CLI's event files are plain JSON, as ours are; shareable test events are examples in a schema (`shared_events`).
"""

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.base.jsontext import find_fault
from workbench.model.errors import DocumentError, EventError, WorkbenchError
from workbench.model.event import SavedEvent
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar
from workbench.model.invoke_options import InvokeOptions
from workbench.project.documents import Document, write_document
from workbench.project.encodings import MAX_BYTES, decode
from workbench.project.event_files import free_path, numbered, saved_event, told, write_new
from workbench.project.event_library import SUFFIX, read_event
from workbench.project.event_sidecar import (
    EXPECTED_SUFFIX,
    expected_path,
    read_sidecar,
    sidecar_path,
    write_sidecar,
)
from workbench.project.shared_events import SharedEvent, read_shared, schema_name, write_shared
from workbench.project.tree import MAX_DEPTH, is_ignored

_ONE_AT_A_TIME = threading.Lock()
"""Two imports would find the same name free."""

_UNFIT = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken, and why, in a sentence."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    events: tuple[SavedEvent, ...] = ()
    refused: tuple[Refused, ...] = ()


def import_events(root: Path, paths: Sequence[Path], into: str = "") -> Imported:
    """Copy files, the JSON files of folders, and shared test events into the library, below its folder `into`.

    A folder keeps its structure; what stands beside an event comes along. A name that is taken gets a number. A file
    that cannot be used is told by name, and the others are taken. Raises DocumentError when `into` is no folder's name.
    """
    free_path(root, numbered(f"{into}/event".lstrip("/")))
    events: list[SavedEvent] = []
    refused: list[Refused] = []
    with _ONE_AT_A_TIME:
        for path in paths:
            for file, folder in _files(path):
                try:
                    events += _import(root, file, _joined(into, folder))
                except WorkbenchError as error:
                    refused.append(Refused(file, str(error)))
    return Imported(tuple(events), tuple(refused))


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """The files to take, each with the folder that it goes to."""
    if path.is_dir():
        yield from _in_folder(path, "", 0)
    else:
        yield path, ""


def _in_folder(folder: Path, name: str, depth: int) -> Iterator[tuple[Path, str]]:
    try:
        there = sorted(folder.iterdir())
    except OSError:
        # Told as a file that cannot be read.
        yield folder, name
        return
    for path in there:
        if path.is_dir() and not path.is_symlink():
            if depth < MAX_DEPTH and not is_ignored(path.name):
                yield from _in_folder(path, _joined(name, path.name), depth + 1)
        elif path.name.lower().endswith(SUFFIX) and not path.name.startswith(".") and not _is_result(path):
            yield path, name


def _is_result(path: Path) -> bool:
    stem = path.name.removesuffix(EXPECTED_SUFFIX)
    return stem != path.name and path.with_name(stem + SUFFIX).exists()


def _joined(*parts: str) -> str:
    return "/".join(part for part in parts if part)


def _import(root: Path, file: Path, folder: str) -> Iterator[SavedEvent]:
    text = _text(file)
    shared = read_shared(text, file.stem)
    if shared is None:
        yield _copied(root, file, text, folder)
        return
    function = _name(shared.function) if shared.function else ""
    for event in shared.events:
        sidecar = EventSidecar(function=shared.function, options=InvokeOptions(event.invocation_type))
        path = free_path(root, numbered(_joined(folder, function, _name(event.name))))
        with told(path):
            write_new([(event.text.encode(), path)])
        if sidecar != NO_SIDECAR:
            write_sidecar(path, sidecar)
        yield saved_event(root, path)


def _text(file: Path) -> str:
    """The file's text without its byte order mark."""
    try:
        with file.open("rb") as opened:
            text, _encoding = decode(opened.read(MAX_BYTES + 1), file)
    except OSError as error:
        raise DocumentError(f"{file.name} cannot be read.", f"{error.strerror or error}.") from error
    fault = find_fault(text)
    if fault is not None:
        where = f"line {fault.line}, column {fault.column}"
        raise EventError(f"{file.name} is not JSON.", f"{fault.reason} at {where}.")
    return text


def _copied(root: Path, file: Path, text: str, folder: str) -> SavedEvent:
    path = free_path(root, numbered(_joined(folder, _name(file.stem))))
    with told(file):
        beside = [(old.read_bytes(), new) for old, new in
                  ((sidecar_path(file), sidecar_path(path)), (expected_path(file), expected_path(path)))
                  if old.is_file()]  # fmt: skip
        write_new([(text.encode(), path), *beside])
    return saved_event(root, path)


def _name(text: str) -> str:
    """A file name for what an event or a function is called elsewhere."""
    fit = _UNFIT.sub("-", text.replace("/", "-")).strip().strip(".").strip()
    return fit.removesuffix(".expected") or "event"


def export_events(function: str, events: Sequence[SavedEvent], target: Path) -> Path:
    """Write events as the schema that shares them for `function`; a folder gets a file of the schema's name in it.

    An event is called as its file is, with its folders where two would have one name. Replaces the file. Raises
    EventError for an event that is not JSON, DocumentError.
    """
    text = write_shared([_shared(event, name) for event, name in zip(events, _names(events), strict=True)])
    path = target / f"{_name(schema_name(function))}{SUFFIX}" if target.is_dir() else target
    with told(path):
        status = path.stat() if path.exists() else None
    document = Document(path, "")
    if status is not None:
        document = replace(document, mtime_ns=status.st_mtime_ns, size=status.st_size)
    write_document(document, text)
    return path


def _shared(event: SavedEvent, name: str) -> SharedEvent:
    return SharedEvent(name, read_event(event.path), read_sidecar(event.path).options.invocation_type)


def _names(events: Sequence[SavedEvent]) -> Iterator[str]:
    short = [event.name.rpartition("/")[2] for event in events]
    for event, name in zip(events, short, strict=True):
        yield name if short.count(name) == 1 else event.name.replace("/", "-")
