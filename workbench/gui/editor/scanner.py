"""`RegexLexer.get_tokens_unprocessed` with its state laid open: tokens come in segments that end where a line starts.

The semantics are those of Pygments (lexer.py); what is added are the boundaries and the open attempts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pygments.lexer import RegexLexer
from pygments.token import Error, Whitespace, _TokenType

from workbench.gui.editor.spanning import Match, probe_for
from workbench.gui.editor.token_lines import Token

Stack = tuple[str, ...]
Rule = tuple[Match, Any, Any, Match | None]
"""Pattern, action, new state, and the probe of the pattern."""


@dataclass(slots=True)
class Segment:
    """What lies between two boundaries: its tokens, the line and stack of the second, and its open attempts."""

    end_line: int
    end_offset: int
    stack: Stack | None
    tokens: list[Token] = field(default_factory=list)
    opens: list[tuple[int, Match]] = field(default_factory=list)


class Scanner:
    """Reads `text` from `position` with a state stack."""

    def __init__(self, lexer: RegexLexer, text: str, position: int, stack: Stack) -> None:
        self._lexer = lexer
        self._rules = rules_with_probes(type(lexer))
        self._text = text
        self._position = position
        self._stack = list(stack)
        self._state = self._rules[stack[-1]]
        self._tokens: list[Token] = []
        self._opens: list[tuple[int, Match]] = []

    def segments(self, lines: Sequence[str], line: int) -> Iterator[Segment]:
        """Segments until the end of the text, which is `lines` from `line` on with a line feed after each."""
        line_end = self._position + len(lines[line]) + 1
        while True:
            if self._position >= line_end:
                begin = line_end
                while self._position >= line_end:
                    begin = line_end
                    line += 1
                    if line == len(lines):
                        yield self._cut(line, None)
                        return
                    line_end += len(lines[line]) + 1
                if self._position == begin:
                    yield self._cut(line, tuple(self._stack))
            self._next_token()

    def _cut(self, line: int, stack: Stack | None) -> Segment:
        segment = Segment(line, self._position, stack, self._tokens, self._opens)
        self._tokens, self._opens = [], []
        return segment

    def _next_token(self) -> None:
        text, position = self._text, self._position
        for match, action, new_state, probe in self._state:
            found = match(text, position)
            if not found:
                if probe is not None and probe(text, position):
                    self._opens.append((position, match))
                continue
            if type(action) is _TokenType:
                self._tokens.append((position, action, found.group()))
            elif action is not None:
                self._tokens.extend(action(self._lexer, found))
            self._position = found.end()
            if new_state is not None:
                _transit(self._stack, new_state)
                self._state = self._rules[self._stack[-1]]
            return
        self._no_match()

    def _no_match(self) -> None:
        """At a line's end the lexer starts again from the root; elsewhere the character is an error."""
        character = self._text[self._position]
        if character == "\n":
            self._stack = ["root"]
            self._state = self._rules["root"]
        self._tokens.append((self._position, Whitespace if character == "\n" else Error, character))
        self._position += 1


@cache
def rules_with_probes(kind: type[RegexLexer]) -> dict[str, list[Rule]]:
    """The lexer's rules by state, each with the probe of its pattern."""
    definitions: dict[str, list[tuple[Match, Any, Any]]] = kind()._tokens  # type: ignore[attr-defined]
    return {
        state: [(match, action, new_state, _useful(probe_for(match))) for match, action, new_state in rules]
        for state, rules in definitions.items()
    }


def _useful(probe: Match | None) -> Match | None:
    """A probe that matches the empty text would hold everywhere."""
    return None if probe is None or probe("") else probe


def _transit(stack: list[str], new_state: Any) -> None:
    """Change the state stack as a rule says."""
    match new_state:
        case tuple():
            for state in new_state:
                if state == "#pop":
                    if len(stack) > 1:
                        stack.pop()
                else:
                    stack.append(stack[-1] if state == "#push" else state)
        case int():
            # At least one state stays, also when a rule pops too much.
            del stack[new_state if abs(new_state) < len(stack) else 1 :]
        case "#push":
            stack.append(stack[-1])
