"""Paints behind folded lines what is hidden below them: `… 12 members }`."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor

_GAP = 8
_SIDE = 6


def paint_notes(editor: "JsonEditor", area: QRect) -> None:
    """Paint the notes of the folded lines in `area` of the editor's viewport, each on a ground of its own."""
    folded = [line for line in editor.visible_blocks(area) if editor.folding.is_folded(line[0])]
    if not folded:
        return
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(editor.font())
    for block, top, height in folded:
        note = editor.folding.note(block)
        left = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).left()
        line = block.layout().lineAt(0)
        left += line.x() + line.naturalTextWidth() + _GAP
        width = painter.fontMetrics().horizontalAdvance(note) + 2 * _SIDE
        box = QRectF(left, top + 1, width, height - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(editor.look.color("selection"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(editor.look.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, note)
    painter.end()
