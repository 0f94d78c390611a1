"""Keys as text, such as `Ctrl+X, Ctrl+S`: read as people write them, kept in the one spelling that Qt uses too."""

import re

from workbench.model.errors import UsageError

Keys = tuple[str, ...]
"""Strokes that are pressed one after the other, each spelled `Meta+Ctrl+Alt+Shift+<key>`."""

MOST_STROKES = 4

_STROKE = re.compile(r"\s*((?:[^+,]+\+)*(?:,|\+|[^+,]+))\s*(?:,|$)")
_MODIFIERS = ("Meta", "Ctrl", "Alt", "Shift")
_MODIFIER_NAMES = {
    **{name.lower(): name for name in _MODIFIERS},
    "control": "Ctrl",
    "option": "Alt",
    "super": "Meta",
    "win": "Meta",
}
_EDITING = (
    *("Tab", "Backspace", "Return", "Ins", "Del", "Space", "Esc"),
    *("Home", "End", "Left", "Up", "Right", "Down", "PgUp", "PgDown"),
)
_ALONE = (*(f"F{number}" for number in range(1, 36)), "Pause", "Print", "Menu", "Help")
_ALIASES = {
    "escape": "Esc",
    "enter": "Return",
    "insert": "Ins",
    "delete": "Del",
    "pageup": "PgUp",
    "page up": "PgUp",
    "pagedown": "PgDown",
    "page down": "PgDown",
    "pgdn": "PgDown",
    "plus": "+",
    "comma": ",",
    "minus": "-",
}
_KEY_NAMES = {**{name.lower(): name for name in (*_EDITING, *_ALONE)}, **_ALIASES}


def parse_keys(text: str) -> Keys:
    """The keys that `text` names; an empty text names none. Raises UsageError."""
    strokes: list[str] = []
    at = 0
    while at < len(text.rstrip()):
        found = _STROKE.match(text, at)
        if found is None:
            raise UsageError(f"{text} is no key.", "Write keys such as Ctrl+Shift+K, or Ctrl+X, Ctrl+S for two.")
        strokes.append(_stroke(found[1].strip()))
        at = found.end()
    if len(strokes) > MOST_STROKES:
        raise UsageError(f"{text} has more than {MOST_STROKES} strokes.")
    return tuple(strokes)


def _stroke(text: str) -> str:
    *held, key = _parts(text)
    modifiers = {_modifier(one.strip().lower(), text) for one in held}
    modifiers.discard("")
    name = key.strip().lower()
    if name == "backtab":
        name, modifiers = "tab", {*modifiers, "Shift"}
    spelled = _KEY_NAMES.get(name) or _character(key.strip())
    if not spelled:
        raise UsageError(f"{text} is no key.", f"No key is called {key.strip() or 'so'}.")
    return "+".join([*(one for one in _MODIFIERS if one in modifiers), spelled])


def _parts(text: str) -> list[str]:
    """The stroke cut at its plus signs, the last of which may be the key itself."""
    return [*text[:-2].split("+"), "+"] if text.endswith("++") else ["+"] if text == "+" else text.split("+")


def _modifier(name: str, text: str) -> str:
    if name == "num":
        return ""  # a key of the keypad is as good as the other
    if name not in _MODIFIER_NAMES:
        raise UsageError(f"{text} is no key.", f"{name.capitalize()} cannot be held: Ctrl, Alt, Shift and Meta can.")
    return _MODIFIER_NAMES[name]


def _character(key: str) -> str:
    """A key that is called by its character, in upper case."""
    upper = key.upper()
    return upper if len(key) == 1 == len(upper) and key.isprintable() and not key.isspace() else ""


def keys_text(keys: Keys) -> str:
    """The keys as one text, which `parse_keys` reads again."""
    return ", ".join(keys)


def clash(one: Keys, other: Keys) -> bool:
    """Whether both cannot be told apart: they are the same, or one begins the other and so hides it."""
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]


def typing_fault(keys: Keys) -> str:
    """Why no command can have the keys because their first one writes or moves in every text; empty when one can."""
    if not keys:
        return ""
    *held, key = _parts(keys[0])
    if {"Ctrl", "Alt", "Meta"} & set(held) or key in _ALONE:
        return ""
    if key == "Esc":
        return "Esc leaves and closes: no command can have it."
    does = "moves and edits" if key in _EDITING else "is typed"
    return f"{keys[0]} {does} in every text. Hold Ctrl or Alt too."
