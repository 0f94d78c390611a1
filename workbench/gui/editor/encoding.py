"""Encoding and line ends as the status bar names them."""

from workbench.gui.translation import tr
from workbench.project.encodings import encoding_name

LINE_ENDS = (("\n", "LF"), ("\r\n", "CRLF"), ("\r", "CR"))
"""The line ends of files, and what they are called."""


def encoding_text(codec: str) -> str:
    """Such as `UTF-8`."""
    return tr(encoding_name(codec))


def line_ends_text(newline: str) -> str:
    """Such as `LF`."""
    return dict(LINE_ENDS).get(newline, "LF")
