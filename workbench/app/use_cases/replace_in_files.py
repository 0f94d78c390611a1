"""Put other text in the place of hits, in files on disk; each file can be put back as it was."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import DocumentChangedError
from workbench.model.file_search import Hit
from workbench.project.documents import Document, read_document, write_document


@dataclass(frozen=True, slots=True)
class Replaced:
    """A file as it was written, and its text before."""

    document: Document
    before: str


def replaced_text(text: str, hits: Sequence[Hit], path: Path) -> str:
    """`text` with each hit's `new` in its place.

    Raises DocumentChangedError when one is not there any more: the text is another than was searched.
    """
    pieces: list[str] = []
    end = 0
    for hit in hits:
        if hit.new is None or text[hit.start : hit.end] != hit.text or hit.start < end:
            raise DocumentChangedError(
                f"{path.name} was changed since the search.",
                f"Line {hit.line + 1} does not hold the text that was found there.",
                "Search again, then replace.",
            )
        pieces += (text[end : hit.start], hit.new)
        end = hit.end
    return "".join(pieces) + text[end:]


async def replace_in_file(path: Path, hits: Sequence[Hit]) -> Replaced:
    """Replace the hits in a file on disk, whose encoding and line ends stay. Raises DocumentError."""
    return await asyncio.to_thread(_replace, path, hits)


async def put_back(replaced: Replaced) -> None:
    """Write the text that was there before. Raises DocumentChangedError when the file has changed since."""
    await asyncio.to_thread(write_document, replaced.document, replaced.before)


def _replace(path: Path, hits: Sequence[Hit]) -> Replaced:
    document = read_document(path)
    return Replaced(write_document(document, replaced_text(document.text, hits, path)), document.text)
