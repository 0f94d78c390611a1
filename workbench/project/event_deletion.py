"""Saved events deleted, with what stands beside them, and put back."""

import contextlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import DocumentError
from workbench.project.event_files import event_name, events_below, files_of, remove_empty, told, write_new


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A deleted file: its bytes and permissions; `link` is where a symbolic link led, else empty."""

    path: Path
    data: bytes = b""
    mode: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True)
class DeletedEvents:
    """What was deleted at once: `title` is the event's name or the folder's, `names` are the events'."""

    root: Path
    title: str
    names: tuple[str, ...]
    files: tuple[KeptFile, ...]


def delete_event(root: Path, event: Path) -> DeletedEvents:
    """Delete the event file. Raises DocumentError when that cannot be done; then everything is as before."""
    name = event_name(root, event)
    return _delete(root, name, [event])


def delete_folder(root: Path, folder: str) -> DeletedEvents:
    """Delete the events in a folder and below; it stays when there is anything else in it. Raises DocumentError."""
    events = events_below(root, folder)
    if not events:
        raise DocumentError(f"{folder} cannot be deleted.", "There are no events in it.")
    return _delete(root, folder, [event.path for event in events])


def _delete(root: Path, title: str, events: Iterable[Path]) -> DeletedEvents:
    chosen = list(events)
    paths = [path for event in chosen for path in files_of(event) if path == event or os.path.lexists(path)]
    with told(chosen[0]):
        files = tuple(_kept(path) for path in paths)
        _unlink(files)
    for folder in {path.parent for path in paths}:
        remove_empty(root, folder)
    return DeletedEvents(root, title, tuple(event_name(root, event) for event in chosen), files)


def _kept(path: Path) -> KeptFile:
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return KeptFile(path, link=str(path.readlink()))
    return KeptFile(path, path.read_bytes(), stat.S_IMODE(status.st_mode))


def _unlink(files: tuple[KeptFile, ...]) -> None:
    for number, file in enumerate(files):
        try:
            file.path.unlink()
        except OSError:
            for gone in files[:number]:
                with contextlib.suppress(OSError):
                    _put_back(gone)
            raise


def restore(deleted: DeletedEvents) -> None:
    """Put back what was deleted. Raises DocumentError when a name is taken again, or nothing can be written there."""
    taken = next((file.path for file in deleted.files if os.path.lexists(file.path)), None)
    if taken is not None:
        why = f"There is another {taken.name} by now."
        raise DocumentError(f"{deleted.title} cannot be put back.", why, "Rename that one first.")
    done: list[Path] = []
    with told(deleted.files[0].path):
        try:
            for file in deleted.files:
                _put_back(file)
                done.append(file.path)
        except OSError:
            for path in done:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise


def _put_back(file: KeptFile) -> None:
    if file.link:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        file.path.symlink_to(file.link)
        return
    write_new([(file.data, file.path)])
    file.path.chmod(file.mode)
