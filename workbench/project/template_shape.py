"""Where the sections of a YAML template begin and end in its text, and what it says apart from layout."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from workbench.model.errors import DocumentError

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Section:
    """A key of the template and its value: lines from 0, `end` the last line with a part of it.

    `names` are the keys in it with their lines; `indent` is the column of the first one. `flow` says that the value is
    in braces, `start` and `stop` are its places as line and column. With `keeps_blanks` blank lines after it count.
    """

    name: str
    line: int
    start: tuple[int, int] = (0, 0)
    stop: tuple[int, int] = (0, 0)
    end: int = 0
    indent: int = 0
    flow: bool = False
    is_mapping: bool = False
    is_scalar: bool = False
    keeps_blanks: bool = False
    names: dict[str, int] = field(default_factory=dict)
    value: str = ""


def read_sections(text: str, name: str) -> dict[str, Section]:
    """The sections of the YAML in `text`, the file `name`, by key, in order. Raises DocumentError when it is none."""
    reader = _Reader(name, text.split("\n"))
    for event in _events(text, name):
        reader.take(event)
    return reader.sections


def said(text: str, name: str) -> tuple[tuple[object, ...], ...]:
    """What the YAML says, without layout and comments: equal for two texts that mean the same. Raises DocumentError."""
    return tuple(
        (
            type(event).__name__,
            getattr(event, "tag", None),
            getattr(event, "anchor", None),
            getattr(event, "value", None),
        )
        for event in _events(text, name)
    )


def _events(text: str, name: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (line {mark.line + 1})" if mark is not None else ""
        why = f"The parser says: {getattr(error, 'problem', None) or error}."
        raise DocumentError(f"{name} is not valid YAML{place}.", why, "Correct the file first.") from error


@dataclass(slots=True)
class _Open:
    """A collection that is being read: how many nodes it has had so far."""

    is_mapping: bool
    flow: bool
    count: int = 0


class _Reader:
    """Follows the parser's events."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self._name = name
        self._lines = lines
        self._open: list[_Open] = []
        self._documents = 0
        self._section: Section | None = None
        self.sections: dict[str, Section] = {}

    def take(self, event: yaml.Event) -> None:
        """The next event."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise self._refused("It has several documents.")
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end(event)
            case yaml.NodeEvent():
                self._node(event)
            case _:
                pass

    def _node(self, event: yaml.NodeEvent) -> None:
        depth, is_key, section = len(self._open), self._is_key(), self._section
        if depth == 0 and (not isinstance(event, yaml.MappingStartEvent) or event.flow_style):
            raise self._refused("Its sections are not in lines of their own.")
        if depth == 1 and is_key:
            self._section = Section(_text(event), _place(event.start_mark)[0])
            self.sections[self._section.name] = self._section
        elif depth == 1 and section is not None:
            _begin(section, event)
        elif depth == 2 and is_key and section is not None and section.is_mapping:
            section.indent = section.indent if section.names else _place(event.start_mark)[1]
            section.names[_text(event)] = _place(event.start_mark)[0]
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open.append(_Open(isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
        else:
            self._reach(event)

    def _is_key(self) -> bool:
        """Count a node of the innermost collection; whether it is a key."""
        if not self._open:
            return False
        self._open[-1].count += 1
        return self._open[-1].is_mapping and self._open[-1].count % 2 == 1

    def _end(self, event: yaml.Event) -> None:
        # The end of a block is where the next one begins; only a closing bracket is a part of it.
        if self._open.pop().flow:
            self._reach(event)
            if len(self._open) == 1 and self._section is not None:
                self._section.stop = _place(event.end_mark)

    def _reach(self, event: yaml.Event) -> None:
        """Let the section go as far as the event."""
        if self._section is None:
            return
        block = isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">")
        line, column = _place(event.end_mark)
        if block and column == 0:
            line -= 1
        if line >= self._section.end:
            self._section.end = line
            self._section.keeps_blanks = block and self._keeps_blanks(event)

    def _keeps_blanks(self, event: yaml.Event) -> bool:
        """Whether blank lines after the block of text belong to it: its head, before a comment, has a plus."""
        line, column = _place(event.start_mark)
        return "+" in self._lines[line][column:].partition("#")[0]

    def _refused(self, why: str) -> DocumentError:
        return DocumentError(f"Nothing can be added to {self._name}.", why, "Choose another folder.")


def _begin(section: Section, event: yaml.NodeEvent) -> None:
    """The value of the section begins here; a scalar ends here too."""
    section.start = _place(event.start_mark)
    section.stop = _place(event.end_mark)
    section.is_mapping = isinstance(event, yaml.MappingStartEvent)
    section.is_scalar = isinstance(event, yaml.ScalarEvent)
    section.flow = bool(getattr(event, "flow_style", False))
    section.value = _text(event)


def _place(mark: object) -> tuple[int, int]:
    """Line and column; the marks of the two parsers have no type in common."""
    return getattr(mark, "line", 0), getattr(mark, "column", 0)


def _text(event: yaml.Event) -> str:
    return str(getattr(event, "value", ""))
