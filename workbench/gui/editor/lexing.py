"""Incremental lexing that gives exactly what lexing the whole file would: checkpoints where a line starts a token.

A checkpoint is a RegexLexer's state stack at a line that begins at a token boundary. After an edit the lexer restarts
one checkpoint before it (over blank lines, because patterns look ahead over white space), reads the real remaining
text, and stops at the first boundary below the edit whose stack equals the stored one. Attempts that failed only after
looking past their line are kept and asked again (`spanning`).
"""

import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pygments.lexer import ExtendedRegexLexer, Lexer, RegexLexer

from workbench.gui.editor.scanner import Scanner, Segment, Stack, rules_with_probes
from workbench.gui.editor.spanning import Match
from workbench.gui.editor.tail_text import TailTexts
from workbench.gui.editor.token_lines import runs_by_line
from workbench.gui.editor.token_styles import Run

Open = tuple[int, int, Match]
"""Line, column and pattern of an attempt that looked past its line and failed."""
_ROOT: Stack = ("root",)
_LOOK_BEHIND = 64
_OPEN_LIMIT = 256


def is_incremental(lexer: Lexer) -> bool:
    """Whether the lexer works from a state stack alone, so that checkpoints are enough to restart it."""
    return (
        isinstance(lexer, RegexLexer)
        and not isinstance(lexer, ExtendedRegexLexer)
        and type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed
    )


class IncrementalLexer:
    """The lines of a text with the styled runs of each, kept up to date by `replace` and `step`."""

    def __init__(self, lexer: RegexLexer) -> None:
        self._lexer = lexer
        rules_with_probes(type(lexer))  # made once for a language, in no step's time
        self.set_lines([""])

    def set_lines(self, lines: Sequence[str]) -> None:
        """Start anew with `lines` (without line feeds; at least one)."""
        self.lines: list[str] = list(lines)
        self._tails = TailTexts(self.lines)
        self.runs: list[tuple[Run, ...]] = [()] * len(self.lines)
        self._checkpoints: list[Stack | None] = [None] * len(self.lines)
        self._checkpoints[0] = _ROOT
        self._opens: list[Open] = []
        self._jobs: list[tuple[int, int]] = [(0, len(self.lines))]
        self.reached = 0
        """The line to which the text has been lexed so far, at least once."""
        self._pass: _Pass | None = None

    @property
    def done(self) -> bool:
        """Whether every line's runs are those of a whole-file lex."""
        return self._pass is None and not self._jobs

    def replace(self, first: int, removed: int, added: Sequence[str]) -> None:
        """Put `added` in place of `removed` lines from line `first` (from 0); `step` brings the runs up to date."""
        self._park()
        after = first + len(added)
        self._tails.edit(first, removed, added)
        self.lines[first : first + removed] = added
        self.runs[first : first + removed] = [()] * len(added)
        self._checkpoints[first : first + removed] = [None] * len(added)
        self._checkpoints[0] = _ROOT
        if first < self.reached:
            self.reached = max(first, self.reached + len(added) - removed)
        self._shift(first, first + removed, len(added) - removed)
        self._add_job(self._restart_for(first), after)

    def recheck(self) -> None:
        """Lex everything again in the steps to come: for lexers whose patterns look further than can be known."""
        self._park()
        self._add_job(0, len(self.lines))

    def step(self, budget_s: float, *, one_pass: bool = False) -> tuple[int, int] | None:
        """Lex for about `budget_s` seconds; the first and last line whose runs changed, or None.

        With `one_pass` no longer than until one edit has been followed to where it changes nothing any more.
        """
        until = time.perf_counter() + budget_s
        changed: tuple[int, int] | None = None
        while not self.done:
            if self._pass is None:
                self._pass = self._begin()
            lines = self._advance(self._pass)
            if lines is not None:
                changed = lines if changed is None else (min(changed[0], lines[0]), max(changed[1], lines[1]))
            if time.perf_counter() >= until or (one_pass and self._pass is None):
                break
        return changed

    # -- one pass --------------------------------------------------------------------------------

    def _begin(self) -> "_Pass":
        start, reach = self._jobs.pop(0)
        while self._checkpoints[start] is None:
            start -= 1
        before, width = start, 0
        while before > 0 and width < _LOOK_BEHIND:
            before -= 1
            width += len(self.lines[before]) + 1
        text, offset = self._tails.since(before)
        scanner = Scanner(self._lexer, text, offset + width, self._checkpoints[start] or _ROOT)
        return _Pass(scanner.segments(self.lines, start), start, offset + width, reach)

    def _advance(self, current: "_Pass") -> tuple[int, int] | None:
        """Take one segment in; the lines whose runs changed, or None."""
        segment = next(current.segments)
        changed = self._keep_runs(current, segment)
        self._keep_opens(current, segment)
        end = min(segment.end_line, len(self.lines))
        known = self._checkpoints[end] if end < len(self.lines) else None
        for line in range(current.line + 1, end):
            self._checkpoints[line] = None
        if end < len(self.lines):
            self._checkpoints[end] = segment.stack
        current.line, current.offset = segment.end_line, segment.end_offset
        self.reached = max(self.reached, end)
        self._absorb(current)
        if end >= len(self.lines) or (end >= current.reach and known is not None and known == segment.stack):
            self._pass = None
        return changed

    def _keep_runs(self, current: "_Pass", segment: Segment) -> tuple[int, int] | None:
        first = current.line
        changed: tuple[int, int] | None = None
        fresh = runs_by_line(segment.tokens, self.lines[first : segment.end_line], current.offset)
        for line, runs in enumerate(fresh, first):
            if self.runs[line] != runs:
                self.runs[line] = runs
                changed = (line if changed is None else changed[0], line)
        return changed

    def _keep_opens(self, current: "_Pass", segment: Segment) -> None:
        low = bisect_left(self._opens, current.line, key=_line_of)
        high = bisect_left(self._opens, segment.end_line, key=_line_of)
        if low == high and not segment.opens:
            return
        found: list[Open] = []
        line, start = current.line, current.offset
        for offset, match in segment.opens:
            while offset >= start + len(self.lines[line]) + 1:
                start += len(self.lines[line]) + 1
                line += 1
            found.append((line, offset - start, match))
        self._opens[low:high] = found

    def _absorb(self, current: "_Pass") -> None:
        """Jobs that begin where this pass has been are part of it."""
        while self._jobs and self._jobs[0][0] <= current.line:
            current.reach = max(current.reach, self._jobs.pop(0)[1])

    # -- after an edit ---------------------------------------------------------------------------

    def _park(self) -> None:
        """Leave the running pass; what it still had to do becomes a job again."""
        if self._pass is not None:
            # It has just set this line's checkpoint, so only the next one can show that it has converged.
            self._add_job(self._pass.line, max(self._pass.reach, self._pass.line + 1))
            self._pass = None

    def _add_job(self, start: int, reach: int) -> None:
        self._jobs.append((start, reach))
        self._jobs.sort()

    def _shift(self, first: int, end: int, delta: int) -> None:
        def moved(line: int) -> int:
            return line + delta if line >= end else min(line, first)

        self._jobs = [(moved(start), moved(reach)) for start, reach in self._jobs]
        if self._opens:
            self._opens = [(moved(o[0]), o[1], o[2]) for o in self._opens if not first <= o[0] < end]

    def _restart_for(self, line: int) -> int:
        start = self._checkpoint_before(line)
        opened = self._first_that_matches_now(start)
        return start if opened is None else self._checkpoint_before(opened + 1)

    def _checkpoint_before(self, line: int) -> int:
        """The last checkpoint above `line` that stands at a line with text, or 0."""
        line = min(line - 1, self.reached)
        while line > 0 and (self._checkpoints[line] is None or not self.lines[line].strip()):
            line -= 1
        return max(line, 0)

    def _first_that_matches_now(self, before: int) -> int | None:
        """The line of the first open attempt above `before` whose pattern has come to match."""
        asked = self._opens[: min(bisect_left(self._opens, before, key=_line_of), _OPEN_LIMIT)]
        if not asked:
            return None
        line = top = asked[0][0]
        text, start = self._tails.since(top)
        for open_line, column, match in asked:
            while line < open_line:
                start += len(self.lines[line]) + 1
                line += 1
            if match(text, start + column):
                return open_line
        return None


@dataclass(slots=True)
class _Pass:
    """A run of the lexer over the remaining text: where it is, and the line it must get to before it may stop."""

    segments: Iterator[Segment]
    line: int
    offset: int
    reach: int


def _line_of(attempt: Open) -> int:
    return attempt[0]
