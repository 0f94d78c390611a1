"""Finds words in the help: the sections of its pages that hold them all, the best first."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.gui.help.pages import Page, Section


@dataclass(frozen=True, slots=True)
class Found:
    """A section of a page that holds the words."""

    page: Page
    section: Section

    @property
    def target(self) -> str:
        """Where it is."""
        return f"{self.page.id}#{self.section.anchor}" if self.section.anchor else self.page.id


def find(pages: Iterable[Page], text: str) -> tuple[Found, ...]:
    """Sections with all words of `text` in them; those with the words in their titles come first."""
    words = text.casefold().split()
    if not words:
        return ()
    found = [Found(page, section) for page in pages for section in page.sections()]
    fitting = [(rank, one) for one in found if (rank := _rank(one.section, words)) is not None]
    return tuple(one for _, one in sorted(fitting, key=lambda pair: pair[0]))


def _rank(section: Section, words: list[str]) -> int | None:
    """0 with every word in the title, 2 with none; None when one is nowhere."""
    title, text = section.title.casefold(), section.text.casefold()
    if not all(word in title or word in text for word in words):
        return None
    inside = sum(word in title for word in words)
    return 0 if inside == len(words) else 1 if inside else 2
