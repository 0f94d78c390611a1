"""The explorer's filter: words, /patterns/, and what begins with tag:, runtime: or state:, all of which must hold."""

import functools
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from workbench.gui.models.function_state import FunctionState, StateOf, idle
from workbench.gui.models.function_tree import Row
from workbench.gui.translation import tr
from workbench.model.function import Function, PackageType


class Subject(StrEnum):
    """What a prefix of the filter asks about."""

    TAG = "tag"
    RUNTIME = "runtime"
    STATE = "state"


class Asked(StrEnum):
    """The states that can be asked for."""

    RUNNING = "running"
    WARM = "warm"
    PROBLEM = "problem"
    FAVOURITE = "favourite"
    DEPRECATED = "deprecated"


Test = Callable[[Row, FunctionState], bool]

IMAGE = "image"
_TERM = re.compile(r'(tag|runtime|state):("[^"]*"?|\S*)|/((?:[^/\\]|\\.)*)(?:/|$)|"([^"]*)"?|(\S+)', re.IGNORECASE)
_PIECE = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[^\\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a text asks for. `fault` says what is wrong with it, else it is empty; a faulty term asks nothing."""

    tests: tuple[Test, ...] = ()
    fault: str = ""
    of_states: bool = False

    def __bool__(self) -> bool:
        return bool(self.tests)

    def matches(self, row: Row, state_of: StateOf = idle) -> bool:
        """Whether a function or an event is to be seen."""
        return self.test(state_of)(row)

    def test(self, state_of: StateOf = idle) -> Callable[[Row], bool]:
        """What tells whether a function or an event is to be seen; made once for thousands of them."""
        tests = self.tests
        if self.of_states:
            return lambda row: all(test(row, state_of(row)) for test in tests)
        if len(tests) == 1:
            (only,) = tests
            return lambda row: only(row, _UNASKED)
        return lambda row: all(test(row, _UNASKED) for test in tests)


_UNASKED = FunctionState()


def read_filter(text: str) -> Filter:
    """The filter that `text` says. Words are looked for in names, handlers, runtimes and tags; nothing raises."""
    tests: list[Test] = []
    faults: list[str] = []
    subjects = set()
    for found in _TERM.finditer(text):
        prefix, asked, pattern, quoted, word = found.groups()
        if prefix is not None:
            subjects.add(Subject(prefix.lower()))
            _add(tests, faults, _subject(Subject(prefix.lower()), asked.strip('"').casefold()))
        elif pattern is not None:
            _add(tests, faults, _pattern(pattern))
        elif quoted or word:
            tests.append(_word((quoted or word).casefold()))
    return Filter(tuple(tests), faults[0] if faults else "", Subject.STATE in subjects)


def _add(tests: list[Test], faults: list[str], found: Test | str | None) -> None:
    if isinstance(found, str):
        faults.append(found)
    elif found is not None:
        tests.append(found)


def _word(word: str) -> Test:
    return lambda row, _state: word in row.search


def _pattern(text: str) -> Test | str | None:
    if not text:
        return None
    if _doubles(text):
        return tr("A repeat of repeats or of alternatives takes too long to look for.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of brackets that another Python will read otherwise
            pattern = re.compile(text, re.IGNORECASE | re.MULTILINE)
    except (re.error, OverflowError, RecursionError) as error:
        return tr("The pattern is not complete: {error}.", error=error)
    return lambda row, _state: pattern.search(row.search) is not None


def _doubles(text: str) -> bool:
    """Whether the time that a pattern takes may double with each character that it is held against."""
    groups: list[bool] = []
    pieces = _PIECE.findall(text)
    for piece, after in zip(pieces, (*pieces[1:], ""), strict=True):
        if piece == "(":
            groups.append(False)
        elif piece in "+*{|" and groups:
            groups[-1] = True
        elif piece == ")" and groups:
            repeats = groups.pop()
            if repeats and after and after in "+*{":
                return True
            if groups:
                groups[-1] |= repeats
    return False


def _subject(subject: Subject, asked: str) -> Test | str | None:
    """A test of functions; while nothing is asked, all are seen."""
    if not asked:
        return None
    if subject is Subject.STATE:
        return _state(asked)
    if subject is Subject.TAG:
        return lambda row, _state: row.function is not None and _of_tags(row.function, asked)
    return lambda row, _state: _runtime_of(row).casefold().startswith(asked)


def _of_tags(function: Function, asked: str) -> bool:
    return f"\n{asked}" in _tags_text(function.tags)


@functools.lru_cache(4096)
def _tags_text(tags: tuple[tuple[str, str], ...]) -> str:
    """How each tag may be asked for, a line each; made once for tags that many functions have."""
    return "".join(f"\n{one}" for tag in tags for one in tag_texts(*tag))


def tag_texts(key: str, value: str) -> tuple[str, str, str]:
    """How a tag may be asked for: by its key, its value, or both."""
    return key.casefold(), value.casefold(), f"{key}={value}".casefold()


def _runtime_of(row: Row) -> str:
    """The runtime's id, or `image`; empty for what is no function."""
    if row.remote is not None:
        return row.remote.runtime or IMAGE
    return runtime_name(row.function) if row.function is not None else ""


def runtime_name(function: Function) -> str:
    """The runtime's id, or `image`."""
    return IMAGE if function.config.package_type is PackageType.IMAGE else function.config.runtime


def _state(asked: str) -> Test | str | None:
    """By the beginning of its name; several may be asked for, with a bar between them."""
    tests = []
    for part in asked.split("|"):
        wanted = next((one for one in Asked if part and one.startswith(part)), None)
        if wanted is None and part:
            return tr("There is no state {part}. There are: {asked}.", part=part, asked=", ".join(Asked))
        if wanted is not None:
            tests.append(_STATES[wanted])
    if not tests:
        return None
    return lambda row, state: row.function is not None and any(test(row, state) for test in tests)


_STATES: dict[Asked, Test] = {
    Asked.RUNNING: lambda _row, state: state.running > 0,
    Asked.WARM: lambda _row, state: state.warm > 0,
    Asked.PROBLEM: lambda row, _state: row.function is not None and bool(row.function.problems),
    Asked.FAVOURITE: lambda _row, state: state.favourite,
    Asked.DEPRECATED: lambda row, _state: row.deprecated,
}
