"""Reads conditions as filter patterns write them: `$.a = 1 && ($.b != "x" || $.c NOT EXISTS)`."""

import re
from collections.abc import Callable
from typing import Any

from workbench.engine.logs_api import conditions
from workbench.engine.logs_api.conditions import Test
from workbench.engine.logs_api.errors import invalid_pattern
from workbench.engine.logs_api.term_pattern import unescaped

DEEPEST = 40
"""Levels of parentheses that are read."""

_OPERATOR = re.compile(r"!=|<=|>=|=|<|>")
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|(%[^%]*%)|([^\s()"=<>!&|,]+)')
_WORD = re.compile(r"[A-Za-z]+")
_SPACE = re.compile(r"\s*")


class ConditionParser:
    """Reads one text from its beginning to its end.

    `selector` fits the names of what is compared; `read_selector` makes of such a name what a Lookup takes.
    """

    def __init__(self, text: str, selector: re.Pattern[str], read_selector: Callable[[str], Any]) -> None:
        self._text = text
        self._selector = selector
        self._read_selector = read_selector
        self._place = 0
        self._depth = 0

    def whole(self) -> Test:
        """The condition that the text is. Raises ApiError."""
        test = self._either()
        self._skip_space()
        if self._place < len(self._text):
            raise invalid_pattern()
        return test

    def _either(self) -> Test:
        tests = [self._both()]
        while self._take("||"):
            tests.append(self._both())
        return conditions.any_of(tests)

    def _both(self) -> Test:
        tests = [self._one()]
        while self._take("&&"):
            tests.append(self._one())
        return conditions.all_of(tests)

    def _one(self) -> Test:
        if not self._take("("):
            return self._condition()
        self._depth += 1
        if self._depth > DEEPEST:
            raise invalid_pattern()
        test = self._either()
        self._depth -= 1
        if not self._take(")"):
            raise invalid_pattern()
        return test

    def _condition(self) -> Test:
        selector = self._read_selector(self._expect(self._selector).group())
        operator = self._find(_OPERATOR)
        if operator is None:
            return self._state_of(selector)
        quoted, regex, bare = self._expect(_VALUE).groups()
        if quoted is not None:
            return conditions.comparison(selector, operator.group(), unescaped(quoted), quoted=True)
        return conditions.comparison(selector, operator.group(), regex or bare, quoted=False)

    def _state_of(self, selector: Any) -> Test:
        words = (self._expect(_WORD).group().upper(), self._expect(_WORD).group().upper())
        match words:
            case "IS", "NULL":
                return conditions.is_null(selector)
            case "IS", ("TRUE" | "FALSE") as wanted:
                return conditions.is_boolean(selector, wanted == "TRUE")
            case "NOT", "EXISTS":
                return conditions.exists(selector, wanted=False)
        raise invalid_pattern()

    def _take(self, sign: str) -> bool:
        self._skip_space()
        found = self._text.startswith(sign, self._place)
        if found:
            self._place += len(sign)
        return found

    def _find(self, wanted: re.Pattern[str]) -> re.Match[str] | None:
        self._skip_space()
        found = wanted.match(self._text, self._place)
        if found is not None:
            self._place = found.end()
        return found

    def _expect(self, wanted: re.Pattern[str]) -> re.Match[str]:
        found = self._find(wanted)
        if found is None:
            raise invalid_pattern()
        return found

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self._place)
        assert found is not None
        self._place = found.end()
