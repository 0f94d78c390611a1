"""The help's window: search and contents at the left, a page at the right, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.app.session import Session
from workbench.gui.help.browser import HelpBrowser
from workbench.gui.help.contents import Contents
from workbench.gui.help.finding import find
from workbench.gui.help.pages import Page
from workbench.gui.look import HEAD, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import clearable, follow, hairline, icon_button, label, name

SIZE = QSize(1000, 720)
SMALLEST = QSize(640, 420)
SIDE_PX = 240
AFTER_TYPING_MS = 120
BACK_FORWARD = ("Alt+Left", "Alt+Right")
_SIZE_KEY = "help.size"


class HelpWindow(QDialog):
    """A window of its own, so that one can read beside what one does; it is shown and hidden."""

    def __init__(self, session: Session, look: Look, pages: Sequence[Page]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._session = session
        self._look = look
        self._pages = pages
        name(self, "help", tr("Help"))
        self.setWindowTitle(tr("Help"))
        self.setMinimumSize(SMALLEST)
        self.resize(_kept_size(session))
        self.search = QLineEdit(self)
        self.contents = Contents(pages, self)
        self.nothing = label("", "muted", self)
        self.back = icon_button(look, "arrow-left", self)
        self.forward = icon_button(look, "arrow-right", self)
        self.title = label("", "head", self)
        self.browser = HelpBrowser(look, pages, self)
        self._later = QTimer(self, singleShot=True, interval=AFTER_TYPING_MS)
        self._set_up()
        self._lay_out()
        self._connect()

    def go(self, target: str) -> None:
        """Come to the front with a page, at an anchor."""
        self.browser.go(target)
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Make the page anew: keys or settings changed."""
        if self.isVisible():
            self.browser.draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what changed while it was hidden is shown."""
        super().showEvent(event)
        self.browser.draw()

    def _set_up(self) -> None:
        name(self.search, "help.search", tr("Search help"))
        self.search.setPlaceholderText(tr("Search help"))
        icon = QAction(self)
        clearable(self.search, icon)
        follow(self._look, self.search, lambda: icon.setIcon(self._look.icon("search", "faint")))
        native = QKeySequence.SequenceFormat.NativeText
        back, forward = (QKeySequence(keys).toString(native) for keys in BACK_FORWARD)
        name(self.back, "help.back", tr("Back"), tr("Back ({keys})", keys=back))
        name(self.forward, "help.forward", tr("Forward"), tr("Forward ({keys})", keys=forward))
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        for button in (self.back, self.forward):
            button.setEnabled(False)

    def _lay_out(self) -> None:
        side = QWidget(self)
        side.setFixedWidth(SIDE_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.contents, 1)
        head = QWidget(self)
        head.setFixedHeight(HEAD + 8)
        bar = QHBoxLayout(head)
        bar.setContentsMargins(8, 0, 12, 0)
        bar.setSpacing(2)
        bar.addWidget(self.back)
        bar.addWidget(self.forward)
        bar.addSpacing(6)
        bar.addWidget(self.title, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(head)
        right.addWidget(hairline(self))
        right.addWidget(self.browser, 1)
        line = hairline(self)
        line.setFixedSize(1, 16_777_215)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._later.start)
        self.search.returnPressed.connect(self._enter)
        self._later.timeout.connect(self._search)
        self.contents.chosen.connect(self.browser.go)
        self.browser.went.connect(self._went)
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self.browser.forwardAvailable.connect(self.forward.setEnabled)
        self.back.clicked.connect(self.browser.backward)
        self.forward.clicked.connect(self.browser.forward)
        for keys, turn in zip(BACK_FORWARD, (self.browser.backward, self.browser.forward), strict=True):
            QShortcut(QKeySequence(keys), self, turn)

    def _went(self, target: str) -> None:
        page = next((one for one in self._pages if one.id == target.partition("#")[0]), None)
        self.title.setText(page.title if page is not None else "")
        self.contents.show_target(target)

    def _search(self) -> None:
        self._later.stop()
        text = self.search.text()
        self.nothing.hide()
        if not text.strip():
            self.contents.show_all()
            self.browser.mark("")
            self.contents.show_target(self.browser.target)
            return
        found = find(self._pages, text)
        self.contents.show_found(found)
        self.browser.mark(text)
        if found:
            self.browser.go(found[0].target)
        else:
            self.nothing.setText(tr("Nothing about “{text}”.", text=text.strip()))
            self.nothing.show()

    def _enter(self) -> None:
        """Enter in the search: to the page that was found first."""
        self._search()
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Find goes to the search, Down from it to the contents, Escape empties it and then closes."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.contents.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Qt: the size is kept when it is closed."""
        self._keep()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the same by the window's own button."""
        self._keep()
        super().closeEvent(event)

    def _keep(self) -> None:
        self._session.set(_SIZE_KEY, [self.width(), self.height()])


def _kept_size(session: Session) -> QSize:
    match session.get(_SIZE_KEY):
        case [int(width), int(height)]:
            return QSize(width, height).expandedTo(SMALLEST)
    return SIZE
