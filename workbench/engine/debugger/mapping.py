"""Files of this computer, and where a sandbox has them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workbench.engine.executors.base import Places
from workbench.model.function import Layer


@dataclass(frozen=True, slots=True)
class SourceMap:
    """`places` are folders of this computer and their paths in the sandbox, which may be the same.

    Where several are at one path, the first that has a file counts.
    """

    places: Places

    def inside(self, path: Path) -> str | None:
        """What a file of this computer is in the sandbox, or None when the sandbox does not have it.

        It may be named by another way to the same folder.
        """
        for folder, seen in self.places:
            below = _below(path, (folder, folder.resolve())) or _below(path.resolve(), (folder.resolve(),))
            if below is not None:
                return _joined(seen, below)
        return None

    def here(self, path: str) -> Path | None:
        """What a file of the sandbox is on this computer, or None when it does not have it."""
        found = [folder / below for folder, seen in self.places if (below := _after(path, seen))]
        return found[0] if len(found) == 1 else next((one for one in found if one.is_file()), None)


def with_layers(places: Places, layers: Iterable[Layer]) -> Places:
    """`places` (the code, and what is at /opt) with the layers' own folders: the user's sources, and not a copy."""
    own = [layer.path.absolute() for layer in layers if layer.path is not None and layer.path.is_dir()]
    return (*places[:1], *((folder, seen) for _opt, seen in places[1:] for folder in reversed(own)), *places[1:])


def _after(path: str, seen: str) -> str:
    """What follows `seen` in a path below it, else nothing."""
    start = seen.rstrip("/\\")
    below = path.startswith((f"{start}/", f"{start}\\"))
    return path[len(start) + 1 :].replace("\\", "/") if below else ""


def _below(path: Path, folders: Iterable[Path]) -> Path | None:
    for folder in folders:
        if path.is_relative_to(folder):
            return path.relative_to(folder)
    return None


def _joined(seen: str, below: Path) -> str:
    """A path of Lambda's is joined as on Lambda, one of this computer as here."""
    return str(PurePosixPath(seen, *below.parts)) if seen.startswith("/") else str(Path(seen, below))
