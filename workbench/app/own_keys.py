"""Keys that parts of the window have for themselves, beside those of the commands."""

from dataclasses import dataclass

from workbench.app.key_text import Keys, clash, parse_keys


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key, and what it does where; no command can have one that is `fixed`."""

    text: str
    does: str
    fixed: bool = False

    @property
    def keys(self) -> Keys:
        """The key as strokes."""
        return parse_keys(self.text)


OWN_KEYS = (
    OwnKey("F10", "opens the menu", fixed=True),
    OwnKey("Ctrl+PgDown", "goes to the next tab of the editor", fixed=True),
    OwnKey("Ctrl+PgUp", "goes to the previous tab of the editor", fixed=True),
    OwnKey("Ctrl+Tab", "goes to the next tab of the editor", fixed=True),
    OwnKey("Ctrl+Shift+Tab", "goes to the previous tab of the editor", fixed=True),
    OwnKey("Ctrl+Left", "moves by a word in texts"),
    OwnKey("Ctrl+Right", "moves by a word in texts"),
    OwnKey("Ctrl+Shift+Left", "selects by a word in texts"),
    OwnKey("Ctrl+Shift+Right", "selects by a word in texts"),
    OwnKey("Ctrl+Home", "goes to the start of a text"),
    OwnKey("Ctrl+End", "goes to the end of a text"),
    OwnKey("Ctrl+Backspace", "deletes a word in texts"),
    OwnKey("Ctrl+Del", "deletes a word in texts"),
    OwnKey("Ctrl+Space", "completes while an event is written"),
    OwnKey("Ctrl+H", "opens Replace in the event's text"),
    OwnKey("Ctrl+D", "duplicates a record in the event's form"),
    OwnKey("Alt+Up", "moves lines in the event's text"),
    OwnKey("Alt+Down", "moves lines in the event's text"),
    OwnKey("Ctrl+R", "runs again in the list of runs"),
)


def own_uses(keys: Keys) -> tuple[OwnKey, ...]:
    """The own keys that `keys` would get in the way of."""
    return tuple(own for own in OWN_KEYS if clash(own.keys, keys))


def fixed_fault(keys: Keys) -> str:
    """Why no command can have the keys because a part of the window keeps them; empty when one can."""
    for own in own_uses(keys):
        if own.fixed:
            return f"{own.text} {own.does}. That cannot be changed."
    return ""
