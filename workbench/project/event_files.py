"""Saved events renamed and duplicated, each with what stands beside it; nothing is ever written over."""

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TypeVar

from workbench.model.errors import DocumentError
from workbench.model.event import SavedEvent
from workbench.project.event_library import FOLDER, event_path, list_events
from workbench.project.event_sidecar import expected_path, glance, sidecar_path

_COPY = re.compile(r" copy( \d+)?$")
_CHOOSE = "Choose another name."
T = TypeVar("T")


def event_name(root: Path, event: Path) -> str:
    """The name of the event file, with `/`. Raises DocumentError for a file that is not in the events folder."""
    try:
        return event.relative_to(root / FOLDER).with_suffix("").as_posix()
    except ValueError as error:
        raise DocumentError(f"{event.name} is not an event of this folder.", f"It is {event}.") from error


def files_of(event: Path) -> tuple[Path, Path, Path]:
    """The event's file, and those that may stand beside it."""
    return event, sidecar_path(event), expected_path(event)


def events_below(root: Path, folder: str) -> tuple[SavedEvent, ...]:
    """The saved events in a folder and the folders in it."""
    return tuple(event for event in list_events(root) if event.name.startswith(f"{folder}/"))


def rename_event(root: Path, event: Path, name: str) -> SavedEvent:
    """Give the event file another name, which may have folders. Raises DocumentError when that is taken, or no name."""
    event_name(root, event)
    target = event_path(root, name)
    if target != event:
        _check_free(zip(files_of(event), files_of(target), strict=True))
        moves = [(old, new) for old, new in zip(files_of(event), files_of(target), strict=True)
                 if old == event or os.path.lexists(old)]  # fmt: skip
        _move(root, moves)
    return saved_event(root, target)


def rename_folder(root: Path, folder: str, name: str) -> tuple[tuple[str, str], ...]:
    """Give a folder of events another name; the old and the new name of each event in it. Raises DocumentError."""
    source, target = root / FOLDER / folder, event_path(root, f"{name}/event").parent
    before = events_below(root, folder)
    if target == source:
        return ()
    if target.is_relative_to(source):
        raise DocumentError(f"{folder} cannot be put into itself.", "", _CHOOSE)
    _check_free([(source, target)])
    _move(root, [(source, target)])
    return tuple((event.name, name + event.name[len(folder) :]) for event in before)


def duplicate_event(root: Path, event: Path) -> SavedEvent:
    """Copy the event to the next free name (`x copy`, `x copy 2`). Raises DocumentError."""
    base = _COPY.sub("", event_name(root, event))
    target = free_path(root, (f"{base} copy{f' {number}' if number > 1 else ''}" for number in count(1)))
    with told(event):
        contents = [(path.read_bytes(), new) for path, new in zip(files_of(event), files_of(target), strict=True)
                    if path == event or path.exists()]  # fmt: skip
        write_new(contents)
    return saved_event(root, target)


def numbered(name: str) -> Iterator[str]:
    """`name`, and after it `name 2`, `name 3` and so on."""
    yield name
    yield from (f"{name} {number}" for number in count(2))


def free_path(root: Path, names: Iterable[str]) -> Path:
    """The event file of the first of `names` that is free, beside it too. Raises DocumentError for what is no name."""
    paths = (event_path(root, name) for name in names)
    return next(path for path in paths if not any(os.path.lexists(each) for each in files_of(path)))


def write_new(contents: Iterable[tuple[bytes, Path]]) -> None:
    """Write files that are not there yet, all or none. Raises OSError, FileExistsError for one that is there."""
    written: list[Path] = []
    try:
        for data, path in contents:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                written.append(path)
                file.write(data)
    except OSError:
        _undo(written, Path.unlink)
        raise


def remove_empty(root: Path, folder: Path) -> None:
    """Remove `folder` and those above it while they are empty, up to the events folder, which stays."""
    with contextlib.suppress(OSError):
        while folder != root / FOLDER and folder.is_relative_to(root / FOLDER):
            folder.rmdir()
            folder = folder.parent


def saved_event(root: Path, path: Path) -> SavedEvent:
    """The event in the file `path`, as `list_events` gives it. Raises DocumentError."""
    with told(path):
        size = path.stat().st_size
        notes = sidecar_path(path)
        status = notes.stat() if notes.exists() else None
    about = glance(str(notes), status.st_mtime_ns, status.st_size) if status is not None else ("", "")
    return SavedEvent(event_name(root, path), path, size, *about)


def _check_free(moves: Iterable[tuple[Path, Path]]) -> None:
    for source, target in moves:
        if os.path.lexists(target) and not _is_itself(source, target):
            raise DocumentError(f"{target.name} is already there.", f"It is in {target.parent}.", _CHOOSE)


def _is_itself(source: Path, target: Path) -> bool:
    """Whether only upper and lower case differ, and the disk takes both for the same."""
    with contextlib.suppress(OSError):
        return str(source).casefold() == str(target).casefold() and source.samefile(target)
    return False


def _move(root: Path, moves: Sequence[tuple[Path, Path]]) -> None:
    """Move all or none; folders that are empty then are removed."""
    moved: list[tuple[Path, Path]] = []
    first, first_target = moves[0]
    with told(first):
        try:
            for source, target in moves:
                target.parent.mkdir(parents=True, exist_ok=True)
                source.rename(target)
                moved.append((target, source))
        except OSError:
            _undo(moved, lambda pair: pair[0].rename(pair[1]))
            remove_empty(root, first_target.parent)
            raise
    remove_empty(root, first.parent)


def _undo(done: list[T], back: Callable[[T], object]) -> None:
    for one in reversed(done):
        with contextlib.suppress(OSError):
            back(one)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the system become ours."""
    try:
        yield
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        raise DocumentError(
            f"{path.name} cannot be changed.", why, "Look at the folder and its permissions."
        ) from error
