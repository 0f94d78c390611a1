"""Saved events: plain JSON files below `events/` of a workspace, kept exactly as typed."""

import contextlib
import os
from collections.abc import Container, Iterator
from pathlib import Path

from workbench.model.errors import DocumentError
from workbench.model.event import SavedEvent
from workbench.project.documents import Document, read_document, write_document
from workbench.project.event_sidecar import EXPECTED_SUFFIX, SIDECAR_SUFFIX, glance
from workbench.project.tree import is_ignored

FOLDER = "events"
SUFFIX = ".json"
_DEEPEST = 16
_LONGEST_PART_BYTES = 200
_RESERVED_CHARACTERS = '<>:"\\|?*'
_RESERVED_NAMES = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        *(f"com{number}" for number in range(1, 10)),
        *(f"lpt{number}" for number in range(1, 10)),
    ]
)


def list_events(root: Path) -> tuple[SavedEvent, ...]:
    """The events below `root/events`, sorted by name; none when the folder is missing or unreadable."""
    found = _files(root / FOLDER, "", 0)
    return tuple(sorted(found, key=lambda event: (event.name.casefold(), event.name)))


def _files(folder: Path, prefix: str, depth: int) -> Iterator[SavedEvent]:
    folders: list[str] = []
    files: dict[str, os.DirEntry[str]] = {}
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
            elif not entry.name.startswith("."):
                files[entry.name] = entry
    for name, entry in files.items():
        if name.lower().endswith(SUFFIX) and not _is_expected_result(name, files):
            with contextlib.suppress(OSError):
                yield _listed(folder, prefix, entry, files.get(name[: -len(SUFFIX)] + SIDECAR_SUFFIX))
    for name in folders:
        if depth < _DEEPEST and not is_ignored(name):
            yield from _files(folder / name, f"{prefix}{name}/", depth + 1)


def _is_expected_result(name: str, files: Container[str]) -> bool:
    """Whether the file belongs to an event beside it; without one it is an event like any other."""
    if not name.endswith(EXPECTED_SUFFIX):
        return False
    stem = name[: -len(EXPECTED_SUFFIX)]
    return any(stem + suffix in files for suffix in (SUFFIX, SUFFIX.upper()))


def _listed(folder: Path, prefix: str, entry: os.DirEntry[str], notes: os.DirEntry[str] | None) -> SavedEvent:
    type_id = environment = ""
    if notes is not None:
        status = notes.stat()
        type_id, environment = glance(notes.path, status.st_mtime_ns, status.st_size)
    name = prefix + entry.name[: -len(SUFFIX)]
    return SavedEvent(name, folder / entry.name, entry.stat().st_size, type_id, environment)


def read_event(path: Path) -> str:
    """The text of an event file as it stands there, line ends included. Raises DocumentError."""
    return read_encoded(path)[0]


def read_encoded(path: Path) -> tuple[str, str]:
    """The same, and the codec that it was read with: JSON is UTF-8, but a file may be something else."""
    document = read_document(path)
    return document.text.replace("\n", document.newline), document.encoding


def save_event(root: Path, name: str, text: str) -> SavedEvent:
    """Write `text` to `root/events/<name>.json`, replacing what is there; `name` may contain `/`.

    A byte order mark and line ends of the file that is replaced stay, so that only what was changed differs.
    Raises DocumentError when the name cannot be a file's on every system, or the file cannot be written.
    """
    path = event_path(root, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = write_document(_current(path, keeps_ends="\r" not in text), text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(name, f"The folder cannot be made: {reason}.", "Look at its permissions.") from error
    return SavedEvent(_clean(name), path, written.size)


def _current(path: Path, *, keeps_ends: bool) -> Document:
    """The document to write over: its stamps are today's, as saving under a name means replacing it."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return Document(path, "")
    encoding, newline = _manner(path)
    newline = newline if keeps_ends else "\n"
    return Document(path, "", encoding, newline, mtime_ns=status.st_mtime_ns, size=status.st_size)


def _manner(path: Path) -> tuple[str, str]:
    """Encoding and line ends of an event file; another encoding than UTF-8, which JSON does not have, is left."""
    try:
        document = read_document(path)
    except DocumentError:
        return "utf-8", "\n"
    return document.encoding if document.encoding == "utf-8-sig" else "utf-8", document.newline


def event_path(root: Path, name: str) -> Path:
    """The file of the event `name`. Raises DocumentError for a name that no file can have."""
    parts = _clean(name).split("/")
    if name.startswith(("/", "\\")) or (len(name) > 1 and name[1] == ":"):
        raise _refused(name, "It begins at the top of the disk.", "Give a name below the events folder.")
    for part in parts:
        _check_part(name, part)
    if (ignored := next((part for part in parts[:-1] if is_ignored(part)), None)) is not None:
        raise _refused(name, f"Folders called {ignored} are not looked into.", "Choose another folder.")
    if (parts[-1] + SUFFIX).lower().endswith(EXPECTED_SUFFIX):
        raise _refused(name, "Names that end so are those of expected results.", "Choose another name.")
    path = (root / FOLDER).joinpath(*parts[:-1], parts[-1] + SUFFIX)
    if not _is_inside(path, root / FOLDER):
        raise _refused(name, "A link in it leads out of the events folder.", "Choose another name.")
    return path


def _clean(name: str) -> str:
    return name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) and len(name) > len(SUFFIX) else name


def _check_part(name: str, part: str) -> None:
    step = "Choose a name of letters, digits, blanks, hyphens and slashes."
    if not part:
        raise _refused(name, "A part of it is empty.", step)
    if part in (".", "..") or part.startswith("."):
        raise _refused(name, "A part of it begins with a dot.", step)
    if part != part.strip() or part.endswith("."):
        raise _refused(name, "A part of it begins or ends with a blank, or ends with a dot.", step)
    bad = next((c for c in part if c in _RESERVED_CHARACTERS or not c.isprintable()), None)
    if bad is not None:
        shown = bad if bad.isprintable() else f"U+{ord(bad):04X}"
        raise _refused(name, f"The character {shown} is not allowed in file names on every system.", step)
    if part.partition(".")[0].strip().casefold() in _RESERVED_NAMES:
        raise _refused(name, f"{part} is a reserved name on Windows.", step)
    if len(part.encode("utf-8", "replace")) > _LONGEST_PART_BYTES:
        raise _refused(name, f"A part of it is longer than {_LONGEST_PART_BYTES} bytes.", step)


def _is_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _refused(name: str, why: str, next_step: str) -> DocumentError:
    shown = name if len(name) <= 80 else name[:79] + "…"
    return DocumentError(f"The event cannot be saved as {shown!r}.", why, next_step)
