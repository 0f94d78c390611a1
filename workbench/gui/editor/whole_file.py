"""Lexing a file as a whole, for lexers that keep more than a state stack (JSON, YAML, Ruby)."""

from collections.abc import Sequence

from pygments.lexer import Lexer

from workbench.gui.editor.token_lines import runs_by_line
from workbench.gui.editor.token_styles import Run


def lex_whole(lexer: Lexer, lines: Sequence[str]) -> list[tuple[Run, ...]]:
    """The runs of every line; takes time in proportion to the file, so call it off the UI thread."""
    text = "\n".join(lines) + "\n"
    # The types of Pygments leave the abstract lexer's method without a signature.
    tokens = lexer.get_tokens_unprocessed(text)
    return runs_by_line(tokens, lines, 0)


class WholeFileLexer:
    """The same face as `IncrementalLexer` for the view: lines and runs, where runs are put in by a worker."""

    def __init__(self, lexer: Lexer) -> None:
        self.lexer = lexer
        self.revision = 0
        self.set_lines([""])

    def set_lines(self, lines: Sequence[str]) -> None:
        """Start anew with `lines`."""
        self.lines = list(lines)
        self.runs: list[tuple[Run, ...]] = [()] * len(self.lines)
        self.revision += 1

    def replace(self, first: int, removed: int, added: Sequence[str]) -> None:
        """Put `added` in place of `removed` lines from `first`; a line that stays one keeps its colours until the
        worker answers."""
        kept = self.runs[first : first + removed][: len(added)]
        self.lines[first : first + removed] = added
        self.runs[first : first + removed] = [*kept, *[()] * (len(added) - len(kept))]
        self.revision += 1

    def put(self, revision: int, runs: Sequence[tuple[Run, ...]]) -> tuple[int, int] | None:
        """Take the worker's answer if nothing was typed since; the first and last line that changed, or None."""
        if revision != self.revision:
            return None
        changed = [line for line, (old, new) in enumerate(zip(self.runs, runs, strict=True)) if old != new]
        self.runs = list(runs)
        return (changed[0], changed[-1]) if changed else None
