"""What the catalogue knows of an event type besides its sample: how an event of it is made."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ParameterKind(StrEnum):
    """What values a parameter takes; JSON is any value."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a parameter goes to: a pointer with `*` for every record, into the event with its encoders open.

    `template` is the text there, with parameters as `{name}`; empty when the value stands alone.
    """

    at: str
    template: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value of an event; `default` is what the sample has."""

    name: str
    help: str
    kind: ParameterKind
    default: Any
    places: tuple[Place, ...]
    choices: tuple[str, ...] = ()


class Coding(StrEnum):
    """One step by which a member's value becomes text."""

    JSON = "json"
    GZIP = "gzip"
    BASE64 = "base64"


@dataclass(frozen=True, slots=True)
class Encoder:
    """A member that is encoded; `steps` is the order of decoding."""

    at: str
    steps: tuple[Coding, ...]


class FollowRule(StrEnum):
    """How a member is made of another: the MD5 of its text in hex, or the length of its UTF-8 as text.

    TOPIC names the members of an object after the first record in each: `<topic>-<partition>`, as in Kafka's events.
    """

    MD5 = "md5"
    LENGTH = "length"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Follower:
    """A member that follows another one in the same record."""

    at: str
    of: str
    rule: FollowRule


class Renewal(StrEnum):
    """How a member is made new: times move to now, the others get new digits or characters of the same kind."""

    TIME = "time"
    UUID = "uuid"
    HEX = "hex"
    TOKEN = "token"
    COUNTER = "counter"
    HEX_COUNTER = "hex-counter"


@dataclass(frozen=True, slots=True)
class Renewed:
    """A member that differs from event to event; all but times differ from record to record too."""

    at: str
    how: Renewal


@dataclass(frozen=True, slots=True)
class EventRecipe:
    """How events of a type are made. `records` points to the list of records (empty: there is none).

    `response` names the schema of the answer that the trigger reads.
    """

    type_id: str
    parameters: tuple[Parameter, ...] = ()
    encoders: tuple[Encoder, ...] = ()
    followers: tuple[Follower, ...] = ()
    renewed: tuple[Renewed, ...] = ()
    records: str = ""
    response: str = ""


@dataclass(frozen=True, slots=True)
class EventDetails:
    """What is loaded when an event type is opened: its recipe and its JSON Schemas (draft 2020-12).

    `response_schema` is None when the trigger reads no answer, or takes any.
    """

    recipe: EventRecipe
    schema: dict[str, Any]
    response_schema: dict[str, Any] | None = None
