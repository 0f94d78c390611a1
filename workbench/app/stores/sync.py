"""How functions stand to the ones in AWS accounts that they are deployed to, as far as that was looked at."""

from pathlib import Path

from workbench.base.signal import Signal
from workbench.model.deploy import Sync

_UNKNOWN = Sync()


class SyncStore:
    """By workspace and function, since the start of the program. `changed` tells that one of them is another."""

    def __init__(self) -> None:
        self.changed: Signal[None] = Signal()
        self._found: dict[tuple[Path, str], Sync] = {}

    def of(self, root: Path, function: str) -> Sync:
        """What is known of a function of the workspace at `root`."""
        return self._found.get((root, function), _UNKNOWN)

    def known(self, root: Path) -> dict[str, Sync]:
        """What is known of the workspace's functions, by name."""
        return {name: sync for (folder, name), sync in self._found.items() if folder == root}

    def put(self, root: Path, function: str, sync: Sync) -> None:
        """This was found."""
        if sync != self.of(root, function):
            self._found[root, function] = sync
            self.changed.emit(None)
