"""Blanks at the ends of lines go, and nothing else does."""

from pathlib import Path

import pytest

from workbench.gui.editor.languages import language_of
from workbench.gui.editor.trailing import trimmed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a  \n\tb\t\n", "a\n\tb\n"),
        ("  \n\n \n", "\n\n\n"),
        ("a \r\nb ", "a\r\nb"),
        ("é\xa0\nb", "é\xa0\nb"),
        ("a", "a"),
    ],
)
def test_blanks_go(text: str, left: str) -> None:
    assert trimmed(text, language_of(Path("app.py"))) == left


def test_they_mean_something_in_markdown() -> None:
    assert trimmed("one  \ntwo", language_of(Path("README.md"))) == "one  \ntwo"
