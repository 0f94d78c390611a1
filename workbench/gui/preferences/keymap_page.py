"""The page of the keymap: a preset, a filter by words or by keys, the table, and the editor of one command's keys."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from workbench.app.keymap import PRESET, Keymap
from workbench.app.settings import Settings
from workbench.app.settings_table import BY_KEY
from workbench.gui.look import ICON, Look
from workbench.gui.preferences.key_editor import KeyEditor
from workbench.gui.preferences.key_recorder import KeyRecorder
from workbench.gui.preferences.keymap_model import KeymapModel
from workbench.gui.preferences.keymap_table import KeymapTable
from workbench.gui.translation import tr
from workbench.gui.widgets import clearable, follow, hairline, label, name, push_button


class KeymapPage(QWidget):
    """Follows the keymap and changes it at once."""

    def __init__(self, keymap: Keymap, settings: Settings, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._settings = settings
        name(self, "preferences.keymap", tr("Keymap"))
        self.model = KeymapModel(keymap, self)
        self.filter = QLineEdit(self)
        self.key_filter = KeyRecorder(
            "preferences.keymap.key_filter", tr("Keys to look for"), tr("Press the keys to look for"), self
        )
        self.by_keys = QToolButton(self)
        self.preset = QComboBox(self)
        self.table = KeymapTable(self.model, look, self)
        self.editor = KeyEditor(keymap, look, self)
        self.reset_all = push_button(tr("Reset all"), parent=self)
        self._set_up(look)
        self._lay_out()
        self._connect()
        self._show_preset()
        self._keys_changed(None)

    def _set_up(self, look: Look) -> None:
        name(self.filter, "preferences.keymap.filter", tr("Filter commands"))
        self.filter.setPlaceholderText(tr("Filter commands"))
        clearable(self.filter)
        name(self.by_keys, "preferences.keymap.by_keys", tr("Find by keys"), tr("Find commands by pressing their keys"))
        self.by_keys.setCheckable(True)
        self.by_keys.setFixedSize(28, 28)
        self.by_keys.setIconSize(QSize(ICON, ICON))
        self.by_keys.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow(look, self.by_keys, lambda: self.by_keys.setIcon(look.icon("keyboard", "text")))
        name(self.preset, "preferences.keymap.preset", tr("Preset"), tr(BY_KEY[PRESET].help))
        for choice in BY_KEY[PRESET].choices:
            self.preset.addItem(tr(BY_KEY[PRESET].label(choice)), choice)
        name(self.reset_all, "preferences.keymap.reset_all", tr("Reset all"), tr("Take all your changes of keys back"))

    def _lay_out(self) -> None:
        self._filters = QStackedWidget(self)
        self._filters.addWidget(self.filter)
        self._filters.addWidget(self.key_filter)
        self._filters.setFixedHeight(28)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 12, 16, 12)
        bar.setSpacing(8)
        bar.addWidget(self._filters, 1)
        bar.addWidget(self.by_keys)
        bar.addSpacing(8)
        caption = label(tr("Preset"), "muted", self)
        caption.setBuddy(self.preset)
        bar.addWidget(caption)
        bar.addWidget(self.preset)
        bar.addWidget(self.reset_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        rows = QHBoxLayout()
        rows.setContentsMargins(8, 0, 0, 0)
        rows.addWidget(self.table)
        column.addLayout(rows, 1)
        self._nothing = label(tr("No command matches."), "muted", self)
        self._nothing.setContentsMargins(16, 4, 0, 12)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._nothing, 1)
        column.addWidget(hairline(self))
        column.addWidget(self.editor)

    def _connect(self) -> None:
        stops = (
            self._keymap.changed.connect(self._keys_changed),
            self._settings.changed.connect(lambda key: self._show_preset() if key == PRESET else None),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.key_filter.recorded.connect(self._narrow)
        self.key_filter.accepted.connect(self.table.setFocus)
        self.key_filter.left.connect(lambda: self.by_keys.setChecked(False))
        self.by_keys.toggled.connect(self._choose_filter)
        self.preset.activated.connect(lambda _place: self._settings.set(PRESET, self.preset.currentData()))
        self.table.chosen.connect(lambda: self.editor.show_row(self.table.current()))
        self.table.opened.connect(self.editor.begin)
        self.table.cleared.connect(self.editor.clear)
        self.editor.done.connect(self.table.setFocus)
        self.reset_all.clicked.connect(self._keymap.reset_all)
        self.editor.show_row(self.table.current())

    def narrow(self, text: str) -> None:
        """Show the commands that have the words of `text`."""
        self.by_keys.setChecked(False)
        self.filter.setText(text)

    def show_command(self, command: str) -> None:
        """Select a command, whatever is filtered."""
        if not self.table.select(command):
            self.narrow("")
            self.table.select(command)

    def _choose_filter(self, by_keys: bool) -> None:
        chosen = self.key_filter if by_keys else self.filter
        self._filters.setCurrentWidget(chosen)
        self.key_filter.put(())
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self, _text: str = "") -> None:
        if self.by_keys.isChecked():
            self.model.narrow(keys=self.key_filter.keys)
        else:
            self.model.narrow(self.filter.text())
        some = self.model.rowCount() > 0
        self.table.setVisible(some)
        self._nothing.setVisible(not some)

    def _keys_changed(self, _told: None) -> None:
        self.model.refresh()
        self._narrow()
        self.editor.show_row(self.table.current())
        self.reset_all.setEnabled(bool(self._keymap.own))

    def _show_preset(self) -> None:
        self.preset.setCurrentIndex(self.preset.findData(self._settings.text(PRESET)))
