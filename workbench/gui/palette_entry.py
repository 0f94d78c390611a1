"""What the palette offers to choose."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose: its title, what is said of it beside, its keys, its icon, and what choosing it does.

    `boost` is how much better it matches than others, for what was used lately; `depth` is how far it is indented.
    `english` is what it is called in English, by which it is found too, where the title is in another language.
    `about` explains it; it is not shown, but whole words of it lead here where nothing else of the entry fits.
    """

    title: str
    run: Callable[[], None]
    detail: str = ""
    keys: str = ""
    icon: str = ""
    boost: int = 0
    depth: int = 0
    english: str = ""
    about: str = ""
