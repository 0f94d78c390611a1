"""Handlers that were renamed while templates ask for them by their former names."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.signal import Signal
from workbench.model.handler_rename import HandlerRename

if TYPE_CHECKING:
    from workbench.project.handler_renames import Key, Seen


class HandlerRenames:
    """What can be offered now, and what is known for it: handlers as they were last there, in the folder `root`."""

    def __init__(self) -> None:
        self.root: Path | None = None
        self.seen: Mapping[Key, Seen] = {}
        self.offers: tuple[HandlerRename, ...] = ()
        self.changed: Signal[None] = Signal()
        self._dismissed: set[HandlerRename] = set()

    def show(self, root: Path, seen: "Mapping[Key, Seen]", found: tuple[HandlerRename, ...]) -> None:
        """These are to be offered, but for those that somebody did not want."""
        self.root, self.seen = root, seen
        self._dismissed &= set(found)
        self._put(tuple(one for one in found if one not in self._dismissed))

    def dismiss(self, offer: HandlerRename) -> None:
        """It is not offered again while it stays as it is."""
        self._dismissed.add(offer)
        self._put(tuple(one for one in self.offers if one != offer))

    def _put(self, offers: tuple[HandlerRename, ...]) -> None:
        if offers != self.offers:
            self.offers = offers
            self.changed.emit(None)
