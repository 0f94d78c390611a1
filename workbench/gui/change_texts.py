"""A text before and after a change, side by side, with long equal stretches folded."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.gui.look import Look
from workbench.gui.runs.diff_rows import DiffRow, folded
from workbench.gui.runs.diff_text import DiffText, Side
from workbench.gui.runs.diff_view import groups
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, label, name, set_role

_ROOM = 1000
"""More than either side needs: less than that is shared by what each needs."""


class ChangeTexts(QSplitter):
    """Both scroll together. `key` begins the names of its parts; `captions` stand over them."""

    def __init__(
        self, look: Look, key: str, parent: QWidget | None = None, *, captions: tuple[str, str] | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows: Sequence[DiffRow] = ()
        self._opened: frozenset[int] = frozenset()
        self._groups: list[range] = []
        self._at = -1
        self.left, self.right = DiffText(look, Side.LEFT, self), DiffText(look, Side.RIGHT, self)
        before, after = captions or (tr("Before"), tr("After"))
        name(self.left, f"{key}.before", before)
        name(self.right, f"{key}.after", after)
        self.left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for text in (self.left, self.right):
            # What is shown is code; the highlighter is one for JSON.
            text.viewport().removeEventFilter(text.highlighter)
            self.addWidget(text if captions is None else self._captioned(text))
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setSizes([_ROOM, _ROOM])
        for one, other in ((self.left, self.right), (self.right, self.left)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)
            one.fold_opened.connect(self._open_fold)

    def _captioned(self, text: DiffText) -> QWidget:
        side = QWidget(self)
        set_role(side, "panel")
        caption = label(text.accessibleName(), "muted", side)
        caption.setContentsMargins(12, 4, 8, 4)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(caption)
        column.addWidget(hairline(side))
        column.addWidget(text, 1)
        return side

    def show_rows(self, rows: Sequence[DiffRow]) -> None:
        """Show a text's rows and go to the first difference."""
        self._rows, self._opened, self._at = rows, frozenset(), -1
        self._fill()
        self.go(1)

    def go(self, step: int) -> None:
        """Go to the next difference, or with -1 to the one before; after the last comes the first."""
        if self._groups:
            self._at = (self._at + step) % len(self._groups)
            for text in (self.left, self.right):
                text.mark_current(self._groups[self._at])

    def _fill(self) -> None:
        shown = folded(self._rows, self._opened)
        self._groups = groups(shown)
        for text in (self.left, self.right):
            text.show_rows(shown)

    def _open_fold(self, left_line: int) -> None:
        place = self.right.verticalScrollBar().value()
        self._opened |= {left_line}
        self._fill()
        self.right.verticalScrollBar().setValue(place)


def count_text(rows: Sequence[DiffRow]) -> str:
    """How many lines are added and removed; a line that changed is both."""
    added = sum(row.differs and row.right is not None for row in rows)
    removed = sum(row.differs and row.left is not None for row in rows)
    return f"+{added} −{removed}"
