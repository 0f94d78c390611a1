"""A group of the editor: a strip of tabs, and the page of the tab in front."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.open_files import OpenFiles
from workbench.gui.editor.tabs import EditorTabs
from workbench.gui.look import Look


class EditorGroup(QWidget):
    """`shown` comes when another tab is in front, `entered` when the user turns to this group."""

    shown = Signal()
    entered = Signal()

    def __init__(self, look: Look, nothing: QWidget, close: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor.group")
        self.setProperty("role", "editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = EditorTabs(look, self, close)
        self.files = OpenFiles(self.tabs, look)
        self._nothing = nothing
        self._strip = QWidget(self)
        self._strip.setProperty("role", "panel")
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _index: self.shown.emit())
        self.tabs.installEventFilter(self)

    def _lay_out(self) -> None:
        row = QVBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        self._strip.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self._nothing)
        self.setFocusProxy(self._nothing)

    def add(self, page: FilePage) -> int:
        """Put a page into a new tab at the end; the tab's index."""
        self._stack.addWidget(page)
        return self.files.add(page)

    def remove(self, page: FilePage) -> None:
        """Take a page and its tab away; the page lives on."""
        # The tab first: the stack hands the keyboard on to the page that comes to the front then.
        self.files.remove(page)
        self._stack.removeWidget(page)

    def current(self) -> FilePage | None:
        """The page in front, or None."""
        return self.files.at(self.tabs.currentIndex())

    def bring(self, page: FilePage) -> None:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex(self.files.index_of(page))

    def show_current(self) -> FilePage | None:
        """Show the page of the tab in front, or what there is while no file is open; the page."""
        page = self.current()
        front = page if page is not None else self._nothing
        self._strip.setVisible(page is not None)
        self._stack.setCurrentWidget(front)
        self.setFocusProxy(front)
        if page is not None:
            page.ensure_loaded()
        return page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a press on the tabs turns to the group, also on the tab in front."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self.entered.emit()
        return super().eventFilter(watched, event)
