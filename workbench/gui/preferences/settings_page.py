"""Every setting of the table, by sections, in one page that scrolls and is searched."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.app.settings import Settings
from workbench.app.settings_sections import SECTIONS
from workbench.app.settings_table import SETTINGS
from workbench.gui.look import Look
from workbench.gui.preferences.setting_row import SettingRow
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, label, name

WIDEST = 720
_ABOVE = 16


def section_titles() -> tuple[str, ...]:
    """The sections that have settings, in the order of the table of sections."""
    used = dict.fromkeys(one.section for one in SETTINGS)
    known = [title for title in SECTIONS.values() if title in used]
    return tuple(tr(title) for title in (*known, *(title for title in used if title not in known)))


class SettingsPage(QScrollArea):
    """`section_seen` carries the title of the section at the top when the page is scrolled."""

    section_seen = Signal(str)

    def __init__(self, settings: Settings, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._look = look
        name(self, "preferences.settings", tr("Settings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: dict[str, SettingRow] = {}
        self._heads: dict[str, QWidget] = {}
        self._nothing = label(tr("No setting and no command has these words."), "muted", self)
        self._fill()
        stop = settings.changed.connect(self._changed)
        self.destroyed.connect(stop)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_section())

    def _fill(self) -> None:
        body = QWidget(self)
        body.setProperty("role", "editor")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(body)
        column.setContentsMargins(24, _ABOVE, 20, 24)
        column.setSpacing(0)
        for title in section_titles():
            column.addWidget(self._head(title))
            for setting in SETTINGS:
                if tr(setting.section) == title:
                    row = SettingRow(setting, self._settings, self._look, body)
                    row.setMaximumWidth(WIDEST)
                    self.rows[setting.key] = row
                    column.addWidget(row)
        column.addWidget(self._nothing)
        self._nothing.hide()
        column.addStretch(1)
        self.setWidget(body)

    def _head(self, title: str) -> QWidget:
        head = QWidget(self)
        head.setMaximumWidth(WIDEST)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 16 if self._heads else 0, 0, 4)
        column.setSpacing(6)
        text = QLabel(title, head)
        text.setFont(self._look.text_font(15, 600))
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(text)
        column.addWidget(hairline(head))
        self._heads[title] = head
        return head

    def narrow(self, text: str) -> frozenset[str]:
        """Show the settings that have all the words of `text`; returns the titles of their sections."""
        words = text.casefold().split()
        found = [row for row in self.rows.values() if all(word in row.words() for word in words)]
        for row in self.rows.values():
            row.setVisible(row in found)
        sections = frozenset(tr(row.setting.section) for row in found)
        for title, head in self._heads.items():
            head.setVisible(title in sections)
        self._nothing.setVisible(not found)
        self.verticalScrollBar().setValue(0)
        return sections

    def show_section(self, title: str) -> None:
        """Scroll to a section."""
        head = self._heads[title]
        # After the layout, which may have to be made anew for a page that was hidden.
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(head.y() - _ABOVE))

    def show_setting(self, key: str) -> None:
        """Scroll to a setting and give its control the keyboard."""
        row = self.rows[key]
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(row))
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, key: str) -> None:
        if key in self.rows:
            self.rows[key].refresh()

    def _tell_section(self) -> None:
        top = self.verticalScrollBar().value() + 24
        above = [title for title, head in self._heads.items() if head.isVisibleTo(self) and head.y() <= top]
        if above:
            self.section_seen.emit(above[-1])
