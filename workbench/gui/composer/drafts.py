"""The texts being written, one a function, as plain data that a session file can keep."""

from dataclasses import asdict, dataclass

from workbench.model.event_draft import Shell
from workbench.model.event_envelope import Envelope

FIRST_TEXT = "{}\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as last seen in the composer: `name` is its catalogue id or saved name, or empty.

    `type_id` is what it was picked as, `shells` are the events that carry it.
    """

    text: str = FIRST_TEXT
    name: str = ""
    saved: bool = False
    edited: bool = False
    type_id: str = ""
    shells: tuple[Shell, ...] = ()


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
    return Draft(
        text=str(entry["text"]),
        name=_text(entry.get("name")),
        saved=entry.get("saved") is True,
        edited=entry.get("edited") is True,
        type_id=_text(entry.get("type_id")),
        shells=_shells(entry.get("shells")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _shells(value: object) -> tuple[Shell, ...]:
    """The envelopes, or none at all when one of them makes no sense: the text is not lost with them."""
    try:
        return tuple(_shell(entry) for entry in value) if isinstance(value, list) else ()
    except (KeyError, TypeError, ValueError):
        return ()


def _shell(entry: dict[str, object]) -> Shell:
    record = entry["record"]
    return Shell(Envelope(str(entry["envelope"])), str(entry["text"]), record if isinstance(record, int) else 0)
