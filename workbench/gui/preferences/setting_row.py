"""One setting in the preferences: what it is, what it does, its control, and what is wrong with what was typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.app.settings import Settings
from workbench.app.settings_table import Setting, SettingKind, SettingValue
from workbench.gui.look import Look
from workbench.gui.preferences.mapping_field import MappingField
from workbench.gui.preferences.setting_fields import make_field
from workbench.gui.translation import tr
from workbench.gui.widgets import icon_button, label, name

FIELD = 224
"""Width of a control beside its text."""


class SettingRow(QWidget):
    """Shows the setting as it is and changes it at once; what does not fit stays in the field with its fault."""

    def __init__(self, setting: Setting, settings: Settings, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._settings = settings
        self.field = make_field(setting, look, self)
        self.reset_button = icon_button(look, "rotate-ccw", self)
        self.fault_label = label("", "err", self)
        self._title = label(tr(setting.title), parent=self)
        self._title.setFont(look.text_font(13, 500))
        self._title.setBuddy(self.field)
        self._help = label(tr(setting.help), "muted", self)
        self._name_parts()
        self._lay_out()
        self.field.edited.connect(self._edited)
        self.reset_button.clicked.connect(self._reset)
        self.refresh()

    def _name_parts(self) -> None:
        key, title = self.setting.key, tr(self.setting.title)
        name(self, f"preferences.{key}.row", title)
        name(self.field, f"preferences.{key}", title)
        self.field.setAccessibleDescription(tr(self.setting.help))
        tip = tr("Back to the default: {value}", value=self.default_text())
        name(self.reset_button, f"preferences.{key}.reset", tr("Reset {title}", title=title), tip)
        name(self.fault_label, f"preferences.{key}.fault", tr("What is wrong with {title}", title=title))
        for text in (self._help, self.fault_label):
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addLayout(self._text_column(), 0, 0, Qt.AlignmentFlag.AlignTop)
        side = QHBoxLayout()
        side.setSpacing(4)
        if isinstance(self.field, MappingField):
            side.addStretch(1)
            grid.addWidget(self.field, 1, 0)
        else:
            self.field.setFixedWidth(FIELD)
            side.addWidget(self.field)
        keeps = self.reset_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(keeps)
        side.addWidget(self.reset_button)
        grid.addLayout(side, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.fault_label, 2, 0, 1, 2)

    def _text_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._help)
        self._help.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return column

    def default_text(self) -> str:
        """The default as a person reads it."""
        default = self.setting.default
        match self.setting.kind:
            case SettingKind.FLAG:
                return tr("on") if default else tr("off")
            case SettingKind.CHOICE:
                return tr(self.setting.label(str(default)))
            case _:
                return f"{default:,}" if isinstance(default, int) else str(default or tr("nothing"))

    def words(self) -> str:
        """What a search looks in: the words of the table, and those that are shown."""
        one = self.setting
        english = (one.title, one.help, one.section, *(one.label(choice) for choice in one.choices))
        return " ".join((one.key, *english, *map(tr, english))).casefold()

    def refresh(self) -> None:
        """Show the value in force, whether it is changed, and what is wrong with the one in the file."""
        self.field.show_value(self._settings.get(self.setting.key))
        self._show_changed()
        fault = self._settings.faults.get(self.setting.key, "")
        self._show_fault(
            tr("The settings file has another value, which is not used. {fault}", fault=fault) if fault else ""
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what was typed and does not fit is not kept from one opening to the next."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def _edited(self, value: SettingValue, done: bool) -> None:
        fault = self.setting.fault(value)
        if isinstance(self.field, MappingField):
            fault = fault or self.field.fault()
        self._show_fault(fault)
        if done and not fault:
            self._settings.set(self.setting.key, value)

    def _reset(self) -> None:
        self._settings.reset(self.setting.key)
        self.field.show_value(self.setting.default)
        self.refresh()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_changed(self) -> None:
        changed = self._settings.is_changed(self.setting.key)
        self.reset_button.setVisible(changed)
        title = tr(self.setting.title)
        self._title.setAccessibleName(tr("{title}, changed", title=title) if changed else title)

    def _show_fault(self, fault: str) -> None:
        self.fault_label.setText(fault)
        self.fault_label.setVisible(bool(fault))
        self.field.show_fault(fault)
