"""An event while it is composed: its text as typed, and what becomes of it on its way."""

from dataclasses import dataclass

from workbench.model.event_envelope import Envelope


@dataclass(frozen=True, slots=True)
class Shell:
    """An event that carries the composed one: `text` is the carrier, `record` (from 0) which of its records has it."""

    envelope: Envelope
    text: str
    record: int = 0


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as typed, with its variables unresolved.

    `shells` are the events that carry it, the outermost first. `environment` is the dotted name of the environment that
    variables are looked up in, empty for the values that hold for all. `type_id` is empty when the type is unknown.
    """

    text: str = "{}\n"
    name: str = ""
    type_id: str = ""
    shells: tuple[Shell, ...] = ()
    environment: str = ""

    @property
    def sent_type(self) -> str:
        """The type of what is sent: in an envelope it is that of the envelope, which its text tells."""
        return "" if self.shells else self.type_id


@dataclass(frozen=True, slots=True)
class PreparedEvent:
    """An event ready to be sent: `payload` is what is sent, `recorded` what the history keeps.

    They differ only when the event has secrets: `recorded` names them still, and `environment` says where they were
    found. It is None when there are none, and both are the same. `carriers` has, for each envelope that the secrets
    were put into, the outermost first, the record that carries them: `recorded` is opened there to find their names.
    """

    payload: bytes
    recorded: bytes
    environment: str | None = None
    carriers: tuple[int, ...] = ()
