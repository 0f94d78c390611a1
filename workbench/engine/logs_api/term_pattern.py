"""Filter patterns of terms: `ERROR "exact phrase" -excluded`, `?one ?other`, and `%regular expression%`.

Source: "Filter pattern syntax" in the user guide of CloudWatch Logs. Terms are found anywhere, also inside words.
"""

import re
from collections.abc import Callable

from workbench.engine.logs_api.errors import invalid_pattern
from workbench.engine.logs_api.linear_regex import LinearRegex, RegexError

Matches = Callable[[str], bool]
"""Whether a message fits a pattern."""

_TERM = re.compile(r'([-?]?)(?:"((?:[^"\\]|\\.)*)"|(\w+))(?:\s+|$)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def everything(_message: str) -> bool:
    """Fits any message."""
    return True


def compile_terms(text: str) -> Matches:
    """A pattern without spaces around it, and not empty. Raises ApiError for one that cannot be read.

    Optional terms (`?`) count only where there are no others. What is not a letter, a digit or `_` needs quotes.
    """
    if text.startswith("%"):
        return compile_regex(text).found_in
    wanted, excluded, optional = _terms(text)
    if wanted or excluded:
        return lambda message: all(term in message for term in wanted) and not any(one in message for one in excluded)
    return lambda message: any(term in message for term in optional)


def _terms(text: str) -> tuple[list[str], list[str], list[str]]:
    """Those wanted, excluded and optional."""
    found: dict[str, list[str]] = {"": [], "-": [], "?": []}
    place = 0
    while place < len(text):
        term = _TERM.match(text, place)
        if term is None:
            raise invalid_pattern()
        mark, quoted, word = term.groups()
        found[mark].append(word if quoted is None else _phrase(quoted))
        place = term.end()
    return found[""], found["-"], found["?"]


def _phrase(quoted: str) -> str:
    """A blank phrase fits everything."""
    return unescaped(quoted) if quoted.strip() else ""


def unescaped(quoted: str) -> str:
    r"""Text between quotes: `\"` and `\\` are the characters themselves."""
    return _ESCAPED.sub(r"\1", quoted)


def compile_regex(text: str) -> LinearRegex:
    """`%…%`, of the few operators that AWS knows. Raises ApiError for others."""
    if len(text) < 3 or not text.endswith("%"):
        raise invalid_pattern()
    try:
        return LinearRegex(text[1:-1])
    except RegexError as error:
        raise invalid_pattern() from error
