"""What is known of a program's text: completions, calls, explanations, places. Lines and columns count from 0."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CodePosition:
    """A place of the cursor: `column` counts characters."""

    path: Path
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Completion:
    """What can stand at the cursor; `kind` is a word such as function, class, module or keyword.

    `insert` takes the place of what is typed of the name, `before` characters left of it and `after` right of the
    cursor included; `match` is what is typed. Where these two are empty, they are the name.
    """

    name: str
    kind: str
    insert: str = ""
    match: str = ""
    before: int = 0
    after: int = 0

    @property
    def text(self) -> str:
        """What is inserted."""
        return self.insert or self.name

    def fits(self, typed: str) -> bool:
        """Whether it can be what somebody begins to type."""
        return (self.match or self.name).casefold().startswith(typed.casefold())


@dataclass(frozen=True, slots=True)
class CallHint:
    """The call that the cursor is in: its parameters as they are written, and which is given now (-1: none).

    `documentation` is the first paragraph of what the function says of itself.
    """

    name: str
    parameters: tuple[str, ...]
    current: int = -1
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a name stands for: its kind, its signature or type, and its documentation as plain text."""

    kind: str
    signature: str
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class CodePlace:
    """Where a name stands: `text` is its line without the white space around; `length` counts characters."""

    path: Path
    line: int
    column: int
    length: int
    text: str = ""
    is_definition: bool = False


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file's whole text before and after a change that has not been made yet."""

    path: Path
    before: str
    after: str
