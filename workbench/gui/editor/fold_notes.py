"""Behind a folded line stands how many lines are hidden."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from workbench.gui.translation import tr_n

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit


def paint_folds(edit: "CodeEdit") -> None:
    """Draw the notes of the folded lines that show."""
    folded = [block for block in edit.visible_blocks() if edit.folding.is_folded(block.blockNumber())]
    if not folded:
        return
    painter = QPainter(edit.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(edit.look.text_font(11))
    metrics = painter.fontMetrics()
    for block in folded:
        size = block.length() - 1
        place = edit.layout_columns(block, size, size)
        if place is None:
            continue
        text = f"⋯ {tr_n('{n:,} line', '{n:,} lines', edit.folding.hidden_below(block.blockNumber()))}"
        row = edit.fontMetrics().lineSpacing()
        chip = QRectF(place[0] + 10, place[2] - row + 2, metrics.horizontalAdvance(text) + 12, row - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edit.look.color("raised"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(edit.look.color("muted"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
