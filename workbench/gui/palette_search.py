"""Finds and orders the palette's entries by what was typed; tens of thousands of files within a key press."""

import re
from collections.abc import Sequence
from itertools import islice

from workbench.gui.fuzzy import Match, find_match
from workbench.gui.palette_entry import Entry

MANY = 2_000
"""From this many entries on, candidates are found by plain search before they are matched letter by letter."""

CANDIDATES = 1_500
"""How many candidates are matched letter by letter; the rest of what was found is not worth a look."""


class SearchText:
    """The lower-case text of many entries, made once, so that each key costs a plain search only."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._texts = [f"{one.title}\n{one.detail}".lower() for one in entries]

    def candidates(self, text: str) -> list[Entry]:
        """The entries worth matching: titles that begin so, then whole words anywhere, then letters in order."""
        words = text.lower().split()
        if not words:
            return list(self._entries[:CANDIDATES])
        found = dict.fromkeys(self._beginning(words[0])) if len(words) == 1 else {}
        for place in self._holding(words):
            if len(found) >= CANDIDATES:
                break
            found[place] = None
        if len(found) < CANDIDATES:
            found.update(dict.fromkeys(islice(self._scattered("".join(words)), CANDIDATES - len(found))))
        return [self._entries[place] for place in islice(found, CANDIDATES)]

    def _beginning(self, word: str) -> list[int]:
        return [place for place, text in enumerate(self._texts) if text.startswith(word)]

    def _holding(self, words: list[str]) -> list[int]:
        first, *others = sorted(words, key=len, reverse=True)
        places = [place for place, text in enumerate(self._texts) if first in text]
        for word in others:
            places = [place for place in places if word in self._texts[place]]
        return places

    def _scattered(self, letters: str) -> "list[int]":
        in_order = re.compile("".join(f"[^{re.escape(one)}\n]*{re.escape(one)}" for one in letters)).match
        return [place for place, text in enumerate(self._texts) if in_order(text)]


def rank(entries: Sequence[Entry], text: str) -> list[tuple[Entry, Match]]:
    """The entries whose title (or, less well, detail) matches `text`, best first."""
    found: list[tuple[Entry, Match]] = []
    for entry in entries:
        match = find_match(text, entry.title) or _by_words(text.split(), entry) or _by_detail(text, entry)
        if match is not None:
            found.append((entry, match))
    if text.strip():
        found.sort(key=lambda pair: -pair[1].score)
    return found


def _by_words(words: list[str], entry: Entry) -> Match | None:
    """Each word in the title or in the detail, in any order: `app.py orders`."""
    if len(words) < 2:
        return None
    score = 0
    positions: set[int] = set()
    for word in words:
        match = find_match(word, entry.title)
        if match is not None:
            positions.update(match.positions)
        else:
            match = find_match(word, entry.detail)
        if match is None:
            return None
        score += match.score
    return Match(score // len(words) - 10, tuple(sorted(positions)))


def _by_detail(text: str, entry: Entry) -> Match | None:
    match = find_match(text, f"{entry.detail} {entry.title}")
    return None if match is None else Match(match.score - 30, ())
