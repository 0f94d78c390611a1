"""From Pygments' token types to the theme's code colours, as runs of one style in a line."""

from collections.abc import Iterable
from functools import cache

from pygments.token import Comment, Keyword, Literal, Name, Number, String, _TokenType, is_token_subtype

Run = tuple[int, int, str]
"""Start and length in characters, and the theme's token (`kw`, `st`, `fn`, `nu`, `co`, `ty`)."""

PLAIN = ""

_RULES: tuple[tuple[_TokenType, str], ...] = (
    (Comment.Preproc, "kw"),
    (Comment, "co"),
    (Keyword.Constant, "nu"),
    (Keyword.Type, "ty"),
    (Keyword.Namespace, "kw"),
    (Keyword, "kw"),
    (Name.Function, "fn"),
    (Name.Decorator, "fn"),
    (Name.Class, "ty"),
    (Name.Exception, "ty"),
    (Name.Builtin.Pseudo, "kw"),
    (Name.Builtin, "ty"),
    (Name.Tag, "fn"),
    (Name.Attribute, "ty"),
    (Name.Entity, "nu"),
    (String.Interpol, "nu"),
    (String.Escape, "nu"),
    (String.Affix, "kw"),
    (Number, "nu"),
    (String, "st"),
    (Literal.Date, "nu"),
    (Literal, "st"),
)
_CALLABLE: frozenset[_TokenType] = frozenset((Name, Name.Other, Name.Builtin, Name.Variable))


@cache
def style_of(token: _TokenType) -> str:
    """The theme's token for a token type, or an empty string for ordinary text."""
    for kind, style in _RULES:
        if is_token_subtype(token, kind):
            return style
    return PLAIN


def run_style(token: _TokenType, line: str, end: int) -> str:
    """The style of a token that ends at `end` of its line: a plain name before a parenthesis is a call."""
    if token in _CALLABLE and line[end : end + 1] == "(":
        return "fn"
    return style_of(token)


def merge(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbouring runs of one style as one; plain text is left out."""
    merged: list[Run] = []
    for start, length, style in runs:
        if style == PLAIN or length == 0:
            continue
        if merged and merged[-1][2] == style and merged[-1][0] + merged[-1][1] == start:
            merged[-1] = (merged[-1][0], merged[-1][1] + length, style)
        else:
            merged.append((start, length, style))
    return tuple(merged)
