"""The text of `Fn::Sub`: literals and `${...}` variables."""

import re
from dataclasses import dataclass

_VARIABLE = re.compile(r"\$\{(!?)([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Variable:
    """`${name}`: a parameter, pseudo parameter, resource, `Resource.Attribute`, or a name of Sub's own map."""

    name: str


Piece = str | Variable


def pieces(text: str) -> tuple[Piece, ...]:
    """The parts of `text` in order; `${!Literal}` is the literal `${Literal}`, a `${` without end is literal too."""
    found: list[Piece] = []
    end = 0
    for match in _VARIABLE.finditer(text):
        literal = text[end : match.start()]
        end = match.end()
        if match[1]:
            literal += "${" + match[2] + "}"
        if literal:
            found.append(literal)
        if not match[1]:
            found.append(Variable(match[2].strip()))
    if end < len(text):
        found.append(text[end:])
    return tuple(found)
