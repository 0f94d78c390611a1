"""Open and save the files of the workspace."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.project.documents import Document, read_document, write_document

if TYPE_CHECKING:
    from workbench.app.application import Application


async def open_document(_app: "Application", path: Path) -> Document:
    """The file's text and how it is kept. Raises DocumentError."""
    return await asyncio.to_thread(read_document, path)


async def save_document(app: "Application", document: Document, text: str) -> Document:
    """Write `text` as the file's new text; saved settings and keys come into force. Raises DocumentError."""
    saved = await asyncio.to_thread(write_document, document, text)
    if saved.path == app.settings.path:
        await app.settings.load()
    if saved.path == app.keymap.path:
        await app.keymap.load()
    return saved
