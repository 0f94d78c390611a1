"""The searchable list under the source button; it works by keys alone."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from workbench.gui.composer.source_about import SourceAbout
from workbench.gui.composer.source_delegate import SourceDelegate
from workbench.gui.composer.source_model import SourceEntry, SourceModel
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline

Key = Qt.Key
_HEIGHT = 460
_MIN_WIDTH = 320
_STEPS = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: 8, Key.Key_PageUp: -8}


class SourcePopup(QFrame):
    """A filter and a list. `picked` carries the SourceEntry chosen."""

    picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("composer.source.popup")
        self.setAccessibleName(tr("Event sources"))
        self.setProperty("role", "card")
        self.filter = QLineEdit(self)
        self.filter.setObjectName("composer.source.filter")
        self.filter.setAccessibleName(tr("Filter event sources"))
        self.filter.setPlaceholderText(tr("Filter services and events"))
        self.filter.textChanged.connect(self._filtered)
        self.filter.installEventFilter(self)
        self.model = SourceModel(self)
        self.list = QListView(self)
        self.list.setObjectName("composer.source.list")
        self.list.setAccessibleName(tr("Event sources"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(SourceDelegate(look, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("background: transparent")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._pick)
        self.nothing = QLabel(tr("No event holds these words."), self)
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.about = SourceAbout(look, self)
        self.list.selectionModel().currentChanged.connect(lambda index, _before: self._tell(index))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1)
        self._line = hairline(self)
        layout.addWidget(self._line)
        layout.addWidget(self.about)

    def open_below(self, button: QWidget, entries: tuple[SourceEntry, ...], current: str) -> None:
        """Show the entries under `button`, with the one named `current` selected."""
        self.filter.clear()
        self.model.set_entries(entries)
        width = max(_MIN_WIDTH, button.width())
        self.resize(width, _HEIGHT)
        corner = button.mapToGlobal(QPoint(button.width() - width, button.height() + 4))
        screen = button.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - width)))
        corner.setY(max(screen.top(), min(corner.y(), screen.bottom() - _HEIGHT)))
        self.move(corner)
        self.show()
        self._filtered("")
        self._select_named(current)

    def showEvent(self, event: QShowEvent) -> None:
        """Typing filters at once."""
        super().showEvent(event)
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys and Enter in the filter act on the list."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Key(event.key())
            if key in _STEPS:
                self._move(_STEPS[key])
                return True
            if key in (Key.Key_Return, Key.Key_Enter):
                self._pick(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _filtered(self, query: str) -> None:
        self.model.set_query(query)
        first = self.model.next_pick(0, 1)
        self.list.setVisible(first >= 0)
        self.nothing.setVisible(first < 0)
        self._line.setVisible(first >= 0)
        self.about.setVisible(first >= 0)
        self._select(first)
        self._tell(self.list.currentIndex())

    def _move(self, step: int) -> None:
        here = self.list.currentIndex().row()
        wanted = max(0, min(here + step, self.model.rowCount() - 1))
        row = self.model.next_pick(wanted, 1 if step > 0 else -1)
        self._select(here if row < 0 else row)
        if row >= 0 and self.model.next_pick(row - 1, -1) < 0:
            self.list.scrollToTop()

    def _select(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def _select_named(self, name: str) -> None:
        for row in range(self.model.rowCount()):
            entry = self.model.entry(row)
            if entry is not None and not entry.is_head and entry.name == name:
                self._select(row)
                return

    def _tell(self, index: QModelIndex) -> None:
        self.about.show_entry(self.model.entry(index.row()) if index.isValid() else None)

    def _pick(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row()) if index.isValid() else None
        if entry is not None and not entry.is_head:
            self.hide()
            self.picked.emit(entry)
