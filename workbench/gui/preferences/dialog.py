"""The preferences: sections and a search at the left, settings or the keymap at the right; changes hold at once."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.app.application import Application
from workbench.gui.look import ROW, Look
from workbench.gui.preferences.keymap_page import KeymapPage
from workbench.gui.preferences.settings_page import SettingsPage, section_titles
from workbench.gui.translation import later, tr
from workbench.gui.widgets import clearable, follow, hairline, name, push_button

KEYMAP = later("Keymap")
SIZE = QSize(960, 680)
SMALLEST = QSize(720, 480)
SIDE_PX = 208
_SIZE_KEY = "preferences.size"


class PreferencesDialog(QDialog):
    """One dialog that is shown and hidden; `file_asked` carries whether it is the keymap's file or the settings'."""

    file_asked = Signal(bool)

    def __init__(self, app: Application, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = app.session
        self._look = look
        name(self, "preferences", tr("Preferences"))
        self.setWindowTitle(tr("Preferences"))
        self.setMinimumSize(SMALLEST)
        self.resize(_kept_size(app))
        self.search = QLineEdit(self)
        self.sections = QListWidget(self)
        self.settings = SettingsPage(app.settings, look, self)
        self.keymap = KeymapPage(app.keymap, app.settings, look, self)
        self.file_button = push_button(tr("Open settings file"), "link", self)
        self._pages = QStackedWidget(self)
        self._following = False
        self._set_up()
        self._lay_out()
        self._connect()
        self.sections.setCurrentRow(0)

    def _set_up(self) -> None:
        name(self.search, "preferences.search", tr("Search preferences"))
        self.search.setPlaceholderText(tr("Search preferences"))
        icon = QAction(self)
        clearable(self.search, icon)
        follow(self._look, self.search, lambda: icon.setIcon(self._look.icon("search", "faint")))
        name(self.sections, "preferences.sections", tr("Sections"))
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.addItems([*section_titles(), tr(KEYMAP)])
        for row in range(self.sections.count()):
            self.sections.item(row).setSizeHint(QSize(0, ROW))
        name(self.file_button, "preferences.open_file", tr("Open settings file"))

    def _lay_out(self) -> None:
        side = QWidget(self)
        side.setFixedWidth(SIDE_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.sections, 1)
        column.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._pages.addWidget(self.settings)
        self._pages.addWidget(self.keymap)
        line = hairline(self)
        line.setFixedSize(1, 16_777_215)
        line.setMinimumHeight(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line)
        row.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._searched)
        self.search.returnPressed.connect(self._enter_page)
        self.sections.currentRowChanged.connect(lambda _row: self._section_chosen())
        self.settings.section_seen.connect(self._section_seen)
        self.file_button.clicked.connect(lambda: self.file_asked.emit(self.shows_keymap))

    @property
    def shows_keymap(self) -> bool:
        """Whether the keymap's page is in front."""
        return self._pages.currentWidget() is self.keymap

    def show_settings(self) -> None:
        """Come to the front with the settings, the keyboard in the search."""
        if self.shows_keymap:
            self.sections.setCurrentRow(0)
        self._front(self.search)
        self.search.selectAll()

    def show_setting(self, key: str) -> None:
        """Come to the front with one setting."""
        self.search.clear()
        self.sections.setCurrentRow(0)
        self._front(self.search)
        self.settings.show_setting(key)

    def show_keymap(self, command: str = "") -> None:
        """Come to the front with the keymap, and a command selected."""
        self.search.clear()
        self.sections.setCurrentRow(self.sections.count() - 1)
        if command:
            self.keymap.show_command(command)
        self._front(self.keymap.table if command else self.keymap.filter)

    def _front(self, focus: QWidget) -> None:
        self.show()
        self.raise_()
        self.activateWindow()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _section_chosen(self) -> None:
        title = self.sections.currentItem().text()
        keymap = title == tr(KEYMAP)
        self._pages.setCurrentWidget(self.keymap if keymap else self.settings)
        self.file_button.setText(tr("Open keymap file") if keymap else tr("Open settings file"))
        self.file_button.setAccessibleName(self.file_button.text())
        if not keymap and not self._following:
            self.settings.show_section(title)

    def _section_seen(self, title: str) -> None:
        """Mark the section that was scrolled to."""
        if not self.shows_keymap:
            self._following = True
            self.sections.setCurrentRow(section_titles().index(title))
            self._following = False

    def _searched(self, text: str) -> None:
        """Show what matches: settings, or commands where no setting does."""
        found = self.settings.narrow(text)
        self.keymap.narrow(text)
        commands = self.keymap.model.rowCount() > 0
        for row in range(self.sections.count()):
            title = self.sections.item(row).text()
            self.sections.setRowHidden(row, not (commands if title == tr(KEYMAP) else title in found))
        first = next((row for row in range(self.sections.count()) if not self.sections.isRowHidden(row)), 0)
        if text or not self.shows_keymap:
            self.sections.setCurrentRow(first)

    def _enter_page(self) -> None:
        if self.shows_keymap:
            self.keymap.table.setFocus()
            return
        shown = next((row for row in self.settings.rows.values() if not row.isHidden()), None)
        if shown is not None:
            self.settings.show_setting(shown.setting.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Find goes to the search, Escape empties it and then closes; Enter presses nothing."""
        if event.matches(QKeySequence.StandardKey.Find):
            target = self.keymap.filter if self.shows_keymap else self.search
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            target.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.search.setFocus()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Qt: the size is kept when it is closed."""
        self._session.set(_SIZE_KEY, [self.width(), self.height()])
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the same by the window's own button."""
        self._session.set(_SIZE_KEY, [self.width(), self.height()])
        super().closeEvent(event)


def _kept_size(app: Application) -> QSize:
    kept = app.session.get(_SIZE_KEY)
    match kept:
        case [int(width), int(height)]:
            return QSize(width, height).expandedTo(SMALLEST)
    return SIZE
