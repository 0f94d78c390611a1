"""Long texts of a state, kept in files of their own by what is in them, so that one key press writes one text anew."""

import hashlib
from pathlib import Path
from typing import Any

from workbench.app.atomic_file import write_bytes

LONG = 500
"""Shorter texts stay where they are; in characters."""
_MARK = "$text"


class KeptTexts:
    """The files of a folder. Its methods block and raise OSError."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._there: set[str] | None = None

    def put_away(self, state: Any) -> Any:
        """`state` with a mark for each long text, each of which is on disk then."""
        match state:
            case str() if len(state) >= LONG:
                return {_MARK: self._keep(state)}
            case dict():
                return {key: self.put_away(value) for key, value in state.items()}
            case list() | tuple():
                return [self.put_away(value) for value in state]
        return state

    def bring_back(self, tree: Any) -> tuple[Any, int]:
        """What was put away, and how many texts are lost: None stands in their places."""
        lost = 0

        def back(part: Any) -> Any:
            nonlocal lost
            match part:
                case {"$text": str(file_name)} if len(part) == 1:
                    text = self._read(file_name)
                    lost += text is None
                    return text
                case dict():
                    return {key: back(value) for key, value in part.items()}
                case list():
                    return [back(value) for value in part]
            return part

        return back(tree), lost

    def sweep(self, tree: Any) -> None:
        """Take away the texts that `tree`, which is on disk, has no marks for."""
        wanted = set(_marks(tree))
        for file_name in self._known() - wanted:
            (self.folder / file_name).unlink(missing_ok=True)
        self._there = self._known() & wanted

    def _keep(self, text: str) -> str:
        data = text.encode("utf-8", "surrogatepass")
        file_name = _name_of(data)
        if file_name not in self._known():
            write_bytes(self.folder / file_name, data)
            self._known().add(file_name)
        return file_name

    def _read(self, file_name: str) -> str | None:
        try:
            data = (self.folder / Path(file_name).name).read_bytes()
        except OSError:
            return None
        return data.decode("utf-8", "surrogatepass") if _name_of(data) == file_name else None

    def _known(self) -> set[str]:
        if self._there is None:
            try:
                self._there = {each.name for each in self.folder.iterdir()}
            except FileNotFoundError:
                self._there = set()
        return self._there


def _name_of(data: bytes) -> str:
    return f"{hashlib.sha256(data).hexdigest()[:40]}.txt"


def _marks(tree: Any) -> list[str]:
    match tree:
        case {"$text": str(file_name)} if len(tree) == 1:
            return [file_name]
        case dict():
            return [mark for value in tree.values() for mark in _marks(value)]
        case list():
            return [mark for value in tree for mark in _marks(value)]
    return []
