"""Markdown to HTML for the help: as much as the documents use.

Headings, paragraphs, lists, tables, fenced code; in lines code, bold text and links.
"""

import html
import re
from collections.abc import Iterator, Sequence

from workbench.gui.help.html_text import anchor_of, table

_INLINE = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<bold>[^*]+)\*\*|\[(?P<text>[^\]]+)\]\((?P<link>[^)\s]+)\)")
_HEADING = re.compile(r"(#{1,4}) +(.+)")
_RULE = re.compile(r"\|?[ :|-]+")
_ITEM = re.compile(r"(?:[-*]|\d+\.) +(.*)")
_CELL = re.compile(r"(?<!\\)\|")


def to_html(text: str) -> str:
    """The text as HTML; a heading has an anchor that is made of its words."""
    return "\n".join(_Blocks(text.splitlines()).html())


def inline(text: str) -> str:
    """One line's text as HTML."""
    parts: list[str] = []
    end = 0
    for found in _INLINE.finditer(text):
        parts += (html.escape(text[end : found.start()], quote=False), _mark(found))
        end = found.end()
    return "".join((*parts, html.escape(text[end:], quote=False)))


def _mark(found: re.Match[str]) -> str:
    if found["code"]:
        return f"<code>{html.escape(found['code'], quote=False)}</code>"
    if found["bold"]:
        return f"<b>{inline(found['bold'])}</b>"
    return f'<a href="{html.escape(found["link"])}">{inline(found["text"])}</a>'


class _Blocks:
    """Reads lines block by block."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._at = 0

    def html(self) -> Iterator[str]:
        """The blocks, one after the other."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            heading = _HEADING.fullmatch(line.rstrip())
            if not line.strip():
                self._at += 1
            elif heading:
                self._at += 1
                level = len(heading[1])
                yield f'<h{level}><a name="{anchor_of(heading[2])}"></a>{inline(heading[2])}</h{level}>'
            elif line.startswith("```"):
                yield self._code()
            elif line.startswith("|"):
                yield self._table()
            elif _ITEM.match(line):
                yield self._list()
            else:
                yield f"<p>{inline(' '.join(self._while_text()))}</p>"

    def _code(self) -> str:
        self._at += 1
        start = self._at
        while self._at < len(self._lines) and not self._lines[self._at].startswith("```"):
            self._at += 1
        text = "\n".join(self._lines[start : self._at])
        self._at += 1
        # A table, because Qt gives no block of several paragraphs a margin inside.
        code = html.escape(text, quote=False)
        return f'<table class="block" width="100%" cellspacing="0"><tr><td><pre>{code}</pre></td></tr></table>'

    def _table(self) -> str:
        rows: list[list[str]] = []
        while self._at < len(self._lines) and self._lines[self._at].startswith("|"):
            line = self._lines[self._at].strip()
            self._at += 1
            if not _RULE.fullmatch(line):
                cells = _CELL.split(line.removeprefix("|").removesuffix("|"))
                rows.append([inline(cell.strip().replace(r"\|", "|")) for cell in cells])
        return table(rows[0], rows[1:])

    def _list(self) -> str:
        items: list[str] = []
        while self._at < len(self._lines) and (found := _ITEM.match(self._lines[self._at])):
            self._at += 1
            items.append(f"<li>{inline(' '.join((found[1], *self._while_text())))}</li>")
        return f"<ul>{''.join(items)}</ul>"

    def _while_text(self) -> Iterator[str]:
        """The lines up to the next block."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip() or line.startswith(("|", "```", "#")) or _ITEM.match(line):
                return
            self._at += 1
            yield line.strip()
