"""The names that a JavaScript file exports, by a tolerant reading of its text (CommonJS, ES modules, bundles)."""

import re
from itertools import islice

from workbench.project.exports import Exports, Lines

_MOST_WHOLE = 20
_ID = r"[A-Za-z_$][\w$]*"
_COMMENTS_AND_STRINGS = re.compile(
    r"""//[^\n]*|/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*(?:`|\Z)""", re.DOTALL
)
_NAMED = re.compile(
    rf"""
      \bexports\s*(?:\.\s*({_ID})|\[\s*["']({_ID})["']\s*\])\s*=(?![=>])(?!\s*void\s0)
    | \bexport\s+(?:async\s+)?(?:function\s*\*?|class|const|let|var)\s+({_ID})
    | \bObject\.defineProperty\(\s*(?:module\.)?exports\s*,\s*["']({_ID})["']
    """,
    re.VERBOSE,
)
_LISTED = re.compile(r"\bexport\s*\{([^}]{0,4000})\}|__export\([\w$]+,\s*\{(.{0,4000}?)\}\s*\)\s*;", re.DOTALL)
_LIST_ENTRY = re.compile(rf"(?:^|,)\s*(?:{_ID}\s+as\s+)?({_ID})(?=\s*(?:,|$|:))", re.DOTALL)
_WHOLE = re.compile(r"\bmodule\s*\.\s*exports\s*=(?!=)\s*")
_MEMBER = re.compile(
    rf"(?:^|,)\s*(?:async\s+)?\*?\s*(?:({_ID})|[\"']({_ID})[\"'])(?=\s*(?:,|:|\(|$))|(?:^|,)\s*(\.\.\.)", re.DOTALL
)
_OPEN_ENDED = re.compile(r"\bexport\s*\*\s*from\b|\bexport\s+default\b.*\bhandler\b|__exportStar\(")


def scan(data: bytes) -> Exports:
    """What a JavaScript source exports; it is read by patterns, so text that looks like an export is taken for one."""
    text = data.decode("utf-8-sig", "replace")
    code = _COMMENTS_AND_STRINGS.sub(_blank_comment, text)
    lines = Lines(code)
    found: dict[str, int] = {}
    for match in _NAMED.finditer(code):
        found.setdefault(_first_group(match), lines.at(match.start()))
    for match in _LISTED.finditer(code):
        group = 1 if match[1] is not None else 2
        for entry in _LIST_ENTRY.finditer(_flat(match[group])):
            found.setdefault(entry[1], lines.at(match.start(group) + entry.start(1)))
    # An unclosed comment is rather a regular expression that was mistaken for one.
    open_ended = bool(_OPEN_ENDED.search(code)) or text.rfind("/*") > text.rfind("*/")
    for match in islice(_WHOLE.finditer(code), _MOST_WHOLE):
        open_ended = _whole(code, match.end(), lines, found) or open_ended
    return Exports(found, open_ended)


def scan_roughly(data: bytes) -> Exports:
    """What the plainest exports of a JavaScript source tell; there may be more."""
    text = data.decode("utf-8-sig", "replace")
    lines = Lines(text)
    names: dict[str, int] = {}
    for match in _NAMED.finditer(text):
        names.setdefault(_first_group(match), lines.at(match.start()))
    return Exports(names, open_ended=True)


def _first_group(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def _blank_comment(match: re.Match[str]) -> str:
    text = match[0]
    if not text.startswith(("//", "/*")):
        return text
    return re.sub(r"[^\n]", " ", text)


def _whole(code: str, start: int, lines: Lines, found: dict[str, int]) -> bool:
    """Read `module.exports = {...}`; whether it may export more than can be seen."""
    if not code.startswith("{", start):
        return True
    open_ended = False
    for match in _MEMBER.finditer(_flat(_block(code, start))):
        name = match[1] or match[2]
        if name:
            found.setdefault(name, lines.at(start + 1 + match.start(1 if match[1] else 2)))
        open_ended = open_ended or bool(match[3])
    return open_ended


def _block(code: str, start: int) -> str:
    """What stands between the brace at `start` and its partner, or the end."""
    depth = 0
    for match in re.compile(r"[{}]").finditer(code, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return code[start + 1 : match.start()]
    return code[start + 1 :]


def _flat(body: str) -> str:
    """`body` with everything inside nested brackets blanked, so that only its own members are left."""
    depth = 0
    out: list[str] = []
    for piece in re.split(r"([{}()\[\]])", body):
        if piece in ("{", "(", "["):
            out.append(piece if depth == 0 else " ")
            depth += 1
        elif piece in ("}", ")", "]") and piece:
            depth = max(depth - 1, 0)
            out.append(piece if depth == 0 else " ")
        else:
            out.append(piece if depth == 0 else " " * len(piece))
    return "".join(out)
