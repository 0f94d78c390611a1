"""Documentation as language servers write it, in Markdown, as text for tooltips."""

import re
from collections.abc import Sequence
from typing import Any

from lsprotocol import types

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})[^\n]*\n(.*?)\n?^\s*\1\s*$", re.MULTILINE | re.DOTALL)
_RULE = re.compile(r"^\s*([-*_])(\s*\1){2,}\s*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"(\*\*|__|`+)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>~|])")
_GAP = re.compile(r"\n{3,}")
_ENTITIES = (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))


def text_of(contents: Any) -> str:
    """The Markdown of what a server says of something: a text, a marked one, or several of them."""
    match contents:
        case None:
            return ""
        case str():
            return contents
        case types.MarkupContent():
            return contents.value
        case types.MarkedStringWithLanguage():
            return f"```{contents.language}\n{contents.value}\n```"
        case Sequence():
            return "\n\n".join(part for part in map(text_of, contents) if part)
    return ""


def signature_and_text(markdown: str) -> tuple[str, str]:
    """The code that the Markdown begins with, and the rest as plain text."""
    fence = _FENCE.search(markdown)
    if fence is None or markdown[: fence.start()].strip():
        return "", plain_text(markdown)
    return fence[2].strip(), plain_text(markdown[fence.end() :])


def plain_text(markdown: str) -> str:
    """The text without its marks; code stays as it is."""
    parts, at = [], 0
    text = markdown.replace("\r\n", "\n")
    for fence in _FENCE.finditer(text):
        parts += [_unmarked(text[at : fence.start()]), fence[2]]
        at = fence.end()
    parts.append(_unmarked(text[at:]))
    return _GAP.sub("\n\n", "\n".join(part.strip("\n") for part in parts if part.strip())).strip()


def _unmarked(text: str) -> str:
    text = _LINK.sub(r"\1", _RULE.sub("", text))
    text = _HEADING.sub("", _EMPHASIS.sub(r"\1", _MARKS.sub(r"\2", text)))
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return _ESCAPED.sub(r"\1", text)
