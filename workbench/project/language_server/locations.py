"""Places and changes of files, as language servers tell them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsprotocol import types

from workbench.model.code import CodePlace
from workbench.model.errors import CodeReaderError
from workbench.model.lint import LintEdit
from workbench.project.language_server.answers import result_of
from workbench.project.language_server.text_places import Lines, own_place
from workbench.project.language_server.uris import path_of

MOST_PLACES = 2_000
Reader = Callable[[Path], Lines | None]
"""The lines of a file as they are now, or None when it cannot be read."""


@dataclass(frozen=True, slots=True)
class FileEdits:
    """Edits of one file, in characters; they do not overlap."""

    path: Path
    edits: tuple[LintEdit, ...]


def definitions(raw: Any, lines_of: Reader) -> tuple[CodePlace, ...]:
    """Where a name is defined; what is in no file is left out."""
    return _places(_listed(result_of(types.TEXT_DOCUMENT_DEFINITION, raw)), lines_of, is_definition=True)


def references(raw: Any, lines_of: Reader) -> tuple[CodePlace, ...]:
    """Where a name is used."""
    return _places(_listed(result_of(types.TEXT_DOCUMENT_REFERENCES, raw)), lines_of, is_definition=False)


def renaming(raw: Any, lines_of: Reader) -> tuple[FileEdits, ...]:
    """The edits that give a name another one, by file. Raises CodeReaderError where more than texts would change."""
    result = result_of(types.TEXT_DOCUMENT_RENAME, raw)
    if result is None:
        return ()
    gathered: dict[Path, list[types.TextEdit]] = {}
    for uri, edits in _by_file(result):
        path = path_of(uri)
        if path is None:
            raise CodeReaderError("The name cannot be changed.", f"It is used in {uri}, which is no file.")
        gathered.setdefault(path, []).extend(edits)
    return tuple(_file_edits(path, gathered[path], lines_of) for path in sorted(gathered) if gathered[path])


def _by_file(edit: types.WorkspaceEdit) -> Iterable[tuple[str, Sequence[Any]]]:
    if edit.document_changes is None:
        return (edit.changes or {}).items()
    found = []
    for change in edit.document_changes:
        if not isinstance(change, types.TextDocumentEdit):
            raise CodeReaderError("The name cannot be changed.", "Files would be renamed with it.", "Rename the file.")
        found.append((change.text_document.uri, change.edits))
    return found


def _file_edits(path: Path, edits: Sequence[types.TextEdit], lines_of: Reader) -> FileEdits:
    lines = lines_of(path)
    if lines is None:
        raise CodeReaderError("The name cannot be changed.", f"It is used in {path}, which cannot be read.")
    return FileEdits(path, tuple(dict.fromkeys(_edit(one, lines) for one in edits)))


def _edit(edit: types.TextEdit, lines: Lines) -> LintEdit:
    start, end = edit.range.start, edit.range.end
    return LintEdit(
        own_place(lines, start.line, start.character), own_place(lines, end.line, end.character), edit.new_text
    )


def _listed(result: Any) -> list[tuple[str, types.Range]]:
    if result is None:
        return []
    many = result if isinstance(result, Sequence) else [result]
    return [
        (one.target_uri, one.target_selection_range) if isinstance(one, types.LocationLink) else (one.uri, one.range)
        for one in many
    ]


def _places(found: list[tuple[str, types.Range]], lines_of: Reader, *, is_definition: bool) -> tuple[CodePlace, ...]:
    known: dict[Path, Lines | None] = {}
    places = []
    for uri, span in found[:MOST_PLACES]:
        path = path_of(uri)
        if path is None:
            continue
        if path not in known:
            known[path] = lines_of(path)
        places.append(_place(path, span, known[path], is_definition=is_definition))
    return tuple(dict.fromkeys(places))


def _place(path: Path, span: types.Range, lines: Lines | None, *, is_definition: bool) -> CodePlace:
    if lines is None:
        return CodePlace(path, span.start.line, span.start.character, 0, is_definition=is_definition)
    line, column = own_place(lines, span.start.line, span.start.character)
    last, end = own_place(lines, span.end.line, span.end.character)
    length = end - column if last == line else 0
    return CodePlace(path, line, column, length, lines[line].strip(), is_definition=is_definition)
