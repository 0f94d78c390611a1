"""The blueprints with a filter above; arrow keys in the filter go through the list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from workbench.gui.look import Look
from workbench.gui.new_function.blueprint_delegate import BlueprintDelegate
from workbench.gui.new_function.blueprint_model import BlueprintModel
from workbench.gui.translation import tr
from workbench.gui.widgets import clearable, follow, label, name
from workbench.model.blueprint import Blueprint

Key = Qt.Key
_STEPS = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: 8, Key.Key_PageUp: -8}


class BlueprintList(QWidget):
    """`chosen` carries the blueprint that is selected; `taken` says that Enter or a double click took it."""

    chosen = Signal(object)
    taken = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit(self)
        name(self.filter, "new.filter", tr("Filter blueprints"))
        self.filter.setPlaceholderText(tr("Filter blueprints"))
        icon = QAction(self)
        clearable(self.filter, icon)
        follow(look, self.filter, lambda: icon.setIcon(look.icon("list-filter", "faint")))
        self.model = BlueprintModel(self)
        self.view = QListView(self)
        name(self.view, "new.list", tr("Blueprints"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(BlueprintDelegate(look, self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.nothing = label(tr("No blueprint holds these words."), "muted", self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.nothing.hide()
        self._chosen = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self.filter)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filtered)
        self.filter.returnPressed.connect(self._take)
        self.filter.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(lambda index, _before: self._choose(index))
        self.view.doubleClicked.connect(lambda _index: self._take())
        self.view.installEventFilter(self)

    def set_blueprints(self, blueprints: Sequence[Blueprint]) -> None:
        """Show these, the first one selected."""
        self.model.set_blueprints(blueprints, self.filter.text())
        self._show_found()
        self._select(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: typing filters at once."""
        super().showEvent(event)
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrow keys in the filter act on the list; Enter in the list takes what is selected."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Key(event.key())
            if watched is self.filter and key in _STEPS:
                self._select(self.view.currentIndex().row() + _STEPS[key])
                return True
            if watched is self.view and key in (Key.Key_Return, Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _filtered(self, words: str) -> None:
        kept = self._chosen
        self.model.set_words(words)
        self._show_found()
        self._select(max(0, self.model.row_of(kept)))

    def _show_found(self) -> None:
        """Before they are there, nothing is missed."""
        none = self.model.loaded and not self.model.rowCount()
        self.view.setVisible(not none)
        self.nothing.setVisible(none)

    def _select(self, row: int) -> None:
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(min(max(row, 0), self.model.rowCount() - 1)))

    def _choose(self, index: QModelIndex) -> None:
        blueprint = self.model.blueprint(index.row())
        if blueprint is not None and blueprint.id != self._chosen:
            self._chosen = blueprint.id
            self.chosen.emit(blueprint)

    def _take(self) -> None:
        if self.model.rowCount() or not self.model.loaded:
            self.taken.emit()
