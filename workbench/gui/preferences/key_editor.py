"""Changes the keys of one command: shows it, records keys, says what they bring about, and assigns them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.app.keymap import Keymap
from workbench.gui.look import Look
from workbench.gui.preferences.key_recorder import KeyRecorder
from workbench.gui.preferences.key_verdict import Verdict, Weight, verdict_on
from workbench.gui.preferences.keymap_model import KeymapRow
from workbench.gui.translation import later, tr
from workbench.gui.widgets import label, name, push_button, set_role

_HINT = later("Press the keys, one or several after each other. Enter assigns them, Backspace takes the last away.")


class KeyEditor(QFrame):
    """`done` comes when the keyboard may go back to the table."""

    done = Signal()

    def __init__(self, keymap: Keymap, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._row: KeymapRow | None = None
        name(self, "preferences.keymap.editor", tr("Keys of the selected command"))
        self.setProperty("role", "panel")
        self._title = label("", parent=self)
        self._title.setFont(look.text_font(13, 600))
        self._help = label("", "muted", self)
        self.recorder = KeyRecorder("preferences.keymap.recorder", tr("New keys"), tr("Press the new keys"), self)
        self.verdict = label("", "muted", self)
        self.assign_button = self._button("assign", tr("Assign"), "primary", self.assign)
        self.add_button = self._button("add", tr("Add"), "", self.add)
        self.clear_button = self._button("no_keys", tr("No keys"), "", self.clear)
        self.reset_button = self._button("reset", tr("Reset"), "", self.reset)
        self._lay_out()
        self.recorder.recorded.connect(self._judge)
        self.recorder.accepted.connect(self.assign)
        self.recorder.left.connect(self.done)
        self.show_row(None)

    def _button(self, object_name: str, text: str, role: str, press: object) -> QPushButton:
        button = push_button(text, role, self)
        name(button, f"preferences.keymap.{object_name}", text)
        button.clicked.connect(press)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._help, 1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.recorder.setMinimumWidth(180)
        self.recorder.setMaximumWidth(280)
        row.addWidget(self.recorder, 1)
        row.addWidget(self.assign_button)
        row.addWidget(self.add_button)
        row.addStretch(1)
        row.addWidget(self.clear_button)
        row.addWidget(self.reset_button)
        column.addLayout(row)
        name(self.verdict, "preferences.keymap.verdict", tr("What these keys bring about"))
        self.verdict.setWordWrap(True)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.verdict.setFixedHeight(36)
        column.addWidget(self.verdict)
        self.add_button.setToolTip(tr("Another way to the command, beside the keys it has"))
        self.clear_button.setToolTip(tr("Leave the command without keys (Delete in the table)"))

    def show_row(self, row: KeymapRow | None) -> None:
        """Show a command; what was recorded for another is dropped."""
        same = row is not None and self._row is not None and row.command.id == self._row.command.id
        self._row = row
        self._title.setText(row.title if row else tr("No command is selected"))
        self._help.setText(tr(row.command.help) if row else "")
        self.recorder.setEnabled(row is not None)
        self.clear_button.setEnabled(row is not None and bool(row.binding.keys))
        self.reset_button.setEnabled(row is not None and row.command.id in self._keymap.own)
        if same:
            self._judge()
        else:
            self.recorder.put(())

    def begin(self) -> None:
        """Give the recorder the keyboard."""
        self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)

    def assign(self) -> None:
        """Let the recorded keys be the command's only ones."""
        self._take(beside=False)

    def add(self) -> None:
        """Let the recorded keys be another way to the command."""
        self._take(beside=True)

    def clear(self) -> None:
        """Leave the command without keys."""
        if self._row is not None:
            self._keymap.clear(self._row.command.id)
            self.done.emit()

    def reset(self) -> None:
        """Take the user's change of the command back."""
        if self._row is not None:
            self._keymap.reset(self._row.command.id)
            self.done.emit()

    def _take(self, *, beside: bool) -> None:
        if self._row is None or not self.recorder.keys or not self._verdict().possible:
            return
        self._keymap.assign(self._row.command.id, self.recorder.keys, beside=beside)
        self.recorder.put(())
        self.done.emit()

    def _verdict(self) -> Verdict:
        assert self._row is not None
        return verdict_on(self._keymap, self._row.command.id, self.recorder.keys)

    def _judge(self) -> None:
        """Say what the recorded keys bring about, and let them be taken when they can be."""
        keys = self.recorder.keys
        found = self._verdict() if self._row is not None and keys else Verdict(Weight.NOTE, tr(_HINT))
        conflict = found.weight is Weight.CONFLICT
        self.verdict.setText(found.text)
        set_role(self.verdict, found.weight.value)
        for button in (self.assign_button, self.add_button):
            button.setEnabled(bool(keys) and found.possible)
        self.add_button.setEnabled(self.add_button.isEnabled() and bool(self._row and self._row.binding.keys))
        self.assign_button.setText(tr("Reassign") if conflict else tr("Assign"))
        self.assign_button.setAccessibleName(self.assign_button.text())
