"""Which function a URL's id belongs to, over all accounts and regions."""

from collections.abc import Iterable
from typing import NamedTuple

from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.state import Change, Name, Place, State


class UrlTarget(NamedTuple):
    """A function or an alias with a URL, and the URL's configuration."""

    place: Place
    function: FunctionId
    config: Document


class UrlIndex:
    """Finds URLs by id; made of the state as it is, and kept true by the changes that are committed to it."""

    def __init__(self, state: State) -> None:
        self._targets: dict[str, UrlTarget] = {}
        self._ids: dict[tuple[Place, Name], str] = {}
        for view in state.views():
            for owner in view.owners(Kind.URL):
                for key, document in view.all(Kind.URL, owner).items():
                    self._put(view.place, Name(Kind.URL, owner, key), document)

    def find(self, url_id: str) -> UrlTarget | None:
        """Whose URL it is, or None."""
        return self._targets.get(url_id)

    def apply(self, changes: Iterable[Change]) -> None:
        """Follow what was committed."""
        for place, name, document in changes:
            if name.kind is Kind.URL:
                self._targets.pop(self._ids.pop((place, name), ""), None)
                if document is not None:
                    self._put(place, name, document)

    def _put(self, place: Place, name: Name, document: Document) -> None:
        url_id: str = document["_Id"]
        self._ids[place, name] = url_id
        self._targets[url_id] = UrlTarget(place, FunctionId(name.owner, name.key), document)
