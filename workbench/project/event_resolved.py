"""An event with its values in it, as three texts: what is sent, what is kept of it, and what is shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MASK = "••••"
_DOLLARS = re.compile(r"\$+(?=\{)")
_LAST_DOLLARS = re.compile(r"\$+\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text; with `reference`, the variable as it was typed, it is a secret's value."""

    text: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """An event's text in parts, in order; `secrets` are the names of those in it."""

    parts: tuple[Part, ...]
    secrets: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """What is sent; the very text that was typed when nothing in it was replaced."""
        return self.parts[0].text if len(self.parts) == 1 else "".join(part.text for part in self.parts)

    @property
    def masked(self) -> str:
        """What is sent, with dots in the places of the secrets."""
        return "".join(_masked(part) for part in self.parts)

    @property
    def recorded(self) -> str:
        """What is sent, with the secrets named still: resolving it again changes nothing else."""
        return "".join(_recorded(self.parts))


def _masked(part: Part) -> str:
    if not part.reference:
        return part.text
    return f'"{MASK}"' if part.reference.startswith('"') else MASK


def _recorded(parts: tuple[Part, ...]) -> Iterator[str]:
    literal = ""
    for part in parts:
        if not part.reference:
            literal += part.text
            continue
        # A dollar right before a variable would belong to its row of dollars: two stand for one there.
        yield _LAST_DOLLARS.sub(lambda found: found[0] * 2, _escaped(literal)) + part.reference
        literal = ""
    yield _escaped(literal)


def _escaped(literal: str) -> str:
    return _DOLLARS.sub(lambda found: found[0] * 2, literal)
