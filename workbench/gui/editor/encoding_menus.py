"""The menus that choose how the file in front is read and saved: its encoding, and how its lines end."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.actions import Actions
from workbench.gui.editor.encoding import LINE_ENDS, encoding_text
from workbench.gui.editor.file_page import FilePage
from workbench.gui.status_pick import StatusPick
from workbench.gui.translation import tr
from workbench.project.encodings import ENCODINGS

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel

_ABOUT = {"\n": "Unix, macOS", "\r\n": "Windows", "\r": "Mac OS 9"}


class EncodingMenus:
    """Opens them above the parts of the status bar that say what holds."""

    def __init__(self, panel: "EditorPanel", actions: Actions, encoding: StatusPick, line_ends: StatusPick) -> None:
        self._panel = panel
        self._actions = actions
        self._encoding = encoding
        self._line_ends = line_ends
        self.shown: QMenu | None = None
        """What is open, or was last."""
        actions.bind("encoding.reopen", self.reopen)
        actions.bind("encoding.save", self.save)
        actions.bind("encoding.line_ends", self.line_ends)
        encoding.clicked.connect(self._both)
        line_ends.clicked.connect(self.line_ends)

    def reopen(self) -> None:
        """Choose the encoding to read the file with."""
        page = self._panel.current_page()
        if page is not None:
            menu = self._menu(self._encoding, "encoding.reopen")
            self._fill(menu, page, lambda codec: self._reopen(page, codec))
            self._open(menu, self._encoding)

    def save(self) -> None:
        """Choose the encoding to save the file with."""
        page = self._panel.current_page()
        if page is not None and page.document is not None and not page.document.read_only:
            menu = self._menu(self._encoding, "encoding.save")
            self._fill(menu, page, lambda codec: self._save(page, codec))
            self._open(menu, self._encoding)

    def line_ends(self) -> None:
        """Choose how lines end."""
        page = self._panel.current_page()
        if page is None or page.document is None or page.document.read_only:
            return
        menu = self._menu(self._line_ends, "encoding.line_ends")
        for newline, title in LINE_ENDS:
            action = menu.addAction(f"{title}  ·  {tr(_ABOUT[newline])}")
            _check(action, checked=newline == page.document.newline)
            action.triggered.connect(_calling(page.file.set_newline, newline))
        self._open(menu, self._line_ends)

    def _both(self) -> None:
        """What a click on the encoding opens: the two that it is about."""
        menu = self._menu(self._encoding, "encoding")
        for command_id in ("encoding.reopen", "encoding.save"):
            menu.addAction(self._actions.action(command_id))
        self._open(menu, self._encoding)

    def _reopen(self, page: FilePage, codec: str) -> None:
        async def reopen() -> None:
            await page.file.reopen(codec)

        start = page.file.starter(reopen)
        if page.dirty:
            page.notices.loses_unsaved(encoding_text(codec), start)
        else:
            start()

    def _save(self, page: FilePage, codec: str) -> None:
        async def save() -> None:
            await page.file.save_with(codec)

        page.file.starter(save)()

    def _fill(self, menu: QMenu, page: FilePage, choose: Callable[[str], None]) -> None:
        current = page.document.encoding if page.document is not None else ""
        for codec, _name in ENCODINGS:
            action = menu.addAction(encoding_text(codec))
            _check(action, checked=codec == current)
            action.triggered.connect(_calling(choose, codec))

    def _menu(self, at: QWidget, name: str) -> QMenu:
        self.shown = menu = QMenu(at)
        menu.setObjectName(f"menu.{name}")
        known = self._actions.knows(name)
        menu.setAccessibleName(self._actions.action(name).text() if known else tr("Encoding"))
        return menu

    @staticmethod
    def _open(menu: QMenu, at: QWidget) -> None:
        """Above the button, with the choice that holds chosen for the keys."""
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))
        held = next((action for action in menu.actions() if action.isChecked()), menu.actions()[0])
        menu.setActiveAction(held)


def _check(action: QAction, *, checked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(checked)


def _calling(act: Callable[[str], None], value: str) -> Callable[[], None]:
    return lambda: act(value)
