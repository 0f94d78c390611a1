"""What a function's sandbox is put into: its code, layers and file systems as folders of this machine."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The folders of one function as it is now.

    `opt` is the merged layers, or None; `mounts` are (folder, path in the sandbox) pairs; `missing` are layers that are
    only in the account; `has_extensions` says whether there may be external ones.
    """

    code: Path
    opt: Path | None = None
    mounts: tuple[tuple[Path, str], ...] = ()
    missing: tuple[str, ...] = ()
    has_extensions: bool = False
