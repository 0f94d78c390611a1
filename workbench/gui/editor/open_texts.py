"""The open files' texts to the search over all files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QTextCursor

from workbench.app.use_cases.replace_in_files import replaced_text
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.searchable import CodeSearch
from workbench.gui.translation import tr
from workbench.model.errors import DocumentChangedError
from workbench.model.file_search import Hit

MOST_EDITS = 1_000
"""More are not made one by one: the text is put in anew."""


class EditorTexts:
    """What the pages hold. `pages` gives those that are open, `front` the one in front."""

    def __init__(self, pages: Callable[[], Sequence[FilePage]], front: Callable[[], FilePage | None]) -> None:
        self._pages = pages
        self._front = front

    def unsaved(self) -> dict[Path, str]:
        """The texts that are not on disk as they are."""
        texts = ((page.path, page.unsaved_text()) for page in self._pages())
        return {path: text for path, text in texts if text is not None}

    def selected(self) -> str:
        """What is selected in the file in front, in one line."""
        page = self._front()
        return "" if page is None else CodeSearch(page.edit).selected_text()

    def replace(self, path: Path, hits: Sequence[Hit]) -> Callable[[], None] | None:
        """Replace the hits in a text that is not saved, as one step of undo; None for files that are on disk as shown.

        The function takes it back. Raises DocumentChangedError, also that, when the text is another by then.
        """
        page = next((page for page in self._pages() if page.path == path and page.dirty), None)
        if page is None:
            return None
        if page.document is None:
            raise DocumentChangedError(
                tr("{name} was not shown yet.", name=path.name), tr("It has unsaved text."), tr("Open its tab first.")
            )
        before = page.edit.text
        after = replaced_text(before, hits, path)
        put_hits(page.edit, hits, after)

        def undo() -> None:
            if page.edit.text != after:
                raise DocumentChangedError(
                    tr("{name} was changed since.", name=path.name),
                    tr("More was typed into it."),
                    tr("Undo in its own tab."),
                )
            page.edit.undo()

        return undo


def put_hits(edit: CodeEdit, hits: Sequence[Hit], after: str) -> None:
    """Put each hit's text in its place; with all of them the text is `after`."""
    if len(hits) > MOST_EDITS:
        edit.replace_text(after)
        return
    work = QTextCursor(edit.document())
    work.beginEditBlock()
    for hit in reversed(hits):
        cursor = edit.cursor_at(hit.line, hit.column)
        end = _end(hit)
        cursor.setPosition(edit.cursor_at(*end).position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(hit.new or "")
    work.endEditBlock()


def _end(hit: Hit) -> tuple[int, int]:
    breaks = hit.text.count("\n")
    last = len(hit.text) - (hit.text.rfind("\n") + 1)
    return hit.line + breaks, last if breaks else hit.column + last
