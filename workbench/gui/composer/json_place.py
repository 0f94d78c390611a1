"""Where in an event a cursor is: in which object or list, at a key, a value or a variable. Text need not be JSON."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from workbench.base.json_pointer import Path

MOST_LEVELS = 200
"""Deeper places are not told."""

MOST_NAMES = 200
"""So many names of an object are remembered."""

_TOKEN = re.compile(r'"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*(?P<end>")?\\?|[][{}:,]|[^][{}:,"\s]+')
_STRING_REST = re.compile(r'[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"')
_NAME_REST = re.compile(r'[^"\\\n:,{}\[\]]*(?:\\[^\n][^"\\\n:,{}\[\]]*)*"')
_WORD_REST = re.compile(r"[^][{}:,\"\s]*")
_VARIABLE = re.compile(r"(?<!\$)(?:\$\$)*\$\{(?P<name>[^{}\"\n]*)$")
_VARIABLE_REST = re.compile(r"[^{}\"\n\s]*\}")


class Where(StrEnum):
    """What a cursor is at."""

    KEY = "key"
    VALUE = "value"
    VARIABLE = "variable"
    NOWHERE = "nowhere"


class Next(Enum):
    """What an object or list waits for."""

    NAME = auto()
    COLON = auto()
    VALUE = auto()
    COMMA = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A cursor's place. `path` leads to the object for a KEY, to the value for a VALUE.

    What is typed so far of the key, value or variable is `prefix`, without its quote; it stands, with what follows of
    it, from `start` up to `end`, both counted in characters from the cursor. `names` are the object's other members.
    """

    where: Where
    path: Path = ()
    prefix: str = ""
    start: int = 0
    end: int = 0
    quoted: bool = False
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Level:
    """An object or list that has begun: what it waits for, and where in it the reading is."""

    in_object: bool
    waits: Next
    name: str = ""
    index: int = 0
    names: list[str] = field(default_factory=list)

    def copy(self) -> "_Level":
        return _Level(self.in_object, self.waits, self.name, self.index, self.names.copy())


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a reader was after some token; another one can go on from there."""

    levels: tuple[_Level, ...] = (_Level(False, Next.VALUE),)
    too_deep: int = 0


START = Progress()
"""Before the event's first character."""


class Reader:
    """Reads tokens and keeps the objects and lists that are open, the innermost last."""

    def __init__(self, progress: Progress = START) -> None:
        self._levels = [level.copy() for level in progress.levels]
        self._too_deep = progress.too_deep
        self._last: re.Match[str] | None = None

    @property
    def progress(self) -> Progress:
        """What another reader goes on with."""
        return Progress(tuple(level.copy() for level in self._levels), self._too_deep)

    def read(self, text: str, start: int = 0) -> Iterator[int]:
        """Take the tokens from `start` on; after each that others follow, where it ends."""
        last: re.Match[str] | None = None
        for token in _TOKEN.finditer(text, start):
            if last is not None:
                self._take(last[0])
                yield last.end()
            last = token
        self._last = last

    def place(self, text: str, after: str) -> Place:
        """Where the end of `text` is, which has been read; `after` is how it goes on."""
        token = self._last
        if token is not None and self._touches(token, text):
            return self._inside(token, len(text), after)
        if token is not None:
            self._take(token[0])
        return self._at("", 0, 0, after, quoted=False)

    @staticmethod
    def _touches(token: "re.Match[str]", text: str) -> bool:
        if token[0][0] == '"':
            return token["end"] is None and "\n" not in text[token.end() :]
        return token[0] not in "{}[]:," and token.end() == len(text)

    def _inside(self, token: "re.Match[str]", end: int, after: str) -> Place:
        """In the middle of a string or word."""
        typed, start = token[0], token.start() - end
        variable = _VARIABLE.search(typed)
        if variable is not None:
            rest = _VARIABLE_REST.match(after)
            name = variable["name"]
            return Place(Where.VARIABLE, self._path(), name, -len(name), rest.end() if rest else 0)
        quoted = typed[0] == '"'
        in_name = self._levels[-1].waits is Next.NAME
        rest = ((_NAME_REST if in_name else _STRING_REST) if quoted else _WORD_REST).match(after)
        return self._at(typed[1:] if quoted else typed, start, rest.end() if rest else 0, after, quoted=quoted)

    def _at(self, prefix: str, start: int, end: int, after: str, *, quoted: bool) -> Place:
        level = self._levels[-1]
        if self._too_deep:
            return Place(Where.NOWHERE)
        match level.waits:
            case Next.NAME:
                names = frozenset(level.names) | frozenset(_names(after[end:]))
                return Place(Where.KEY, self._path()[:-1], prefix, start, end, quoted, names)
            case Next.VALUE:
                return Place(Where.VALUE, self._path(), prefix, start, end, quoted)
            case _:
                return Place(Where.NOWHERE, self._path())

    def _path(self) -> Path:
        """To the value that the innermost object or list has come to."""
        return tuple(level.name if level.in_object else level.index for level in self._levels[1:])

    def _take(self, token: str) -> None:
        if self._too_deep:
            self._too_deep += (token in ("{", "[")) - (token in ("}", "]"))
            return
        match token:
            case "{" | "[":
                self._open(in_object=token == "{")
            case "}" | "]":
                if len(self._levels) > 1:
                    self._levels.pop()
                self._now(Next.COMMA)
            case ",":
                level = self._levels[-1]
                level.waits = Next.NAME if level.in_object else Next.VALUE
                level.index += 1
                level.name = ""
            case ":":
                self._now(Next.VALUE)
            case _:
                self._scalar(token)

    def _open(self, *, in_object: bool) -> None:
        self._now(Next.COMMA)
        if len(self._levels) > MOST_LEVELS:
            self._too_deep = 1
        else:
            self._levels.append(_Level(in_object, Next.NAME if in_object else Next.VALUE))

    def _scalar(self, token: str) -> None:
        level = self._levels[-1]
        if level.waits is not Next.NAME:
            self._now(Next.COMMA)
            return
        level.name = _decoded(token)
        level.waits = Next.COLON
        if len(level.names) < MOST_NAMES:
            level.names.append(level.name)

    def _now(self, waits: Next) -> None:
        self._levels[-1].waits = waits


def place_in(text: str, offset: int) -> Place:
    """Where the cursor is at `offset`."""
    reader = Reader()
    for _ in reader.read(text[:offset]):
        pass
    return reader.place(text[:offset], text[offset:])


def _names(after: str) -> Iterator[str]:
    """The names of the members that follow in the same object."""
    depth, last = 0, ""
    for token in _TOKEN.finditer(after):
        match token[0]:
            case "{" | "[":
                depth += 1
            case "}" | "]":
                depth -= 1
                if depth < 0:
                    return
            case ":" if depth == 0 and last:
                yield _decoded(last)
            case _:
                pass
        last = token[0] if token[0][0] == '"' else ""


def _decoded(token: str) -> str:
    if "\\" not in token:
        return token.strip('"')
    try:
        return str(json.loads(token))
    except ValueError:
        return token.strip('"')
