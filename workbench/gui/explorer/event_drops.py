"""Saved events moved between folders with the pointer, and files dropped from elsewhere."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from workbench.gui.models.function_tree import EVENTS_KEY, Row, RowKind
from workbench.gui.models.functions import RowRole


class EventDrops(QObject):
    """Watches a tree's viewport. `moved` carries a row and the folder that it was dropped on, `dropped` the paths of
    files from elsewhere and the folder; what is dropped beside the events is refused.
    """

    moved = Signal(object, str)
    dropped = Signal(tuple, str)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.setDragEnabled(True)
        view.setAcceptDrops(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: what is dragged over the tree, and dropped."""
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        folder = self._folder_at(event.position().toPoint())
        if folder is None or not self._fits(event, folder):
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._drop(event, folder)
        return True

    def _folder_at(self, place: QPoint) -> str | None:
        """The folder of events that the pointer is on: its row, or an event in it; empty is the events folder."""
        row = self._view.indexAt(place).data(RowRole.ROW)
        match row:
            case Row(kind=RowKind.FOLDER, folder=folder) if folder:
                return folder
            case Row(event=event) if event is not None:
                return event.name.rpartition("/")[0]
            case Row(kind=RowKind.SECTION, key=key) if key == EVENTS_KEY:
                return ""
            case _:
                return None

    def _fits(self, event: QDropEvent, folder: str) -> bool:
        if event.source() is not self._view:
            return bool(_paths(event))
        row = self._row()
        if row is None:
            return False
        name = row.event.name if row.event is not None else row.folder
        return name.rpartition("/")[0] != folder and not f"{folder}/".startswith(f"{name}/")

    def _row(self) -> Row | None:
        row = self._view.currentIndex().data(RowRole.ROW)
        return row if isinstance(row, Row) and (row.event is not None or row.folder) else None

    def _drop(self, event: QDropEvent, folder: str) -> None:
        row = self._row()
        if event.source() is not self._view:
            self.dropped.emit(_paths(event), folder)
        elif row is not None:
            self.moved.emit(row, folder)


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
