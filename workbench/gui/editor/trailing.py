"""Blanks at the ends of lines."""

import re

from workbench.gui.editor.languages import Language

_TRAILING = re.compile(r"[ \t]+(?=\r?$)", re.MULTILINE)
_MEANT = frozenset(("Markdown",))
"""Where two blanks at the end of a line mean something."""


def trimmed(text: str, language: Language) -> str:
    """The text without blanks before its line ends; lines stay, also empty ones at the end."""
    return text if language.label in _MEANT else _TRAILING.sub("", text)
