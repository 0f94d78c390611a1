"""Shows pages of the help, remembers where one has been, and asks for what links name outside of the help."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from workbench.gui.help.html_text import page_style
from workbench.gui.help.pages import Page, page_of_file
from workbench.gui.help.reference import KEYS_OF, SETTING_OF
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, name

SCHEME = "help:"
COMMAND = "command:"
ABOVE_HEADING_PX = 12
_HTML = QTextDocument.ResourceType.HtmlResource


class HelpBrowser(QTextBrowser):
    """`went` carries the page and anchor that are shown; the others a command's id, or a setting's key."""

    went = Signal(str)
    command_asked = Signal(str)
    keys_asked = Signal(str)
    setting_asked = Signal(str)

    def __init__(self, look: Look, shown: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Mapping[str, Page] = {page.id: page for page in shown}
        self._look = look
        self._words: list[str] = []
        name(self, "help.page", tr("Help page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(24)
        self.anchorClicked.connect(self._follow_link)
        self.sourceChanged.connect(lambda url: self.went.emit(_target(url)))
        follow(look, self, self.draw)

    @property
    def target(self) -> str:
        """The page and anchor that are shown."""
        return _target(self.source())

    def go(self, target: str) -> None:
        """Show `page` or `page#anchor`; a page that is not there is left alone."""
        if target.partition("#")[0] in self._pages:
            self.setSource(QUrl(SCHEME + target))

    def draw(self) -> None:
        """Make the page anew, with the colours, keys and values of now."""
        self.document().setDefaultStyleSheet(page_style(self._look))
        if self.source().isValid():
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)
            self._mark()

    def mark(self, text: str) -> None:
        """Mark the words of a search on this and every further page."""
        self._words = text.split()
        self._mark()

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Qt: a page of the help is made when it is shown."""
        if kind != _HTML.value:
            return None
        page = self._pages.get(_target(QUrl(url)).partition("#")[0])
        return f"<body>{page.make()}</body>" if page is not None else ""

    def doSetSource(self, url: QUrl | str, _kind: QTextDocument.ResourceType = _HTML) -> None:
        """Qt: go to a page, backwards and forwards too."""
        super().doSetSource(url, _HTML)
        if QUrl(url).hasFragment():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - ABOVE_HEADING_PX)
        self._mark()

    def _follow_link(self, url: QUrl) -> None:
        text = url.toString()
        file, _, anchor = text.partition("#")
        if text.startswith(COMMAND):
            self.command_asked.emit(text.removeprefix(COMMAND))
        elif text.startswith(KEYS_OF):
            self.keys_asked.emit(text.removeprefix(KEYS_OF))
        elif text.startswith(SETTING_OF):
            self.setting_asked.emit(text.removeprefix(SETTING_OF))
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        elif page_of_file(file):
            self.go(f"{page_of_file(file)}#{anchor}" if anchor else page_of_file(file))
        else:
            self.go(text.removeprefix(SCHEME))

    def _mark(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        for word in self._words:
            at = self.document().find(word)
            while not at.isNull():
                marks.append(self._mark_at(at))
                at = self.document().find(word, at)
        self.setExtraSelections(marks)

    def _mark_at(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(cursor)
        made.format.setBackground(self._look.color("selection"))
        return made


def _target(url: QUrl) -> str:
    return url.toString().removeprefix(SCHEME)
