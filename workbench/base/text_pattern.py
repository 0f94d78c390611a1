"""What a person types to find text, as a regular expression: plain, whole words, with or without case."""

import re

WHOLE_WORD = r"(?<!\w)(?:{})(?!\w)"
"""Unlike `\\b`, this also finds what begins or ends with a sign: `$ref` is a word between blanks."""


def text_pattern(text: str, *, case: bool = False, words: bool = False, regex: bool = False) -> "re.Pattern[str]":
    """`text` as a pattern over whole texts; raises re.error for a regular expression that is none."""
    source = text if regex else re.escape(text)
    if words:
        source = WHOLE_WORD.format(source)
    return re.compile(source, re.MULTILINE | (0 if case else re.IGNORECASE))


def plain_text(pattern: "re.Pattern[str]") -> str | None:
    """The text that `pattern` finds and nothing else (but for case); None when there is more to it."""
    text = re.sub(r"\\(.)", r"\1", pattern.pattern, flags=re.DOTALL)
    return text if re.escape(text) == pattern.pattern else None


def expanded(match: "re.Match[str]", new: str, *, regex: bool) -> str:
    """What goes in the place of `match`: with a regular expression, `\\1` stands for its first group."""
    if not regex:
        return new
    try:
        return match.expand(new)
    except (re.error, IndexError):
        return new
