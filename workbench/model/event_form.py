"""A form over an event: its fields as the schema and the event itself give them."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.base.json_pointer import JsonValue, Path


class FieldKind(StrEnum):
    """What a field takes. OBJECT and LIST have fields below them; JSON is any value, edited as JSON."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    NULL = "null"
    JSON = "json"
    OBJECT = "object"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class FormField:
    """One member of an object, or one item of a list (its label is then `Record 2` or `Item 2`).

    `path` leads to it in the event. `present` is False for a member that the schema knows and the event lacks;
    `value` is then None. `required` is the schema's, `choices` the texts of an enumeration, `sample` a value to begin
    with when a field that is absent is added. `size` is the number of fields below an OBJECT or LIST, absent ones
    included. `known` is False for a member that the schema does not name. `parameter` is the catalogue's name of the
    value when a parameter goes there. `encoded` says what the member is in the event's text when `value` is what it
    holds: "base64", "gzip + base64", "JSON"; empty when it stands as it is.
    """

    path: Path
    label: str
    kind: FieldKind
    value: JsonValue = None
    present: bool = True
    required: bool = False
    known: bool = True
    help: str = ""
    choices: tuple[str, ...] = ()
    sample: JsonValue = None
    size: int = 0
    parameter: str = ""
    nullable: bool = False
    encoded: str = ""
