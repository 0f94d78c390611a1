"""The texts being written, one a function, as plain data that a session file can keep."""

from dataclasses import asdict, dataclass

FIRST_TEXT = "{}\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as last seen in the composer: `name` is its catalogue id or saved name, or empty."""

    text: str = FIRST_TEXT
    name: str = ""
    saved: bool = False
    edited: bool = False


class Drafts:
    """Drafts by key (workspace and function)."""

    def __init__(self) -> None:
        self._by_key: dict[str, Draft] = {}

    def get(self, key: str) -> Draft:
        """The draft of a key; a new one is an empty object."""
        return self._by_key.get(key, Draft())

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def put(self, key: str, draft: Draft) -> None:
        """Remember a draft; one that holds nothing of the user's is forgotten."""
        if draft == Draft():
            self._by_key.pop(key, None)
        else:
            self._by_key[key] = draft

    def forget(self, key: str) -> None:
        """Have no draft for a key."""
        self._by_key.pop(key, None)

    def state(self) -> dict[str, dict[str, object]]:
        """Plain data for the session file."""
        return {key: asdict(draft) for key, draft in self._by_key.items()}

    def restore(self, state: object) -> None:
        """Take over what `state` gave; what is here already stays, entries of another shape are left out."""
        if not isinstance(state, dict):
            return
        for key, entry in state.items():
            fits = isinstance(key, str) and isinstance(entry, dict) and isinstance(entry.get("text"), str)
            if fits and key not in self._by_key:
                self._by_key[key] = _draft(entry)


def _draft(entry: dict[str, object]) -> Draft:
    name = entry.get("name")
    return Draft(
        text=str(entry["text"]),
        name=name if isinstance(name, str) else "",
        saved=entry.get("saved") is True,
        edited=entry.get("edited") is True,
    )
