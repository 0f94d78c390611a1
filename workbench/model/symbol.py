"""What a file defines: its functions, classes, keys and headings."""

from dataclasses import dataclass
from enum import StrEnum


class SymbolKind(StrEnum):
    """What a symbol is."""

    CLASS = "class"
    FUNCTION = "function"
    METHOD = "method"
    VARIABLE = "variable"
    TYPE = "type"
    KEY = "key"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A definition: `line` and `column` of its name from 0, and in how many others it is."""

    name: str
    kind: SymbolKind
    line: int
    column: int = 0
    depth: int = 0
