"""The names that a new function has: the one that the user gives, and what templates, files and folders call it."""

import re
from collections.abc import Callable, Container

from workbench.model.errors import UsageError

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST_ID = 255
_WORD = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")


def check_name(name: str) -> None:
    """Raises UsageError when no function can have this name (LAMBDA_FACTS §7.1)."""
    if not name:
        raise UsageError("The function needs a name.", "", "Type one: Orders, for instance.")
    if not _NAME.fullmatch(name):
        bad = next((character for character in name if not re.match(r"[A-Za-z0-9_-]", character)), "")
        why = f"It has the character {bad!r}." if bad else "It is longer than 64 characters."
        step = "Names have up to 64 letters, digits, hyphens and underscores."
        raise UsageError(f"No function can be called {_shown(name)}.", why, step)
    if not re.search(r"[A-Za-z0-9]", name):
        raise UsageError(f"No function can be called {name}.", "", "Give it a letter or a digit.")


def logical_id(name: str) -> str:
    """The resource that is called after the function `name`: `image-resize` is `ImageResize`."""
    if name.isalnum():
        return name
    parts = [part for part in re.split(r"[-_]+", name) if part]
    return "".join(part[:1].upper() + part[1:] for part in parts)[:_LONGEST_ID]


def folder_name(name: str) -> str:
    """The folder of the function `name`, in small letters: `ImageResize` is `image-resize`."""
    return "-".join(word.lower() for word in _WORD.findall(name)) or "function"


def module_name(folder: str) -> str:
    """What a Python file that belongs to the folder may be called."""
    return folder.replace("-", "_")


def first_free(name: str, taken: Callable[[str], bool], joint: str = "") -> str:
    """`name` or, while that is taken, `name2`, `name3` and so on."""
    number, found = 2, name
    while taken(found):
        found, number = f"{name}{joint}{number}", number + 1
    return found


def suggested_name(name: str, taken: Container[str]) -> str:
    """`name`, with a number when a function has it, whatever the case of its letters; `taken` is in small letters."""
    return first_free(name, lambda found: found.casefold() in taken)


def _shown(name: str) -> str:
    return repr(name if len(name) <= 40 else f"{name[:39]}…")
