"""Encoding and line ends in words."""

import pytest

from workbench.gui.editor.encoding import encoding_text, line_ends_text


@pytest.mark.parametrize(
    ("codec", "text"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 with BOM"), ("cp1252", "Windows-1252"), ("cp437", "CP437")],
)
def test_encodings(codec: str, text: str) -> None:
    assert encoding_text(codec) == text


@pytest.mark.parametrize(("newline", "text"), [("\n", "LF"), ("\r\n", "CRLF"), ("\r", "CR"), ("", "LF")])
def test_line_ends(newline: str, text: str) -> None:
    assert line_ends_text(newline) == text
