"""Puts edits made elsewhere into the editor's text: one step of undo, and cursor, scroll and folds stay."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.base.json_edit import TextEdit
from workbench.gui.composer.text_lines import insert_pieces, text_lines
from workbench.gui.composer.text_pieces import pieces
from workbench.gui.composer.text_units import Units, insertable

_KEEP = QTextCursor.MoveMode.KeepAnchor


def put_edits(document: QTextDocument, text: str, edits: Sequence[TextEdit]) -> None:
    """Apply `edits`, of which no two overlap, to `document`, which holds `text`."""
    units, lines = Units(text), text_lines(document)
    places = [
        (lines.position_at(units.units(edit.start)), lines.position_at(units.units(edit.end)), insertable(edit.text))
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end))
    ]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    # From the end on: the positions of those before stay true.
    for start, end, new in reversed(places):
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        insert_pieces(cursor, pieces(new))
    cursor.endEditBlock()
