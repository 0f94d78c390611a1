"""Lays a stretch of tokens out over the lines it covers."""

from collections.abc import Iterable, Sequence

from pygments.token import _TokenType

from workbench.gui.editor.token_styles import Run, merge, run_style

Token = tuple[int, _TokenType, str]
"""Offset in the text, type and value, as a Pygments lexer yields them."""


def runs_by_line(tokens: Iterable[Token], lines: Sequence[str], offset: int) -> list[tuple[Run, ...]]:
    """The runs of each of `lines`, the first of which starts at `offset` of the text that was lexed."""
    if len(lines) == 1:
        return [merge(_one_line(tokens, lines[0], offset))]
    placed: list[list[Run]] = [[] for _ in lines]
    row, start = 0, offset
    for index, kind, value in tokens:
        if index < start:
            row, start = 0, offset
        while row < len(lines) - 1 and index >= start + len(lines[row]) + 1:
            start += len(lines[row]) + 1
            row += 1
        _spread(placed, lines, row, start, (index, kind, value))
    return [merge(runs) for runs in placed]


def _one_line(tokens: Iterable[Token], line: str, offset: int) -> Iterable[Run]:
    size = len(line)
    for index, kind, value in tokens:
        start = index - offset
        end = min(start + len(value), size)
        yield start, end - start, run_style(kind, line, end)


def _spread(placed: list[list[Run]], lines: Sequence[str], row: int, start: int, token: Token) -> None:
    """Add `token`, which begins in `lines[row]` at text offset `start`, to every line that it covers."""
    index, kind, value = token
    first, last = index - start, index - start + len(value)
    while row < len(lines) and last > 0:
        line = lines[row]
        end = min(last, len(line))
        if end > first:
            placed[row].append((first, end - first, run_style(kind, line, end)))
        first, last = 0, last - len(line) - 1
        row += 1
