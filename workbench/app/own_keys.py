"""Keys that parts of the window have for themselves, beside those of the commands."""

from dataclasses import dataclass

from workbench.app.key_text import Keys, clash, parse_keys


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key, and what it does where; no command can have one that is `fixed`, but the one that it is `lent` to."""

    text: str
    does: str
    fixed: bool = False
    lent: str = ""

    @property
    def keys(self) -> Keys:
        """The key as strokes."""
        return parse_keys(self.text)


STEP_OVER = "debug.step_over"
"""It has the menu's key while a function is debugged."""

OWN_KEYS = (
    OwnKey("F10", "opens the menu", fixed=True, lent=STEP_OVER),
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


def fixed_fault(keys: Keys, command: str = "") -> str:
    """Why a command, or none, can have the keys because a part of the window keeps them; empty when it can."""
    for own in own_uses(keys):
        is_lent = own.lent != "" and own.lent == command and own.keys == keys
        if own.fixed and not is_lent:
            return f"{own.text} {own.does}. That cannot be changed."
    return ""
