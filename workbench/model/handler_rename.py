"""A handler that is not any more where functions ask for it, and the one that has come instead."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class HandlerRename:
    """`before` is the handler as the functions have it, `after` as it would be found in `file`.

    `is_new` says that `after` came when `before` went; otherwise it is all that is there. `target` is the file that
    says `before`; None where that file is made by another program.
    """

    functions: tuple[str, ...]
    before: str
    after: str
    file: Path
    target: Path | None
    is_new: bool = True
