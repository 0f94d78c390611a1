"""A function's configuration as a form: its fields, what each holds, and where that is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class FieldKind(StrEnum):
    """What a field holds: a text, a number, on or off, one of a few, texts in a row, or names with texts."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    TEXTS = "texts"
    PAIRS = "pairs"


class Target(StrEnum):
    """Where a configuration is written: a SAM or CloudFormation resource, or a table of workbench.toml."""

    SAM = "AWS::Serverless::Function"
    CLOUDFORMATION = "AWS::Lambda::Function"
    SETTINGS = "workbench.toml"


FieldPath = tuple[str | int, ...]
"""Names of members, and numbers of items."""


@dataclass(frozen=True, slots=True)
class ConfigField:
    """One field. `key` is its name in Lambda's API; `path` leads to it in the target, from the function's own place.

    `minimum` and `maximum` are of a number, or of a count of characters or items. `choices` may be none of a few for a
    text. With `listed` the target has a list of that one value, with `tags` a list of `Key` and `Value`.
    """

    key: str
    section: str
    title: str
    kind: FieldKind
    path: FieldPath
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    choices: tuple[str, ...] = ()
    unit: str = ""
    default: str = ""
    whole: bool = True
    listed: bool = False
    tags: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A text, or an expression such as `!Ref Table` that a deployment replaces."""

    text: str
    is_expression: bool = False


Content = Written | tuple[Written, ...] | tuple[tuple[str, Written], ...]
"""What a field holds, by its kind: numbers, flags and choices are texts too."""


class Source(StrEnum):
    """Where a value is from: nowhere, the function itself, or what all functions of the template share."""

    NONE = ""
    OWN = "own"
    SHARED = "Globals"


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What a field holds and where that is from; `shared` is what it has from Globals besides.

    One that is `locked` is given by an expression further up, or is written in a way that cannot be edited here.
    """

    content: Content | None = None
    source: Source = Source.NONE
    shared: Content | None = None
    locked: str = ""


@dataclass(frozen=True, slots=True)
class Configuration:
    """A function's form as read: the file's text, and the values by field key. `place` is the logical id or name."""

    function: str
    target: Target
    path: Path
    place: str
    text: str
    fields: tuple[ConfigField, ...]
    values: Mapping[str, FieldValue]
