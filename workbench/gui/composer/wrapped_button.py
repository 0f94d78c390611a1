"""The field that says which envelopes are around the event, and the menu that puts them on and takes them off."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.composer.field_button import FieldButton
from workbench.gui.look import Look
from workbench.gui.translation import later, tr
from workbench.model.event_draft import Shell
from workbench.model.event_envelope import Envelope

TITLES = {
    Envelope.SNS: later("SNS notification"),
    Envelope.SQS: later("SQS message"),
    Envelope.EVENTBRIDGE: later("EventBridge event"),
    Envelope.KINESIS: later("Kinesis record"),
    Envelope.CLOUDWATCH_LOGS: later("CloudWatch Logs (gzip, base64)"),
    Envelope.KAFKA: later("Kafka record"),
    Envelope.FIREHOSE: later("Firehose record"),
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
    return f" {tr('in')} ".join(_SHORT[shell.envelope] for shell in reversed(shells)) or tr("nothing")


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
        note = ""
        if inside is not None and event_inside:
            note = tr("an event is in the {envelope} event", envelope=_SHORT[inside])
        self.show_choice(told(shells), note=note, quiet=not shells)
        said = tr("Wrapped in: {envelopes}", envelopes=self.text())
        self.setAccessibleName(f"{said}, {note}" if note else said)
        does = tr("Put envelopes on, or take them off")
        self.setToolTip(f"{tr('Wrapped in {envelopes}', envelopes=self.text())}\n{does}")

    def menu_of_choices(self) -> QMenu:
        """What can be done now."""
        menu = QMenu(self)
        menu.setObjectName("composer.wrapped-menu")
        menu.setAccessibleName(tr("Envelopes of the event"))
        menu.addAction(tr("Wrap the event in")).setEnabled(False)
        for envelope, title in TITLES.items():
            menu.addAction(tr(title), lambda chosen=envelope: self.wrap_wanted.emit(chosen))
        if self._inside is not None:
            self._add_steps(menu, _SHORT[self._inside])
        if self._shells:
            menu.addSeparator()
            inner = _SHORT[self._shells[-1].envelope]
            menu.addAction(tr("Show the {envelope} envelope as text", envelope=inner), self.out_wanted.emit)
            for number in reversed(range(len(self._shells))):
                title = tr("Remove the {envelope} envelope", envelope=_SHORT[self._shells[number].envelope])
                menu.addAction(title, lambda at=number: self.remove_wanted.emit(at))
        return menu

    def _add_steps(self, menu: QMenu, envelope: str) -> None:
        menu.addSeparator()
        if self._carried <= 1:
            menu.addAction(tr("Open the {envelope} envelope", envelope=envelope), lambda: self.step_wanted.emit(0))
            return
        records = menu.addMenu(tr("Open the {envelope} envelope at", envelope=envelope))
        for record in range(min(self._carried, MOST_RECORDS)):
            records.addAction(tr("Record {number}", number=record + 1), lambda at=record: self.step_wanted.emit(at))

    def open_menu(self) -> None:
        """Open the menu below the field."""
        menu = self.menu_of_choices()
        menu.setMinimumWidth(self.width())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
