"""The texts that are open in the editor, as the search sees them: searched as they are, replaced by an edit."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from workbench.model.file_search import Hit

Undo = Callable[[], None]


class OpenTexts(Protocol):
    """What the editor gives to the search."""

    def unsaved(self) -> dict[Path, str]:
        """The texts that are not on disk as they are."""

    def selected(self) -> str:
        """What is selected in the file in front, in one line."""

    def replace(self, path: Path, hits: Sequence[Hit]) -> Undo | None:
        """Replace the hits in a text that is not saved, as one step of undo; None for files that are on disk as shown.

        The function takes it back. Raises DocumentChangedError, also that, when the text is another by then.
        """


class NoTexts:
    """No editor."""

    def unsaved(self) -> dict[Path, str]:
        """None."""
        return {}

    def selected(self) -> str:
        """Nothing."""
        return ""

    def replace(self, _path: Path, _hits: Sequence[Hit]) -> Undo | None:
        """Nothing is open."""
        return None
