"""Encoding and line ends as the status bar names them."""

from workbench.gui.translation import later, tr

_NAMES = {"utf-8-sig": later("UTF-8 with BOM"), "cp1252": "Windows-1252", "latin-1": "Latin-1"}
_ENDS = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def encoding_text(encoding: str, newline: str) -> str:
    """Such as `UTF-8 · LF`; `encoding` is a codec's name."""
    return f"{tr(_NAMES.get(encoding, encoding.upper()))} · {_ENDS.get(newline, 'LF')}"
