"""The texts that a language server has been told of: what must be said for it to know those of now."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.project.language_server.abilities import CHANGES_SYNC, NO_SYNC, Abilities
from workbench.project.language_server.text_places import text_change
from workbench.project.language_server.uris import uri_of

Saying = tuple[str, dict[str, Any]]
"""A method, and its parameters."""


@dataclass(frozen=True, slots=True)
class ServedText:
    """A text as the server knows it."""

    identifier: str
    version: int
    text: str
    lines: list[str]


class ServedTexts:
    """Open files by path. All that is to be said is given back, in its order; versions never go back."""

    def __init__(self) -> None:
        self._texts: dict[Path, ServedText] = {}
        self._version = 0

    def __contains__(self, path: Path) -> bool:
        return path in self._texts

    def __iter__(self) -> Iterator[Path]:
        return iter(tuple(self._texts))

    def __len__(self) -> int:
        return len(self._texts)

    def of(self, path: Path) -> ServedText | None:
        """What the server knows of a file, None where it reads it from disk."""
        return self._texts.get(path)

    def forget(self) -> dict[Path, tuple[str, str]]:
        """The server is gone: the identifiers and texts that the next one is to be told."""
        kept = {path: (known.identifier, known.text) for path, known in self._texts.items()}
        self._texts.clear()
        return kept

    def put(self, path: Path, identifier: str, text: str, abilities: Abilities) -> list[Saying]:
        """The file's text is this."""
        known = self._texts.get(path)
        if known is not None and known.text == text:
            return []
        self._version += 1
        lines = text.split("\n")
        self._texts[path] = ServedText(identifier, self._version, text, lines)
        document: dict[str, Any] = {"uri": uri_of(path), "version": self._version}
        if known is None:
            return [("textDocument/didOpen", {"textDocument": {**document, "languageId": identifier, "text": text}})]
        if abilities.sync == NO_SYNC:
            return []
        change = text_change(known.lines, lines) if abilities.sync == CHANGES_SYNC else {"text": text}
        return [("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})]

    def saved(self, path: Path, abilities: Abilities) -> list[Saying]:
        """The file's text is on disk now."""
        if path not in self._texts or not abilities.saves:
            return []
        return [("textDocument/didSave", {"textDocument": {"uri": uri_of(path)}})]

    def drop(self, path: Path) -> list[Saying]:
        """The file is closed."""
        if self._texts.pop(path, None) is None:
            return []
        return [("textDocument/didClose", {"textDocument": {"uri": uri_of(path)}})]
