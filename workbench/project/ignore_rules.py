"""What a `.gitignore` file leaves out: https://git-scm.com/docs/gitignore.

One file's patterns, for names below its folder. Git's global excludes and `.git/info/exclude` are not read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

FILE_NAME = ".gitignore"
_SPECIAL = re.compile(r"\\.|\*\*/|\*+|\?|\[(?:!|\^)?+\]?+(?:\\.|[^\]\\])*\]|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern; `negated` takes back in what an earlier one left out."""

    matches: "re.Pattern[str]"
    negated: bool
    folders_only: bool


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """The rules of one file, in order; the last that matches decides."""

    rules: tuple[Rule, ...]
    some: "re.Pattern[str]"

    def ignores(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether `path` (with slashes, below the file's folder) is left out; None when no rule speaks of it."""
        if self.some.match(path) is None:
            return None
        for rule in reversed(self.rules):
            if (is_folder or not rule.folders_only) and rule.matches.match(path):
                return not rule.negated
        return None


def parse_ignore(text: str) -> IgnoreRules | None:
    """The rules in a file's text; None when there are none. A line that is no pattern is passed over."""
    found = [rule for rule in map(_rule, text.splitlines()) if rule is not None]
    rules = tuple(rule for _, rule in found)
    return IgnoreRules(rules, re.compile("|".join(source for source, _ in found), re.DOTALL)) if found else None


def is_ignored_by(rules: Sequence[tuple[int, IgnoreRules]], path: str, *, is_folder: bool) -> bool:
    """Whether `path` is left out by files of its folder or those above, the outermost first.

    Each comes with the length of its folder's path and slash, which is cut off `path`.
    """
    for start, one in reversed(rules):
        answer = one.ignores(path[start:], is_folder=is_folder)
        if answer is not None:
            return answer
    return False


def _rule(line: str) -> tuple[str, Rule] | None:
    pattern = _without_trailing_blanks(line)
    if not pattern or pattern.startswith("#"):
        return None
    negated = pattern.startswith("!")
    pattern = pattern[1:] if negated else pattern
    folders_only = pattern.endswith("/")
    pattern = pattern.removesuffix("/")
    if not pattern:
        return None
    source = _source(pattern)
    try:
        return source, Rule(re.compile(source, re.DOTALL), negated, folders_only)
    except re.error:
        return None


def _without_trailing_blanks(line: str) -> str:
    """Blanks at the end do not count, unless a backslash stands before them."""
    text = line.rstrip(" ")
    return line[: len(text) + 1] if text.endswith("\\") and len(line) > len(text) else text


def _source(pattern: str) -> str:
    """A pattern with a slash counts from the file's folder, one without fits a name at any depth."""
    anchored = "/" in pattern
    body = pattern.removeprefix("/")
    inside = body.endswith("/**")
    body = body.removesuffix("/**") if inside else body
    pieces = [_piece(match[0], match.start(), body) for match in _SPECIAL.finditer(body)]
    return f"(?:{'' if anchored else '(?:.*/)?'}{''.join(pieces)}{'/.+' if inside else ''})\\Z"


def _piece(piece: str, start: int, body: str) -> str:
    if piece == "**/":
        return "(?:.*/)?" if start == 0 or body[start - 1] == "/" else "[^/]*/"
    if piece.startswith("**") and start == 0 and len(piece) == len(body) == 2:
        return ".*"
    if piece.startswith("*"):
        return "[^/]*"
    if piece == "?":
        return "[^/]"
    if piece.startswith("["):
        return _class(piece[1:-1]) if len(piece) > 1 else "(?!)"  # git finds nothing by a set that is not closed
    return re.escape(piece[1:] if piece.startswith("\\") and len(piece) > 1 else piece)


def _class(inner: str) -> str:
    negated = inner.startswith(("!", "^"))
    body = inner[1:] if negated else inner
    body = body.replace("[", "\\[").replace("&", "\\&").replace("~", "\\~").replace("|", "\\|").replace("]", "\\]")
    return f"(?!/)[{'^' if negated else ''}{body}]"
