"""The palette: a field and a list that choose among commands, files, functions or events, by keyboard alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.look import Look
from workbench.gui.palette_entry import Entry
from workbench.gui.palette_list import ROW_PX, EntryDelegate, EntryModel
from workbench.gui.palette_search import SearchText
from workbench.gui.translation import tr
from workbench.gui.widgets import shadow

Reads = Callable[[str], str]

WIDTH = 640
ROWS = 12
TOP = 56


class Palette(QFrame):
    """A frame over the window; it closes when something is chosen, on Escape, and when the focus goes elsewhere."""

    closed = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._before: QWidget | None = None
        self._anchor: QPoint | None = None
        self._width = WIDTH
        self._model = EntryModel(self)
        self._reads: Reads = str
        self.setObjectName("palette")
        self.setAccessibleName(tr("Palette"))
        self._input = QLineEdit(self)
        self._list = QListView(self)
        self._empty = QLabel(tr("Nothing matches."), self)
        self._build()
        self.hide()

    def open(self, entries: Sequence[Entry], placeholder: str, text: str = "", reads: Reads = str) -> None:
        """Show the palette in the upper middle of the window with `entries`; `text` narrows them at once.

        `reads` gives the part of what is typed that narrows.
        """
        self._anchor, self._width, self._reads = None, WIDTH, reads
        self._open(entries, placeholder, text)

    def open_at(self, place: QPoint, entries: Sequence[Entry], placeholder: str, width: int = 360) -> None:
        """Show it as the list of a control, its upper left corner at `place` (in the window)."""
        self._anchor, self._width, self._reads = place, width, str
        self._open(entries, placeholder, "")

    def refill(self, entries: Sequence[Entry], more: SearchText | None = None) -> None:
        """Offer other entries while it is open, such as files that were found in the meantime."""
        self._model.fill(entries, self._reads(self._input.text()), more)
        self._after_narrowing()

    def on_text(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with what is typed."""
        self._input.textChanged.connect(listener)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._input.text()

    @property
    def shown_titles(self) -> list[str]:
        """The titles of the entries shown."""
        return [self._model.entry(row).title for row in range(self._model.rowCount())]

    def close_palette(self) -> None:
        """Close it and give the focus back."""
        if not self.isVisible():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.closed.emit()

    def choose_current(self) -> None:
        """Do what the selected entry does; the palette closes first, so that the entry may move the focus."""
        index = self._list.currentIndex()
        if not index.isValid():
            return
        entry = self._model.entry(index.row())
        self.close_palette()
        entry.run()

    def place(self) -> None:
        """Take size and place within the window; call when the window's size changes."""
        window = self._window
        rows = min(max(self._model.rowCount(), 1), ROWS)
        width = min(self._width, window.width() - 32)
        left = (window.width() - width) // 2 if self._anchor is None else self._anchor.x()
        top = TOP if self._anchor is None else self._anchor.y()
        self.setGeometry(
            min(left, window.width() - width - 16), top, width, self._input.sizeHint().height() + rows * ROW_PX + 13
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field move the selection; a press outside closes."""
        if watched is self._input and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress and self._outside(event):
            self._before = None
            self.close_palette()
        return False

    def _open(self, entries: Sequence[Entry], placeholder: str, text: str) -> None:
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._input.setPlaceholderText(placeholder)
        self._input.setText(text)
        self._model.fill(entries, self._reads(text))
        self._after_narrowing()
        self.show()
        self.raise_()
        self._input.setFocus()

    def _build(self) -> None:
        self._input.setObjectName("palette.input")
        self._input.setAccessibleName(tr("Palette text"))
        self._input.installEventFilter(self)
        self._input.textChanged.connect(self._narrow)
        line = QFrame(self)
        line.setProperty("role", "hairline")
        line.setFixedHeight(1)
        self._list.setObjectName("palette.list")
        self._list.setAccessibleName(tr("Palette entries"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(EntryDelegate(self._look, self))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._clicked)
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(16, 6, 0, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 5)
        layout.setSpacing(0)
        layout.addWidget(self._input)
        layout.addWidget(line)
        layout.addSpacing(4)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._empty)
        self._input.setTextMargins(8, 0, 8, 0)
        shadow(self._look, self)

    def _narrow(self, text: str) -> None:
        self._model.narrow(self._reads(text))
        self._after_narrowing()

    def _after_narrowing(self) -> None:
        some = self._model.rowCount() > 0
        self._list.setVisible(some)
        self._empty.setVisible(not some)
        if some:
            self._list.setCurrentIndex(self._model.index(0))
        self.place()

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)
            case Qt.Key.Key_PageDown:
                self._move(ROWS - 1)
            case Qt.Key.Key_PageUp:
                self._move(1 - ROWS)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.choose_current()
            case Qt.Key.Key_Escape | Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self.close_palette()
            case _:
                return False
        return True

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if count:
            row = self._list.currentIndex().row() + step
            row = row % count if abs(step) == 1 else max(0, min(count - 1, row))
            self._list.setCurrentIndex(self._model.index(row))

    def _clicked(self, index: QModelIndex) -> None:
        self._list.setCurrentIndex(index)
        self.choose_current()

    def _outside(self, event: QMouseEvent) -> bool:
        return not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
