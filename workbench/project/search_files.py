"""Looks for text in the files of a workspace, one file after the other, as a stream."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from workbench.base.text_pattern import expanded, text_pattern
from workbench.model.errors import DocumentError
from workbench.model.file_search import FileHits, FileQuery, Hit, SearchEnd
from workbench.project.documents import with_line_feeds
from workbench.project.encodings import decode
from workbench.project.source_files import iter_files

MOST_HITS = 20_000
MOST_IN_FILE = 2_000
LARGEST_BYTES = 2 * 1024 * 1024
"""Files larger than this are passed over: they are data, and a person edits none of them by hand."""

_PREVIEW = 240
_BEFORE = 60
"""Characters of a long line that are shown before the hit."""

_SNIFFED = 8192
_Wanted = Callable[[str], bool]
_Prefilter = Callable[[bytes], object]


def search_files(root: Path, query: FileQuery, unsaved: Mapping[Path, str]) -> Iterator[FileHits | SearchEnd]:
    """The files with hits as they are found, and at last how it ended. Raises re.error for no regular expression.

    `unsaved` has texts to look into instead of what is on disk.
    """
    return Search(root, query, unsaved).run()


class Search:
    """One search and its counts."""

    def __init__(self, root: Path, query: FileQuery, unsaved: Mapping[Path, str]) -> None:
        self._root = root
        self._query = query
        self._unsaved = unsaved
        self._pattern = text_pattern(query.text, case=query.case, words=query.words, regex=query.regex)
        self._wanted = path_filter(query.include, query.exclude)
        self._may_hold = _prefilter(query)
        self._too_large = 0

    def run(self) -> Iterator[FileHits | SearchEnd]:
        """What `search_files` says."""
        looked, found = 0, 0
        for relative in iter_files(self._root):
            if not self._wanted(relative):
                continue
            looked += 1
            path = f"{self._root}/{relative}"
            text = self._text(path)
            hits = () if text is None else hits_in(text, self._pattern, self._query, MOST_HITS - found)
            if hits:
                found += len(hits)
                yield FileHits(Path(path), hits)
            if found >= MOST_HITS:
                yield SearchEnd(looked, self._too_large, limited=True)
                return
        yield SearchEnd(looked, self._too_large)

    def _text(self, path: str) -> str | None:
        """The file's text; None when it need not or cannot be looked into."""
        if self._unsaved:
            text = self._unsaved.get(Path(path))
            if text is not None:
                return text
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - this runs 50,000 times
                size = os.fstat(file.fileno()).st_size
                if size > LARGEST_BYTES:
                    self._too_large += 1
                    return None
                data = file.read(LARGEST_BYTES)
        except OSError:
            return None
        return self._decoded(data, path) if self._may_hold(data) else None

    @staticmethod
    def _decoded(data: bytes, path: str) -> str | None:
        if data.isascii() and b"\r" not in data and b"\0" not in data[:_SNIFFED]:
            return data.decode("ascii")
        try:
            text, _ = decode(data, Path(path))
        except DocumentError:
            return None
        return with_line_feeds(text)[0]


def _prefilter(query: FileQuery) -> _Prefilter:
    """Whether bytes may hold the text: what is plain is looked for before it is decoded."""
    if query.regex or not query.text.isascii():
        return lambda _data: True
    plain = query.text.encode()
    if query.case:
        return lambda data: plain in data or not data.isascii()
    search = re.compile(re.escape(plain), re.IGNORECASE).search
    return lambda data: search(data) is not None or not data.isascii()


def hits_in(text: str, pattern: "re.Pattern[str]", query: FileQuery, most: int = MOST_IN_FILE) -> tuple[Hit, ...]:
    """The hits in one text of at least a character, at most `most`."""
    found: list[Hit] = []
    line, line_start = 0, 0
    for match in pattern.finditer(text):
        if not match[0]:
            continue
        start = match.start()
        line += text.count("\n", line_start, start)
        line_start = text.rfind("\n", 0, start) + 1
        found.append(_hit(text, match, line, line_start, query))
        if len(found) >= min(most, MOST_IN_FILE):
            break
    return tuple(found)


def _hit(text: str, match: "re.Match[str]", line: int, line_start: int, query: FileQuery) -> Hit:
    start = match.start()
    end = text.find("\n", start)
    whole = text[line_start : end if end >= 0 else len(text)]
    column = start - line_start
    cut = max(column - _BEFORE, 0) if len(whole) > _PREVIEW else 0
    new = None if query.replacement is None else expanded(match, query.replacement, regex=query.regex)
    return Hit(start, line, column, whole[cut : cut + _PREVIEW], column - cut, match[0], new)


def path_filter(include: str, exclude: str) -> _Wanted:
    """Whether a path (with slashes) is to be looked into: `*.py, src/**` fit names, folders and paths."""
    wanted, unwanted = _globs(include), _globs(exclude)
    if wanted is None and unwanted is None:
        return lambda _path: True
    return lambda path: (wanted is None or bool(wanted(path))) and not (unwanted is not None and unwanted(path))


def _globs(text: str) -> "Callable[[str], re.Match[str] | None] | None":
    parts = [part.strip().removeprefix("./").strip("/") for part in _COMMA.split(text)]
    sources = [_glob(part) for part in parts if part]
    return re.compile(f"(?:.*/)?(?:{'|'.join(sources)})(?:/.*)?\\Z", re.DOTALL).match if sources else None


_COMMA = re.compile(r",(?![^{}]*\})")
_GLOB = re.compile(r"\*\*/?|\*|\?|\{[^{}]*\}|.", re.DOTALL)


def _glob(pattern: str) -> str:
    return "".join(_glob_piece(piece) for piece in _GLOB.findall(pattern))


def _glob_piece(piece: str) -> str:
    match piece:
        case "**/":
            return "(?:.*/)?"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
        case _ if piece.startswith("{") and len(piece) > 1:
            return "(?:" + "|".join(_glob(one.strip()) for one in piece[1:-1].split(",")) + ")"
        case _:
            return re.escape(piece)
