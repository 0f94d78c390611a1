"""Encoding and line ends in words."""

import pytest

from workbench.gui.editor.encoding import encoding_text


@pytest.mark.parametrize(
    ("encoding", "newline", "text"),
    [
        ("utf-8", "\n", "UTF-8 · LF"),
        ("utf-8-sig", "\r\n", "UTF-8 with BOM · CRLF"),
        ("cp1252", "\r", "Windows-1252 · CR"),
        ("utf-16-le", "\n", "UTF-16-LE · LF"),
    ],
)
def test_texts(encoding: str, newline: str, text: str) -> None:
    assert encoding_text(encoding, newline) == text
