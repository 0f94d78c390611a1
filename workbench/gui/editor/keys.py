"""What typing does beyond putting a character in: pure functions on lines, without Qt."""

import re
from collections.abc import Sequence

from workbench.gui.editor.languages import Language

_PAIRS = {"(": ")", "[": "]", "{": "}", '"': '"', "'": "'", "`": "`"}
_OPENERS = frozenset("([{")
_CLOSERS = frozenset(")]}")
_LEAVING = re.compile(r"\s*(return|pass|break|continue|raise)\b")


def indent_of(line: str) -> str:
    """The white space that a line starts with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def detect_indent(lines: Sequence[str], language: Language) -> str:
    """The unit that a file is indented by: a tab, or as many blanks as its first indented line; else the language's."""
    for line in lines[:400]:
        space = indent_of(line)
        if space.startswith("\t"):
            return "\t"
        if len(space) in (2, 3, 4, 8) and line.strip() and not line.lstrip().startswith(("*", "#", "//")):
            return space
    return language.indent


def next_indent(before: str, language: Language, unit: str) -> str:
    """The indent of a line begun by Return when `before` is what stands left of the cursor."""
    space = indent_of(before)
    code = _without_comment(before, language).rstrip()
    if code.endswith(language.opens):
        return space + unit
    if language.label == "Python" and _LEAVING.match(code) and space.endswith(unit):
        return space[: len(space) - len(unit)]
    return space


def _without_comment(line: str, language: Language) -> str:
    """The line up to a comment that follows white space; signs inside strings are rare at a line's end."""
    if not language.comment:
        return line
    if line.lstrip().startswith(language.comment):
        return indent_of(line)
    at = line.rfind(" " + language.comment)
    return line if at < 0 or line.count('"', 0, at) % 2 or line.count("'", 0, at) % 2 else line[:at]


def indented(lines: Sequence[str], unit: str) -> list[str]:
    """The lines one step to the right; empty lines stay empty."""
    return [unit + line if line.strip() else line for line in lines]


def dedented(lines: Sequence[str], unit: str) -> list[str]:
    """The lines one step to the left, as far as they have white space."""
    return [line[_step_left(line, unit) :] for line in lines]


def _step_left(line: str, unit: str) -> int:
    if line.startswith("\t"):
        return 1
    space = len(line) - len(line.lstrip(" "))
    return min(space, len(unit) if unit != "\t" else 4)


def comment_toggled(lines: Sequence[str], sign: str) -> list[str]:
    """The lines commented out, or in again when every line with text already is."""
    texts = [line for line in lines if line.strip()]
    if not texts or not sign:
        return list(lines)
    if all(line.lstrip().startswith(sign) for line in texts):
        return [_comment_removed(line, sign) for line in lines]
    column = min(len(indent_of(line)) for line in texts)
    return [f"{line[:column]}{sign} {line[column:]}" if line.strip() else line for line in lines]


def _comment_removed(line: str, sign: str) -> str:
    space = indent_of(line)
    rest = line[len(space) :]
    if not rest.startswith(sign):
        return line
    rest = rest[len(sign) :]
    return space + rest.removeprefix(" ")


def closing_for(typed: str, before: str, after: str) -> str:
    """The character that closes `typed` and goes in with it, or an empty string.

    Brackets close when nothing but white space or a closer follows; quotes too, unless they end a word or a string.
    """
    close = _PAIRS.get(typed, "")
    follows = after[:1]
    if not close or not (follows == "" or follows.isspace() or follows in ")]},;:"):
        return ""
    if typed in _OPENERS:
        return close
    previous = before[-1:]
    return "" if previous.isalnum() or previous in ("_", "\\", typed) or before.count(typed) % 2 else close


def types_over(typed: str, after: str) -> bool:
    """Whether a closer that is typed where it already stands only moves the cursor."""
    return after[:1] == typed and (typed in _CLOSERS or typed in "\"'`")


def is_pair(before: str, after: str) -> bool:
    """Whether the cursor stands inside an empty pair, which Backspace takes away whole."""
    return bool(before and after) and _PAIRS.get(before[-1]) == after[0]


_MATCHING = {**{key: value for key, value in _PAIRS.items() if key in _OPENERS}, ")": "(", "]": "[", "}": "{"}


def matching_bracket(lines: Sequence[str], line: int, column: int, limit: int = 20_000) -> tuple[int, int] | None:
    """Where the partner of the bracket at `line`, `column` stands (both from 0), looking at `limit` characters."""
    bracket = lines[line][column]
    partner = _MATCHING.get(bracket)
    if partner is None:
        return None
    step = 1 if bracket in _OPENERS else -1
    depth = 0
    while 0 <= line < len(lines) and limit > 0:
        text = lines[line]
        while 0 <= column < len(text):
            depth += (text[column] == bracket) - (text[column] == partner)
            if depth == 0:
                return line, column
            column += step
            limit -= 1
        line += step
        limit -= 1
        column = 0 if step > 0 or not 0 <= line < len(lines) else len(lines[line]) - 1
    return None
