"""The field that says which envelopes are around the event, and the menu that puts them on and takes them off."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.composer.field_button import FieldButton
from workbench.gui.look import Look
from workbench.model.event_draft import Shell
from workbench.model.event_envelope import Envelope

TITLES = {
    Envelope.SNS: "SNS notification",
    Envelope.SQS: "SQS message",
    Envelope.EVENTBRIDGE: "EventBridge event",
    Envelope.KINESIS: "Kinesis record",
    Envelope.CLOUDWATCH_LOGS: "CloudWatch Logs (gzip, base64)",
    Envelope.KAFKA: "Kafka record",
    Envelope.FIREHOSE: "Firehose record",
}
_SHORT = {
    Envelope.SNS: "SNS",
    Envelope.SQS: "SQS",
    Envelope.EVENTBRIDGE: "EventBridge",
    Envelope.KINESIS: "Kinesis",
    Envelope.CLOUDWATCH_LOGS: "CloudWatch Logs",
    Envelope.KAFKA: "Kafka",
    Envelope.FIREHOSE: "Firehose",
}
MOST_RECORDS = 20
"""So many records of a batch are offered to step into."""


def told(shells: Sequence[Shell]) -> str:
    """The envelopes from the event outwards: what carries it, what carries that."""
    return " in ".join(_SHORT[shell.envelope] for shell in reversed(shells)) or "nothing"


class WrappedButton(FieldButton):
    """Looks like a field. `wrap_wanted` carries an Envelope, `step_wanted` the record (from 0) of the event's own
    envelope, `remove_wanted` the number of an envelope. `out_wanted`: the innermost envelope becomes text again.
    """

    wrap_wanted = Signal(object)
    step_wanted = Signal(int)
    out_wanted = Signal()
    remove_wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shells: tuple[Shell, ...] = ()
        self._inside: Envelope | None = None
        self._carried = 0
        self.setObjectName("composer.wrapped")
        self.clicked.connect(self.open_menu)
        self.show_state((), None, 0)

    def show_state(
        self, shells: tuple[Shell, ...], inside: Envelope | None, carried: int, *, event_inside: bool = False
    ) -> None:
        """Show what is around the text; `inside` is the envelope that the text itself is, of `carried` texts.

        `event_inside` says that one of these is an event: then it is worth a note.
        """
        self._shells, self._inside, self._carried = shells, inside, carried
        note = f"an event is in the {_SHORT[inside]} event" if inside is not None and event_inside else ""
        self.show_choice(told(shells), note=note, quiet=not shells)
        self.setAccessibleName(f"Wrapped in: {self.text()}{f', {note}' if note else ''}")
        self.setToolTip(f"Wrapped in {self.text()}\nPut envelopes on, or take them off")

    def menu_of_choices(self) -> QMenu:
        """What can be done now."""
        menu = QMenu(self)
        menu.setObjectName("composer.wrapped-menu")
        menu.setAccessibleName("Envelopes of the event")
        menu.addAction("Wrap the event in").setEnabled(False)
        for envelope, title in TITLES.items():
            menu.addAction(title, lambda chosen=envelope: self.wrap_wanted.emit(chosen))
        if self._inside is not None:
            self._add_steps(menu, _SHORT[self._inside])
        if self._shells:
            menu.addSeparator()
            inner = _SHORT[self._shells[-1].envelope]
            menu.addAction(f"Show the {inner} envelope as text", self.out_wanted.emit)
            for number in reversed(range(len(self._shells))):
                title = f"Remove the {_SHORT[self._shells[number].envelope]} envelope"
                menu.addAction(title, lambda at=number: self.remove_wanted.emit(at))
        return menu

    def _add_steps(self, menu: QMenu, envelope: str) -> None:
        menu.addSeparator()
        if self._carried <= 1:
            menu.addAction(f"Open the {envelope} envelope", lambda: self.step_wanted.emit(0))
            return
        records = menu.addMenu(f"Open the {envelope} envelope at")
        for record in range(min(self._carried, MOST_RECORDS)):
            records.addAction(f"Record {record + 1}", lambda at=record: self.step_wanted.emit(at))

    def open_menu(self) -> None:
        """Open the menu below the field."""
        menu = self.menu_of_choices()
        menu.setMinimumWidth(self.width())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
