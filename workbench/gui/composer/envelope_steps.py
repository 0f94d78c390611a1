"""Puts envelopes around the event, opens the one that the text is, and takes them off again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject

from workbench.app.application import Application
from workbench.gui.composer.sheet import EventName
from workbench.gui.composer.wrapped_button import WrappedButton
from workbench.gui.translation import tr
from workbench.model.errors import WorkbenchError
from workbench.model.event_draft import Shell
from workbench.model.event_envelope import Envelope
from workbench.project.event_shells import composed, new_shell, put_inside, step_inside


class InHand(Protocol):
    """The event that is composed."""

    def read(self) -> tuple[EventName, str]:
        """What the text is called, and the text."""

    def put(self, event_name: EventName, text: str) -> None:
        """Replace both."""

    def rename(self, event_name: EventName) -> None:
        """Replace only what is around the text."""


class EnvelopeSteps(QObject):
    """Does what the button asks for with the event in hand; what cannot be done becomes a notice."""

    def __init__(self, app: Application, button: WrappedButton, hand: InHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._hand = hand
        button.wrap_wanted.connect(lambda envelope: self._try(lambda: self.wrap(envelope)))
        button.step_wanted.connect(lambda record: self._try(lambda: self.step_inside(record)))
        button.out_wanted.connect(lambda: self._try(self.step_out))
        button.remove_wanted.connect(lambda number: self._try(lambda: self.remove(number)))

    def wrap(self, envelope: Envelope) -> None:
        """Put an envelope around all there is. Raises UsageError when it cannot carry that."""
        name, text = self._hand.read()
        whole = composed(self._app.catalogue, name.shells, text)
        shell = new_shell(self._app.catalogue, envelope, whole)
        self._hand.rename(replace(name, shells=(shell, *name.shells)))

    def step_inside(self, record: int) -> None:
        """Open the envelope that the text is; nothing when what it carries is not JSON."""
        name, text = self._hand.read()
        found = step_inside(self._app.catalogue, text, record)
        if found is None:
            self._app.notices.warn(tr("The envelope carries no JSON."), tr("What is in it can be edited as text only."))
            return
        shell, inner = found
        self._hand.put(replace(name, type_id="", shells=(*name.shells, shell)), inner)

    def step_out(self) -> None:
        """Make the innermost envelope the text. Raises UsageError when it cannot carry the event."""
        name, text = self._hand.read()
        if name.shells:
            whole = put_inside(self._app.catalogue, name.shells[-1], text)
            self._hand.put(replace(name, type_id="", shells=name.shells[:-1]), whole)

    def remove(self, number: int) -> None:
        """Take an envelope off (from 0, the outermost); what it carried goes into the next."""
        name, _text = self._hand.read()
        shells: tuple[Shell, ...] = (*name.shells[:number], *name.shells[number + 1 :])
        self._hand.rename(replace(name, shells=shells))

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except WorkbenchError as error:
            self._app.notices.error(error)
