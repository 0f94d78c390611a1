"""Text files read and written whole: encoding, line ends and mode are kept, and nothing is half written."""

import contextlib
import errno
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.model.errors import DocumentChangedError, DocumentError
from workbench.project.encodings import MAX_BYTES, decode, encode

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
"""Root may write to any file; one without any of these is still not meant to be."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text file as read: `text` has line feeds only, `newline` is what the file uses (its first line end).

    `encoding` is a codec name; a UTF-16 file keeps its byte order mark. `mtime_ns` is 0 for a file not yet written.
    `identity` is what the file system knows the file by, whatever it is called.
    """

    path: Path
    text: str
    encoding: str = "utf-8"
    newline: str = "\n"
    mtime_ns: int = 0
    read_only: bool = False
    size: int = 0
    identity: tuple[int, int] = (0, 0)


def read_document(path: Path, encoding: str = "") -> Document:
    """The text file at `path`, read with `encoding` when there is one.

    Raises DocumentError when it is missing, unreadable, binary, over 10 MB, or not in that encoding.
    """
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            _check_kind(path, status)
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _cannot("read", path, error) from error
    text, encoding = decode(data, path, encoding)
    text, newline = with_line_feeds(text)
    return Document(
        path,
        text,
        encoding,
        newline,
        status.st_mtime_ns,
        not (status.st_mode & _WRITABLE and os.access(path, os.W_OK)),
        status.st_size,
        (status.st_dev, status.st_ino),
    )


def write_document(document: Document, text: str) -> Document:
    """Write `text` in the document's encoding and line ends, atomically where the folder allows it.

    Raises DocumentChangedError when the file is not as it was read, DocumentError when it cannot be written.
    """
    path = _target(document.path)
    data = encoded(text, document)
    _check_unchanged(document, path)
    try:
        _write(path, data)
        status = path.stat()
    except OSError as error:
        raise _cannot("save", document.path, error) from error
    size, mtime_ns, identity = status.st_size, status.st_mtime_ns, (status.st_dev, status.st_ino)
    return Document(document.path, text, document.encoding, document.newline, mtime_ns, False, size, identity)


def encoded(text: str, document: Document) -> bytes:
    """The bytes of `text` in the document's encoding and line ends; DocumentError when a character does not fit."""
    body = text if document.newline == "\n" else text.replace("\n", document.newline)
    return encode(body, document.path, document.encoding)


def with_line_feeds(text: str) -> tuple[str, str]:
    """`text` with line feeds for its line ends, and what they are."""
    newline = _newline(text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if newline != "\n" else text, newline


def _newline(text: str) -> str:
    """The file's one line end; a file that mixes them is kept as it is, under line feeds."""
    pairs, feeds, returns = text.count("\r\n"), text.count("\n"), text.count("\r")
    if pairs and pairs == feeds == returns:
        return "\r\n"
    return "\r" if returns and not feeds else "\n"


def _check_kind(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(f"{path.name} is not a file.", "It is a folder or a device.", "Choose a text file.")


def _target(path: Path) -> Path:
    """The file behind a symbolic link, so that saving keeps the link."""
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError) as error:
        raise DocumentError(f"{path.name} cannot be saved.", f"Its link leads nowhere: {error}.") from error


def _check_unchanged(document: Document, path: Path) -> None:
    try:
        status = path.stat()
    except OSError:
        return
    if (status.st_mtime_ns, status.st_size) != (document.mtime_ns, document.size):
        raise DocumentChangedError(
            f"{document.path.name} was changed by another program.",
            "The file on disk is not the one that was read, so saving would lose that change.",
            "Reload the file, or save your text under another name. What you typed is still in the editor.",
        )


def _write(path: Path, data: bytes) -> None:
    """Replace the file in one step; write in place where only the file itself may be written."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.tmp")
    try:
        # Nobody else may read the text before it has its mode; a new file has the one that the umask leaves.
        file = open(temporary, "xb", opener=_private if mode is not None else None)  # noqa: SIM115
    except PermissionError:
        if mode is None:
            raise
        path.write_bytes(data)
        return
    _fill_and_replace(file, temporary, path, data, mode)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _fill_and_replace(file: BinaryIO, temporary: Path, path: Path, data: bytes, mode: int | None) -> None:
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _cannot(verb: str, path: Path, error: OSError) -> DocumentError:
    kept = " What you typed is still in the editor." if verb == "save" else ""
    match error:
        case FileNotFoundError():
            return DocumentError(f"{path.name} cannot be {_DONE[verb]}.", f"{path} is not there.", _FIND + kept)
        case IsADirectoryError():
            return DocumentError(f"{path.name} cannot be {_DONE[verb]}.", "It is a folder.", "Choose a file." + kept)
        case PermissionError():
            why = f"You may not {'write' if verb == 'save' else 'read'} {path}."
            return DocumentError(f"{path.name} cannot be {_DONE[verb]}.", why, "Change its permissions." + kept)
        case _:
            why = f"The system says: {error.strerror or error}."
            return DocumentError(f"{path.name} cannot be {_DONE[verb]}.", why, "Try again." + kept)


_DONE = {"read": "opened", "save": "saved"}
_FIND = "Look whether it was moved or deleted."
