"""Open and save the files of the workspace."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.project.documents import Document, read_document, write_document
from workbench.project.library_code import is_library

if TYPE_CHECKING:
    from workbench.app.application import Application


async def open_document(_app: "Application", path: Path, encoding: str = "") -> Document:
    """The file's text, read with `encoding` when there is one; a library's is to be read only. Raises DocumentError."""
    document = await asyncio.to_thread(read_document, path, encoding)
    return replace(document, read_only=True) if is_library(path) else document


async def save_document(app: "Application", document: Document, text: str) -> Document:
    """Write `text` as the file's new text; saved settings and keys come into force. Raises DocumentError."""
    saved = await asyncio.to_thread(write_document, document, text)
    if saved.path == app.settings.path:
        await app.settings.load()
    if saved.path == app.keymap.path:
        await app.keymap.load()
    return saved
