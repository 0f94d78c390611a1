"""The calls of a function that stands still as a list for Qt, the newest first."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.translation import tr
from workbench.model.debug import StackFrame

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class FrameRole(IntEnum):
    """What the delegate draws: the `StackFrame`."""

    FRAME = Qt.ItemDataRole.UserRole


class FramesModel(QAbstractListModel):
    """One row a call."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frames: tuple[StackFrame, ...] = ()

    def show_frames(self, frames: Sequence[StackFrame]) -> None:
        """Show other calls; nothing happens where they are the same."""
        if tuple(frames) != self._frames:
            self.beginResetModel()
            self._frames = tuple(frames)
            self.endResetModel()

    def frame(self, index: Index) -> StackFrame | None:
        """The call of a row."""
        return self._frames[index.row()] if index.isValid() else None

    def place(self, frame: StackFrame | None) -> QModelIndex:
        """The row of a call, an invalid index where it is not there."""
        return self.index(self._frames.index(frame)) if frame in self._frames else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: how many calls there are; there is nothing in one."""
        return 0 if parent.isValid() else len(self._frames)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: text, what is read aloud, and what the delegate draws."""
        frame = self.frame(index)
        if frame is None:
            return None
        found: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found = f"{frame.name} {place_text(frame)}".strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                found = _spoken(frame)
            case Qt.ItemDataRole.ToolTipRole:
                found = str(frame.path) if frame.path is not None else tr("Its source is not here.")
            case FrameRole.FRAME:
                found = frame
        return found


def place_text(frame: StackFrame) -> str:
    """Where a call is: `orders.py:17`; empty where its source is not here."""
    return "" if frame.path is None else f"{frame.path.name}:{frame.line}"


def _spoken(frame: StackFrame) -> str:
    if frame.path is None:
        return frame.name
    return tr("{name}, {file} line {line}", name=frame.name, file=frame.path.name, line=frame.line)
