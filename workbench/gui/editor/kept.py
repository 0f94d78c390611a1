"""What the session keeps of one open file, as JSON types."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.project.encodings import ENCODINGS

_CODECS = frozenset(codec for codec, _ in ENCODINGS)
_NEWLINES = frozenset(("\n", "\r\n", "\r"))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """An open file: cursor (from 0), first visible line, and unsaved text with the version of the file below it.

    `encoding` is one that the user chose; `newline` goes with unsaved text. Both are empty for what is found. Into the
    lines `folds` others are folded.
    """

    path: Path
    line: int = 0
    column: int = 0
    top: int = 0
    text: str | None = None
    mtime_ns: int = 0
    preview: bool = False
    encoding: str = ""
    newline: str = ""
    folds: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        values: dict[str, Any] = {"path": str(self.path), "line": self.line, "column": self.column, "top": self.top}
        if self.text is not None:
            # As a text: 64 bits do not fit every JSON reader's numbers.
            values |= {"text": self.text, "mtime_ns": str(self.mtime_ns)}
        if self.preview:
            values["preview"] = True
        if self.encoding:
            values["encoding"] = self.encoding
        if self.newline:
            values["newline"] = self.newline
        if self.folds:
            values["folds"] = list(self.folds)
        return values


def read_kept(value: object) -> KeptFile | None:
    """The file that `as_json` described; None for anything else, since a session file may hold anything."""
    if not isinstance(value, dict) or not isinstance(value.get("path"), str) or not value["path"]:
        return None
    text = value.get("text")
    mtime = value.get("mtime_ns")
    return KeptFile(
        path=Path(value["path"]),
        line=_number(value.get("line")),
        column=_number(value.get("column")),
        top=_number(value.get("top")),
        text=text if isinstance(text, str) else None,
        mtime_ns=int(mtime) if isinstance(mtime, str) and mtime.isdecimal() else 0,
        preview=value.get("preview") is True,
        encoding=_one_of(value.get("encoding"), _CODECS),
        newline=_one_of(value.get("newline"), _NEWLINES),
        folds=_numbers(value.get("folds")),
    )


def _one_of(value: object, known: frozenset[str]) -> str:
    return value if isinstance(value, str) and value in known else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(each for each in value if isinstance(each, int) and each >= 0) if isinstance(value, list) else ()
