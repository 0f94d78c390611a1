"""What happened to the files of saved events in this program: who follows a rename, and what can be put back."""

from pathlib import Path

from workbench.base.signal import Signal
from workbench.project.event_deletion import DeletedEvents

_KEPT = 100


class EventFilesStore:
    """`renamed` carries the old and the new name of an event, `deleted` the name of one that is gone, `restored` of one
    that is back.
    """

    def __init__(self) -> None:
        self.renamed: Signal[tuple[str, str]] = Signal()
        self.deleted: Signal[str] = Signal()
        self.restored: Signal[str] = Signal()
        self._deleted: list[DeletedEvents] = []

    def keep(self, deleted: DeletedEvents) -> None:
        """Remember what was deleted; of the last hundred times."""
        self._deleted = [*self._deleted, deleted][-_KEPT:]

    def last_deleted(self, root: Path) -> DeletedEvents | None:
        """What was deleted last in the workspace at `root`, and not put back."""
        return next((one for one in reversed(self._deleted) if one.root == root), None)

    def forget(self, deleted: DeletedEvents) -> None:
        """It was put back."""
        self._deleted = [one for one in self._deleted if one is not deleted]
