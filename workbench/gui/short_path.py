"""Paths as the window shows them where there is little room."""

from pathlib import Path


def short_path(path: Path, home: Path | None = None) -> str:
    """The path with the user's home as `~`, and its middle left out when it is long."""
    text = str(path)
    base = str(home if home is not None else Path.home())
    if text == base or text.startswith(base + "/"):
        text = "~" + text[len(base) :]
    return text if len(text) <= 48 else f"{text[:18]}…{text[-29:]}"
