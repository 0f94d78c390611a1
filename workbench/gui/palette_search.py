"""Finds and orders the palette's entries by what was typed; tens of thousands of files within a key press."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice

from workbench.gui.fuzzy import Match, find_match
from workbench.gui.palette_entry import Entry

MANY = 500
"""From this many entries on, candidates are found by plain search before they are matched letter by letter."""

CANDIDATES = 400
"""How many candidates are matched letter by letter; the rest of what was found is not worth a look."""

ABOUT_LETTERS = 3
"""A word of so many letters is looked for in what explains an entry."""

_WORD = re.compile(r"\w+")
_BETWEEN = "\0"
"""Between two texts; nobody types it."""


class SearchText:
    """The lower-case texts of many entries, made once, so that each key costs a plain search only.

    A text is an entry's title, a line feed and its detail. `entry` makes the entry of a text by its number: those that
    nobody sees are never made. Make it off the UI thread where there are tens of thousands.
    """

    def __init__(self, texts: Sequence[str], entry: Callable[[int], Entry]) -> None:
        self._texts = texts
        self._entry = entry
        # One long text is searched far faster than many short ones.
        self._joined = _BETWEEN.join(texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._held: tuple[str, Sequence[int]] = ("", range(len(texts)))
        self._masks = list(map(_title_mask, texts))
        self._sorted = sorted(range(len(texts)), key=texts.__getitem__)

    def candidates(self, text: str) -> list[Entry]:
        """The entries worth matching: titles that begin so, then whole words anywhere, then letters in order."""
        words = text.lower().split()
        if not words:
            return [self._entry(place) for place in range(min(len(self._texts), CANDIDATES))]
        found = dict.fromkeys(self._beginning(words[0])) if len(words) == 1 else {}
        for place in self._holding(words):
            if len(found) >= CANDIDATES:
                break
            found[place] = None
        if len(found) < CANDIDATES:
            found.update(dict.fromkeys(islice(self._scattered("".join(words)), CANDIDATES - len(found))))
        return [self._entry(place) for place in islice(found, CANDIDATES)]

    def _beginning(self, word: str) -> list[int]:
        first = bisect_left(self._sorted, word, key=self._texts.__getitem__)
        last = bisect_left(self._sorted, True, lo=first, key=lambda place: not self._texts[place].startswith(word))
        return sorted(self._sorted[first:last])

    def _holding(self, words: list[str]) -> Iterator[int]:
        first, *others = sorted(words, key=len, reverse=True)
        at = self._joined.find(first)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            if all(word in self._texts[place] for word in others):
                yield place
            at = self._joined.find(first, self._starts[place + 1])

    def _scattered(self, letters: str) -> Iterator[int]:
        in_order = re.compile("".join(f"[^{re.escape(one)}\n]*{re.escape(one)}" for one in letters)).match
        return (place for place in self._with_letters(letters) if in_order(self._texts[place]))

    def _with_letters(self, letters: str) -> Sequence[int]:
        """The texts whose titles have all of these letters; with a letter more, some of those from before."""
        before, places = self._held
        if not letters.startswith(before):
            places = range(len(self._texts))
        if letters != before:
            wanted, masks = _mask(letters), self._masks
            places = [place for place in places if masks[place] & wanted == wanted]
            self._held = (letters, places)
        return places


def search_text(entries: Sequence[Entry]) -> SearchText:
    """A search over entries that are there already."""
    return SearchText([f"{one.title}\n{one.detail}".lower() for one in entries], entries.__getitem__)


def _title_mask(text: str) -> int:
    return _mask(text[: text.index("\n")])


def _mask(letters: str) -> int:
    """A bit for each letter, some of which share one: a text lacks letters whose bits it lacks."""
    mask = 0
    for one in set(letters):
        mask |= 1 << (ord(one) & 63)
    return mask


def rank(entries: Sequence[Entry], text: str) -> list[tuple[Entry, Match]]:
    """The entries whose title (or, less well, detail) matches `text`, best first."""
    found: list[tuple[Entry, Match]] = []
    for entry in entries:
        match = (
            find_match(text, entry.title)
            or _by_words(text.split(), entry)
            or _by_detail(text, entry)
            or _by_english(text, entry)
            or _by_about(text.lower().split(), entry)
        )
        if match is not None:
            found.append((entry, Match(match.score + entry.boost, match.positions)))
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


def _by_english(text: str, entry: Entry) -> Match | None:
    """What the title's letters are not: nothing of it is marked."""
    match = find_match(text, entry.english) if entry.english else None
    return None if match is None else Match(match.score - 5, ())


def _by_about(words: list[str], entry: Entry) -> Match | None:
    """Each word begins one of those that explain the entry or are its title."""
    if not entry.about or max(map(len, words), default=0) < ABOUT_LETTERS:
        return None
    there = _WORD.findall(f"{entry.title} {entry.about}".lower())
    fits = all(any(one.startswith(word) for one in there) for word in words)
    return Match(-60, ()) if fits else None
