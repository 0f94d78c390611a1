"""Changes of the workspace's files that were made at the user's word and can be taken back until the program ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.model.code import FileChange

_MOST = 50


class EditAsked(StrEnum):
    """What a change is called before it is made; `{name}` is a function, or several."""

    CONFIGURE = "Change the configuration of {name}"
    RENAME = "Rename {name} to {new}"
    DUPLICATE = "Duplicate {name} as {new}"
    DELETE = "Delete {name}"
    HANDLER = "Change the handler of {name} to {new}"
    OTHER = "Change files"


@dataclass(frozen=True, slots=True)
class FileEdit:
    """One thing that was done, in words, and what it changed; `moved` are folders put away, with where they are now.

    `asked` with `names` are the words for it before it is done.
    """

    title: str
    changes: tuple[FileChange, ...]
    moved: tuple[tuple[Path, Path], ...] = ()
    asked: EditAsked = EditAsked.OTHER
    names: tuple[tuple[str, str], ...] = ()


class FileEdits:
    """The latest edits, the last one at the end."""

    def __init__(self) -> None:
        self._edits: list[FileEdit] = []

    def keep(self, edit: FileEdit) -> None:
        """It can be taken back from now on."""
        self._edits = [*self._edits, edit][-_MOST:]

    def last(self) -> FileEdit | None:
        """What would be taken back."""
        return self._edits[-1] if self._edits else None

    def forget(self, edit: FileEdit) -> None:
        """It was taken back."""
        self._edits = [one for one in self._edits if one is not edit]

    def all(self) -> Sequence[FileEdit]:
        """All that can be taken back."""
        return tuple(self._edits)
