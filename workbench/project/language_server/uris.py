"""Paths as language servers name them: file URIs."""

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import url2pathname


def uri_of(path: Path) -> str:
    """The URI of an absolute path."""
    return path.as_uri()


def path_of(uri: str) -> Path | None:
    """The path of a file URI; None for what is no file, such as text inside of an archive."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    if os.name == "nt":
        return Path(url2pathname(parts.path))
    return Path(os.fsdecode(unquote_to_bytes(parts.path))) if parts.path.startswith("/") else None
