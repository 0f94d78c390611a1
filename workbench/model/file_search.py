"""Text looked for in the files of a workspace, and the places where it was found."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileQuery:
    """What to look for and where. `include` and `exclude` are globs with commas between, empty for all and none.

    `replacement` is what would go in the place of each hit, None while nothing is to be replaced.
    """

    text: str
    case: bool = False
    words: bool = False
    regex: bool = False
    include: str = ""
    exclude: str = ""
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place: `start` is its offset in the file's text in characters, line ends being line feeds.

    `line` and `column` count from 0. `preview` is the line, or a part of a long one, in which the hit begins at `at`.
    `new` is what would take its place, None when nothing would.
    """

    start: int
    line: int
    column: int
    preview: str
    at: int
    text: str
    new: str | None = None

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class FileHits:
    """The hits of one file, in order."""

    path: Path
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchEnd:
    """How a search ended: files looked into, files passed over because of their size, whether `most` was reached."""

    files: int
    too_large: int = 0
    limited: bool = False
