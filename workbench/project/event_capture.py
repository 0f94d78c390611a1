"""Events found in what somebody pasted: a log line, many of them, or any text that has an event somewhere in it.

JSON is taken as it is written. What Python's `print(event)` and Node.js's `console.log(event)` write becomes JSON, as
does JSON that stands escaped in a text; of a structured log record its event comes before the record.
"""

import ast
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.base.json_places import find_spans
from workbench.base.json_pointer import JsonValue
from workbench.base.json_read import read_json
from workbench.model.errors import EventError
from workbench.project.node_inspect import CutError, UnreadError, read_inspected

_MOST_WORK = 4_000_000
"""Characters looked at besides four times the text, all attempts together: a text of braces must end."""

_DEEPEST = 4
_STAMP = re.compile(r"(?m)^\d{4}-\d\d-\d\dT\S+(?:[ \t]+\d{4}/\d\d/\d\d/\S+)?[ \t]+")
"""What `aws logs tail` and the console write before each line of a log."""

_LITERAL = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[][{}()]""", re.DOTALL)
_STRING = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""", re.DOTALL)
_ESCAPED = re.compile(r'\{\s*\\+"')
_MEMBERS = ("event", "message", "msg", "input", "payload", "Event")
_RECORD_MARKS = frozenset({"level", "levelname", "severity", "timestamp", "time", "requestId", "function_request_id"})


def captured(text: str) -> tuple[str, ...]:
    """The JSON texts of the events in `text`, the largest first; none when there is none.

    Raises EventError when all that was found had been cut short by Node.js.
    """
    search = _Search(_MOST_WORK + 4 * len(text))
    search.look(text, 0)
    if not search.found and (stripped := _STAMP.sub("", text)) != text:
        search.look(stripped, 0)
    if not search.found and search.was_cut:
        raise EventError(
            "The event in the log is not whole.",
            "Node.js prints objects more than two levels down as [Object], and long lists in part.",
            "Log it with console.log(JSON.stringify(event)), or take it from a run in the history.",
        )
    return tuple(dict.fromkeys(sorted(search.found, key=lambda one: (search.found[one], -len(one)))))


@dataclass(slots=True)
class _Search:
    """What was found so far, with its rank (0 for an event, 1 for a log record around one), and the work left."""

    work: int
    found: dict[str, int] = field(default_factory=dict)
    was_cut: bool = False

    def look(self, text: str, depth: int) -> None:
        """Find what is in `text`."""
        if depth > _DEEPEST or self._whole(text, depth):
            return
        at = text.find("{")
        while at >= 0 and self.work > 0:
            end = self._at(text, at, depth)
            at = text.find("{", max(end, at + 1))

    def _whole(self, text: str, depth: int) -> bool:
        """Whether all of the text is JSON; also lists and what is empty are taken then, and texts looked into."""
        self.work -= len(text)
        try:
            value = read_json(text.strip("\ufeff \t\r\n"))
        except ValueError:
            return False
        if isinstance(value, str):
            self.look(value, depth + 1)
        elif isinstance(value, dict | list):
            self._take(text.strip("\ufeff \t\r\n"), value, depth)
        return True

    def _at(self, text: str, start: int, depth: int) -> int:
        """What begins at the brace at `start`: where it ends, or `start` when it is nothing."""
        before = len(self.found)
        if start and text[start - 1] in "'\"":
            end = self._quoted(text, start - 1, depth)
            if len(self.found) > before:
                return end
        for read in (self._json, self._escaped, self._python, self._node):
            if end := read(text, start, depth):
                return end
        return start

    def _quoted(self, text: str, start: int, depth: int) -> int:
        """A text in quotes with an object in it, escaped as JSON or Python does."""
        found = _STRING.match(text, start)
        if found is None:
            return start
        self.work -= len(found[0])
        value = _literal(found[0])
        if isinstance(value, str):
            self.look(value, depth + 1)
        return found.end()

    def _json(self, text: str, start: int, depth: int) -> int:
        try:
            value, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(text, start)
        except json.JSONDecodeError as error:
            self.work -= error.pos - start
            return 0
        except (RecursionError, ValueError):
            self.work -= len(text) - start
            return 0
        self.work -= end - start
        if value:
            self._take(text[start:end], value, depth)
        return end

    def _escaped(self, text: str, start: int, depth: int) -> int:
        """The inside of a JSON text without its quotes: `{\\"a\\": 1}`."""
        if _ESCAPED.match(text, start) is None:
            return 0
        end = text.rfind("}") + 1
        self.work -= end - start
        try:
            inner = json.loads(f'"{text[start:end]}"', strict=False)
        except ValueError:
            return 0
        before = len(self.found)
        self.look(inner, depth + 1)
        return end if len(self.found) > before else 0

    def _python(self, text: str, start: int, _depth: int) -> int:
        end = _closed(text, start)
        self.work -= (end or len(text)) - start
        value = _literal(text[start:end]) if end else None
        if not isinstance(value, dict) or not value or not _is_json(value):
            return 0
        self._keep(value)
        return end

    def _node(self, text: str, start: int, _depth: int) -> int:
        try:
            value, end = read_inspected(text, start)
        except CutError:
            self.was_cut = True
            return 0
        except UnreadError as error:
            self.work -= error.at - start
            return 0
        self.work -= end - start
        if value:
            self._keep(value)
        return end

    def _take(self, text: str, value: JsonValue, depth: int) -> None:
        """JSON as it is written, and what a log record has inside."""
        before = len(self.found)
        if isinstance(value, dict) and _RECORD_MARKS & value.keys():
            for name in _MEMBERS:
                self._member(text, value, name, depth)
        self.found.setdefault(text, 1 if len(self.found) > before else 0)

    def _member(self, text: str, record: dict[str, JsonValue], name: str, depth: int) -> None:
        match record.get(name):
            case str() as inner:
                self.look(inner, depth + 1)
            case dict() as event if event:
                span = find_spans(text, [(name,)])[(name,)]
                self.found.setdefault(text[span.start : span.end], 0)
            case _:
                pass

    def _keep(self, value: JsonValue) -> None:
        self.found.setdefault(_written(value), 0)


def _closed(text: str, start: int) -> int:
    """Where the bracket that opens at `start` is closed, texts in quotes passed over; 0 when it is not."""
    depth = 0
    for token in _LITERAL.finditer(text, start):
        if token[0] in "([{":
            depth += 1
        elif token[0] in ")]}":
            depth -= 1
            if depth == 0:
                return token.end()
    return 0


def _literal(text: str) -> object:
    """The value of a Python literal, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None


def _is_json(value: object) -> bool:
    """Whether JSON can hold `value`, and nothing else was printed."""
    return all(_fits(part) for part in _parts(value))


def _parts(value: object) -> Iterator[object]:
    waiting = [value]
    while waiting:
        part = waiting.pop()
        yield part
        match part:
            case dict():
                waiting += part.values()
            case list() | tuple():
                waiting += part
            case _:
                pass


def _fits(part: object) -> bool:
    if isinstance(part, dict):
        return all(isinstance(name, str) for name in part)
    return part is None or isinstance(part, str | int | float | list | tuple)


def _written(value: JsonValue) -> str:
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return text if text.isascii() or not re.search("[\ud800-\udfff]", text) else json.dumps(value, indent=2)
