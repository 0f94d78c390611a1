"""The controls that settings are edited with, one kind each."""

from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from workbench.app.settings_table import Setting, SettingKind, SettingValue
from workbench.gui.look import Look
from workbench.gui.preferences.mapping_field import MappingField
from workbench.gui.translation import tr

_UNITS = {"s": " s", "px": " px", "scale": " %"}
"""Units of whole numbers, by how their keys end."""
_LARGEST = 2**31 - 1


class SettingField(Protocol):
    """What a row of the preferences needs of a control; a QWidget."""

    @property
    def edited(self) -> SignalInstance:
        """Carries the value, and whether the user is done with it (or still types)."""

    def show_value(self, value: SettingValue) -> None:
        """Show a value, without telling of it."""

    def show_fault(self, fault: str) -> None:
        """Mark what is wrong, or nothing."""


class SwitchField(QCheckBox):
    """On or off."""

    edited = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggled.connect(lambda on: self.setText(tr("On") if on else tr("Off")))
        self.clicked.connect(lambda on: self.edited.emit(on, True))
        self.setText(tr("Off"))

    def show_value(self, value: SettingValue) -> None:
        """Show a value."""
        self.setChecked(bool(value))

    def show_fault(self, _fault: str) -> None:
        """It has none."""


class ChoiceField(QComboBox):
    """One of a few."""

    edited = Signal(object, bool)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for choice in setting.choices:
            self.addItem(tr(setting.label(choice)), choice)
        self.activated.connect(lambda _place: self.edited.emit(self.currentData(), True))

    def show_value(self, value: SettingValue) -> None:
        """Show a value."""
        self.setCurrentIndex(self.findData(value))

    def show_fault(self, _fault: str) -> None:
        """It has none."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel scrolls the page, and changes nothing on its way."""
        event.ignore()


class NumberField(QSpinBox):
    """A whole number within its limits, with its unit."""

    edited = Signal(object, bool)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(
            -_LARGEST if setting.minimum is None else setting.minimum,
            _LARGEST if setting.maximum is None else setting.maximum,
        )
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown("port" not in setting.key)
        self.setSuffix(_UNITS.get(setting.key.rpartition("_")[2], ""))
        self.valueChanged.connect(lambda value: self.edited.emit(value, True))

    def show_value(self, value: SettingValue) -> None:
        """Show a value."""
        if isinstance(value, int) and value != self.value():
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)

    def show_fault(self, _fault: str) -> None:
        """It has none: what is out of range cannot be typed."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel scrolls the page, and changes nothing on its way."""
        event.ignore()


class TextField(QLineEdit):
    """A text in one line."""

    edited = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.textEdited.connect(lambda text: self.edited.emit(text, False))
        self.editingFinished.connect(self._finished)

    def show_value(self, value: SettingValue) -> None:
        """Show a value."""
        self._shown = str(value)
        if self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(0)

    def show_fault(self, fault: str) -> None:
        """Mark what is wrong."""
        self.setProperty("state", "error" if fault else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def _finished(self) -> None:
        if self.text() != self._shown:
            self.edited.emit(self.text(), True)


AnyField = SwitchField | ChoiceField | NumberField | TextField | MappingField


def make_field(setting: Setting, look: Look, parent: QWidget) -> AnyField:
    """The control for a setting's kind."""
    match setting.kind:
        case SettingKind.FLAG:
            return SwitchField(parent)
        case SettingKind.CHOICE:
            return ChoiceField(setting, parent)
        case SettingKind.INTEGER:
            return NumberField(setting, parent)
        case SettingKind.MAPPING:
            return MappingField(setting, look, parent)
        case SettingKind.TEXT | SettingKind.SECONDS:
            return TextField(parent)
