"""The shapes of a service model: what a member, a list element or a whole request may look like.

Source: the `shapes` of botocore's `service-2.json`, which AWS makes from its own models.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class ShapeType(StrEnum):
    """The kinds of values."""

    STRUCTURE = "structure"
    LIST = "list"
    MAP = "map"
    STRING = "string"
    CHARACTER = "character"
    BYTE = "byte"
    SHORT = "short"
    INTEGER = "integer"
    LONG = "long"
    FLOAT = "float"
    DOUBLE = "double"
    BOOLEAN = "boolean"
    BLOB = "blob"
    TIMESTAMP = "timestamp"


class Location(StrEnum):
    """Where in a message a member is; the values are the model's, BODY is where the model says nothing."""

    BODY = "body"
    URI = "uri"
    QUERY = "querystring"
    HEADER = "header"
    HEADERS = "headers"
    STATUS = "statusCode"


class TimestampFormat(StrEnum):
    """How a moment is written; the values are the model's. DEFAULT depends on the location."""

    DEFAULT = ""
    ISO8601 = "iso8601"
    RFC822 = "rfc822"
    UNIX = "unixTimestamp"


INTEGERS = frozenset({ShapeType.BYTE, ShapeType.SHORT, ShapeType.INTEGER, ShapeType.LONG})
FRACTIONS = frozenset({ShapeType.FLOAT, ShapeType.DOUBLE})
NUMBERS = INTEGERS | FRACTIONS
TEXTS = frozenset({ShapeType.STRING, ShapeType.CHARACTER})


class Links(Protocol):
    """Finds the shapes that a shape is made of when they are asked for, because shapes may hold themselves."""

    def members(self, shape: "Shape") -> "Mapping[str, Member]":
        """The members of a structure, in the model's order; empty for other shapes."""
        ...

    def element(self, shape: "Shape") -> "Shape":
        """What a list holds. Raises ServiceModelError for other shapes."""
        ...

    def key(self, shape: "Shape") -> "Shape":
        """The keys of a map. Raises ServiceModelError for other shapes."""
        ...

    def value(self, shape: "Shape") -> "Shape":
        """The values of a map. Raises ServiceModelError for other shapes."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One shape with its constraints. Two are equal only if they are the same object.

    `minimum` and `maximum` are of a number's value, and else of a length: characters, elements or bytes. `document` is
    a structure of any JSON; `payload` names the member that is the whole body.
    """

    name: str
    type: ShapeType
    links: Links = field(repr=False)
    required: tuple[str, ...] = ()
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: int | float | None = None
    maximum: int | float | None = None
    sensitive: bool = False
    streaming: bool = False
    box: bool = False
    jsonvalue: bool = False
    event_stream: bool = False
    document: bool = False
    union: bool = False
    timestamp_format: TimestampFormat = TimestampFormat.DEFAULT
    payload: str = ""
    documentation: str = field(default="", repr=False)

    @property
    def members(self) -> "Mapping[str, Member]":
        """By name, in the model's order; empty unless this is a structure."""
        return self.links.members(self)

    @property
    def element(self) -> "Shape":
        """What a list holds. Raises ServiceModelError for other shapes."""
        return self.links.element(self)

    @property
    def key(self) -> "Shape":
        """The keys of a map. Raises ServiceModelError for other shapes."""
        return self.links.key(self)

    @property
    def value(self) -> "Shape":
        """The values of a map. Raises ServiceModelError for other shapes."""
        return self.links.value(self)

    def body_members(self) -> "tuple[Member, ...]":
        """The members of a structure that are fields of a JSON body, the payload member not among them."""
        everywhere = self.members.values()
        return tuple(each for each in everywhere if each.location is Location.BODY and each.name != self.payload)


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A member of a structure: `name` is the model's, `wire_name` what it is called where it is sent."""

    name: str
    shape: Shape
    location: Location = Location.BODY
    wire_name: str = ""
    documentation: str = field(default="", repr=False)
    deprecated: bool = False
    idempotency_token: bool = False
