"""Names and places in quick open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.quick_text import QuickText, name_in, read_quick


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("app.py", QuickText("app.py")),
        ("app.py:", QuickText("app.py")),
        ("app.py:12", QuickText("app.py", 12)),
        ("app.py:12:3", QuickText("app.py", 12, 3)),
        ("app.py:12,3", QuickText("app.py", 12, 3)),
        (":7", QuickText("", 7)),
        ("a:b", QuickText("a:b")),
        ("a:b:4", QuickText("a:b", 4)),
        ("", QuickText("")),
    ],
)
def test_a_place_follows_a_colon(text: str, read: QuickText) -> None:
    assert read_quick(text) == read
    assert name_in(text) == read.name


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read = read_quick(text)
    assert text.startswith(read.name)
