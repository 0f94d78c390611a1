"""Writes changes that the user has seen, all of them or none, and takes them back."""

import asyncio
import contextlib
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.stores.file_edits import FileEdit
from workbench.app.use_cases.open_workspace import reload_workspace
from workbench.model.code import FileChange
from workbench.model.errors import DocumentChangedError, DocumentError, UsageError
from workbench.project.documents import Document, read_document, write_document

if TYPE_CHECKING:
    from workbench.app.application import Application


async def make_changes(app: "Application", edit: FileEdit, undo: str) -> None:
    """Write the changes, put folders away, and tell that the command `undo` takes it back.

    Raises DocumentError, DocumentChangedError when a file is another than the one that was shown; nothing is changed
    then.
    """
    await asyncio.to_thread(_make, edit)
    app.file_edits.keep(edit)
    app.notices.info(f"{edit.title}.", "", (undo,))
    await reload_workspace(app)


async def undo_changes(app: "Application") -> None:
    """Take back what was done last. Raises UsageError when there is nothing, DocumentError as `make_changes`."""
    edit = app.file_edits.last()
    if edit is None:
        raise UsageError("There is nothing to take back.", "Only what was done since the start is kept.")
    back = tuple(FileChange(one.path, one.after, one.before) for one in edit.changes)
    await asyncio.to_thread(_make, replace(edit, changes=back, moved=tuple((now, was) for was, now in edit.moved)))
    app.file_edits.forget(edit)
    app.notices.info(f"Taken back: {edit.title[:1].lower()}{edit.title[1:]}.")
    await reload_workspace(app)


def _make(edit: FileEdit) -> None:
    documents = [_read(change) for change in edit.changes]
    done: list[tuple[FileChange, Document]] = []
    try:
        for change, document in zip(edit.changes, documents, strict=True):
            done.append((change, _write(document, change.after)))
        _move(edit.moved)
    except DocumentError:
        for change, document in reversed(done):
            with contextlib.suppress(DocumentError):
                _write(document, change.before)
        raise


def _read(change: FileChange) -> Document:
    """The file as it is, which must be as it was shown; one that is to be made must not be there."""
    if not change.before and not change.path.exists():
        return Document(change.path, "")
    document = read_document(change.path)
    if document.text != change.before:
        why, step = "Another program has written it, or you have saved it since.", "Look at the change once more."
        raise DocumentChangedError(f"{change.path.name} was changed meanwhile.", why, step)
    return document


def _write(document: Document, text: str) -> Document:
    """Write the file; one that has nothing any more goes."""
    if text:
        return write_document(document, text)
    try:
        document.path.unlink(missing_ok=True)
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        raise DocumentError(f"{document.path.name} cannot be deleted.", why, "Look at its permissions.") from error
    return Document(document.path, "")


def _move(moved: Iterable[tuple[Path, Path]]) -> None:
    """Put folders somewhere else."""
    for source, target in moved:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(source, target)
        except OSError as error:
            why = f"The system says: {error.strerror or error}."
            raise DocumentError(f"{source.name} cannot be moved.", why, "Look at its permissions.") from error
