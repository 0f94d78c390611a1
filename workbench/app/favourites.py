"""The functions that a user has starred, kept in the session for each workspace and each place of the service."""

from pathlib import Path

from workbench.app.session import Session
from workbench.base.signal import Signal

_KEY = "favourites"
_PLACES = 50


class Favourites:
    """Names by place: a workspace's folder, or a scope of the Lambda service. `changed` tells of another choice."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.changed: Signal[None] = Signal()

    def of(self, place: Path | str) -> tuple[str, ...]:
        """The names starred there, in the order in which they were."""
        return tuple(self._kept().get(str(place), ()))

    def star(self, place: Path | str, name: str, *, on: bool) -> None:
        """Make a function a favourite, or none."""
        before = self.of(place)
        names = [*(one for one in before if one != name), *((name,) if on else ())]
        if on == (name in before):
            return
        self._keep(place, names)

    def rename(self, place: Path | str, before: str, after: str) -> None:
        """A function has another name; it stays what it was."""
        names = self.of(place)
        if before in names:
            self._keep(place, [after if one == before else one for one in names if one != after])

    def _keep(self, place: Path | str, names: list[str]) -> None:
        kept = {key: value for key, value in self._kept().items() if key != str(place)}
        if names:
            kept[str(place)] = names
        self._session.set(_KEY, dict(list(kept.items())[-_PLACES:]) or None)
        self.changed.emit(None)

    def _kept(self) -> dict[str, list[str]]:
        """What the session has, without what has another shape."""
        stored = self._session.get(_KEY)
        if not isinstance(stored, dict):
            return {}
        return {
            place: [name for name in names if isinstance(name, str)]
            for place, names in stored.items()
            if isinstance(place, str) and isinstance(names, list)
        }
