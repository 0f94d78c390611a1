"""The controls that a field is edited with. Each tells by `stepped` that the user is done, and where to go next."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from workbench.gui.composer.exact_font import exact_font
from workbench.gui.composer.form_chips import FONT_PX
from workbench.gui.composer.form_value import LONGEST, Way, is_long
from workbench.gui.composer.text_units import exact_text
from workbench.gui.look import Look

Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)
_NUMBER = QRegularExpression(r"-?\d*(\.\d*)?([eE][-+]?\d*)?|\$.*")


class Step(Enum):
    """What comes after a field: LEAVE gives up the edit, STAY keeps it and the field current."""

    STAY = auto()
    NEXT = auto()
    PREVIOUS = auto()
    DOWN = auto()
    LEAVE = auto()


def step_of(event: QEvent, *, lines: bool = False) -> Step | None:
    """The step that a key press asks for; in an editor of several `lines` Enter alone is none."""
    if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return None
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    match event.key():
        case Key.Key_Tab if not control:
            return Step.NEXT
        case Key.Key_Backtab:
            return Step.PREVIOUS
        case Key.Key_Escape:
            return Step.LEAVE
        case key if key in _ENTER and (not lines or control):
            return Step.DOWN
        case _:
            return None


class LineField(QLineEdit):
    """Text in one line, or a number, in which letters are refused but for those of variables."""

    stepped = Signal(object)

    def __init__(self, look: Look, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(exact_font(look, FONT_PX))
        self.setMaxLength(2 * LONGEST)
        if way is Way.NUMBER:
            self.setValidator(QRegularExpressionValidator(_NUMBER, self))

    def put(self, text: str) -> None:
        """Begin with `text`, all of it selected."""
        self.setText(text)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Qt: Tab, Enter and Escape leave the field."""
        step = step_of(event)
        if step is None:
            return super().event(event)
        self.stepped.emit(step)
        return True


class LinesField(QPlainTextEdit):
    """Text of several lines, or JSON; Ctrl+Enter is done."""

    stepped = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "boxed")
        self.setFont(exact_font(look, FONT_PX))
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """The text as typed."""
        return exact_text(self.document())

    def put(self, text: str) -> None:
        """Begin with `text`."""
        self.setPlainText(text)

    def event(self, event: QEvent) -> bool:
        """Qt: Tab, Ctrl+Enter and Escape leave the field."""
        step = step_of(event, lines=True)
        if step is None:
            return super().event(event)
        self.stepped.emit(step)
        return True


class ChoiceField(QComboBox):
    """A text that is mostly one of a few: they can be picked, and any other can be typed."""

    stepped = Signal(object)

    def __init__(self, look: Look, choices: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # One that completes nothing: `aws:s` must not become `aws:sqs` by itself.
        self.setCompleter(QCompleter(self))
        self.setFont(exact_font(look, FONT_PX))
        self.addItems(choices)
        self._by_key = False
        self.activated.connect(self._picked)

    def text(self) -> str:
        """The text as typed or picked."""
        return self.currentText()

    def put(self, text: str) -> None:
        """Begin with `text`, all of it selected."""
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive))
        self.setEditText(text)
        self.line.selectAll()

    def _picked(self, _place: int) -> None:
        # An arrow key goes through the choices without opening them; that is no answer yet.
        if not self._by_key:
            self.stepped.emit(Step.STAY)

    def event(self, event: QEvent) -> bool:
        """Qt: Tab, Enter and Escape leave the field."""
        step = step_of(event)
        if step is not None:
            self.stepped.emit(step)
            return True
        # Leaving it picks what is typed; who left it has said where to go.
        self._by_key = event.type() in (QEvent.Type.KeyPress, QEvent.Type.FocusOut)
        taken = super().event(event)
        self._by_key = False
        return taken


class SwitchField(QCheckBox):
    """True or false."""

    stepped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggled.connect(self._say)

    def text(self) -> str:
        """`true` or `false`."""
        return "true" if self.isChecked() else "false"

    def put(self, text: str) -> None:
        """Begin with `true`, or else with false."""
        self.setChecked(text == "true")
        self._say(self.isChecked())

    def _say(self, checked: bool) -> None:
        self.setText("true" if checked else "false")

    def event(self, event: QEvent) -> bool:
        """Qt: Tab, Enter and Escape leave the field."""
        step = step_of(event)
        if step is None:
            return super().event(event)
        self.stepped.emit(step)
        return True


FieldEditor = LineField | LinesField | ChoiceField | SwitchField


def make_editor(look: Look, way: Way, choices: tuple[str, ...], parent: QWidget) -> FieldEditor:
    """The control for values that are edited in that way."""
    if is_long(way):
        return LinesField(look, parent)
    match way:
        case Way.CHOICE:
            return ChoiceField(look, choices, parent)
        case Way.SWITCH:
            return SwitchField(parent)
        case _:
            return LineField(look, way, parent)


def refuse(editor: FieldEditor, reason: str) -> None:
    """Mark a text that stands for no value, and say why; an empty `reason` takes that back."""
    editor.setProperty("state", "error" if reason else "")
    editor.style().unpolish(editor)
    editor.style().polish(editor)
    editor.setToolTip(reason)
    editor.setAccessibleDescription(reason)
