"""The parts of the debugger's page: beside each other where there is width, below each other where there is height."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.gui.look import Look
from workbench.gui.widgets import label, set_role

_WIDE = 1.3
"""A page so much wider than high has its parts beside each other."""
_ACROSS, _DOWN = (2, 4, 3, 4), (2, 4, 2, 3)
"""What each part has of the room at first."""
_HEAD = 26


class Columns(QSplitter):
    """Stack, variables, watch expressions, console; the sizes of both ways are kept."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("debug.columns")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for part in parts:
            self.addWidget(part)
        self._kept = {Qt.Orientation.Horizontal: _shares(_ACROSS), Qt.Orientation.Vertical: _shares(_DOWN)}
        self.setSizes(self._kept[self.orientation()])
        self.splitterMoved.connect(lambda _place, _index: self._keep())

    def state(self) -> dict[str, list[int]]:
        """The sizes of both ways, for the session."""
        return {"across": self._kept[Qt.Orientation.Horizontal], "down": self._kept[Qt.Orientation.Vertical]}

    def restore(self, state: object) -> None:
        """Bring back what `state` gave; what has another shape is left out."""
        if not isinstance(state, dict):
            return
        for key, way in (("across", Qt.Orientation.Horizontal), ("down", Qt.Orientation.Vertical)):
            sizes = state.get(key)
            if isinstance(sizes, list) and _are_sizes(sizes, self.count()):
                self._kept[way] = sizes
        self.setSizes(self._kept[self.orientation()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the other way where there is more room for it."""
        across = event.size().width() > _WIDE * event.size().height()
        wanted = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self.setSizes(self._kept[wanted])
        super().resizeEvent(event)

    def _keep(self) -> None:
        self._kept[self.orientation()] = self.sizes()


class Section(QWidget):
    """A part with its title above."""

    def __init__(self, title: str, part: QWidget, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        head = label(title, "muted", self)
        head.setFont(look.text_font(11, 600))
        head.setFixedHeight(_HEAD)
        head.setContentsMargins(12, 0, 8, 0)
        self.setMinimumSize(120, _HEAD + 34)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(part, 1)


def _shares(parts: tuple[int, ...]) -> list[int]:
    return [100 * part for part in parts]


def _are_sizes(sizes: list[object], count: int) -> bool:
    return len(sizes) == count and all(isinstance(one, int) and one > 0 for one in sizes)
