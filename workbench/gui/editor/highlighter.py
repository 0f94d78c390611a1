"""Drives a lexer from the mirror and lays colours on the blocks that are on the screen, and on no others."""

import asyncio
from collections.abc import Callable, Sequence

from pygments.lexer import Lexer, RegexLexer
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextLayout
from shiboken6 import isValid

from workbench.gui.editor.lexing import IncrementalLexer, is_incremental
from workbench.gui.editor.mirror import LineMirror
from workbench.gui.editor.token_styles import Run
from workbench.gui.editor.utf16 import to_units
from workbench.gui.editor.whole_file import WholeFileLexer, lex_whole
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

KEY_BUDGET_S = 0.003
SLICE_S = 0.004
NEAR_LINES = 500
"""What is typed further below what has been lexed waits for its turn."""

AFTER_KEY_MS = 150
"""How long the rest waits after a key: while somebody types, keys are all there is to do."""
WHOLE_FILE_DELAY_MS = 120
RECHECK_DELAY_MS = 1500
_EXACT = frozenset(("python", "javascript", "typescript", "java", "go", "rust", "csharp", "css", "toml"))
"""Aliases of lexers that random edits have shown to be exact; the others are checked again when nobody types."""
_STYLES = ("kw", "st", "fn", "nu", "co", "ty")


class Highlighter(QObject):
    """The colours of one document.

    `changed` says that blocks on the screen may need `format_blocks`, `lexed` that those of some lines do.
    """

    changed = Signal()
    lexed = Signal(int, int)

    def __init__(self, document: QTextDocument, mirror: LineMirror, look: Look, tasks: GuiTasks) -> None:
        super().__init__(document)
        self._mirror = mirror
        self._look = look
        self._tasks = tasks
        self._lexer: IncrementalLexer | WholeFileLexer | None = None
        self._exact = True
        self._generation = 0
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._slice)
        self._later = QTimer(self, interval=WHOLE_FILE_DELAY_MS, singleShot=True)
        self._later.timeout.connect(self._lex_whole)
        self._recheck = QTimer(self, interval=RECHECK_DELAY_MS, singleShot=True)
        self._recheck.timeout.connect(self._lex_again)
        mirror.replaced.connect(self._replaced)
        look.changed.connect(self._look_changed)
        self._make_formats()

    def set_lexer(self, lexer: Lexer | None) -> None:
        """Colour with `lexer` from now on; None takes the colours away."""
        self._slices.stop()
        self._later.stop()
        self._recheck.stop()
        if lexer is None:
            self._lexer = None
        elif isinstance(lexer, RegexLexer) and is_incremental(lexer):
            self._lexer = IncrementalLexer(lexer)
            self._exact = not _EXACT.isdisjoint(lexer.aliases)
        else:
            self._lexer = WholeFileLexer(lexer)
        self._generation += 1
        self._start_over()

    @property
    def settled(self) -> bool:
        """Whether no lexing is under way."""
        return not self._slices.isActive() and not self._later.isActive()

    def runs(self, line: int) -> tuple[Run, ...]:
        """The styled runs of a line, in characters."""
        return self._lexer.runs[line] if self._lexer is not None else ()

    def format_blocks(self, block: QTextBlock, wanted: Callable[[QTextBlock], bool]) -> None:
        """Bring `block` and those after it up to date for as long as they are `wanted`."""
        while block.isValid() and wanted(block):
            self._format(block)
            block = block.next()

    # -- lexing ----------------------------------------------------------------------------------

    def _start_over(self) -> None:
        if self._lexer is not None:
            self._lexer.set_lines(self._mirror.lines)
        self._go_on()

    def _replaced(self, first: int, removed: int, added: Sequence[str]) -> None:
        if self._lexer is None:
            return
        if removed == len(self._lexer.lines):
            self._start_over()
            return
        self._lexer.replace(first, removed, added)
        if isinstance(self._lexer, IncrementalLexer) and not self._exact:
            self._recheck.start()
        self._go_on(first, AFTER_KEY_MS)

    def _go_on(self, changed: int = 0, rest_ms: int = 0) -> None:
        match self._lexer:
            case IncrementalLexer() as lexer:
                if changed <= lexer.reached + NEAR_LINES:
                    lexer.step(KEY_BUDGET_S, one_pass=True)
                if not lexer.done:
                    self._slices.start(rest_ms)
                self.changed.emit()
            case WholeFileLexer():
                self._later.start()
                self.changed.emit()
            case None:
                self.changed.emit()

    def _slice(self) -> None:
        lexer = self._lexer
        if not isinstance(lexer, IncrementalLexer) or lexer.done:
            self._slices.stop()
            return
        if self._slices.interval():
            self._slices.setInterval(0)
        if (lines := lexer.step(SLICE_S)) is not None:
            self.lexed.emit(*lines)

    def _lex_again(self) -> None:
        if isinstance(self._lexer, IncrementalLexer):
            self._lexer.recheck()
            self._slices.start(0)

    def _lex_whole(self) -> None:
        if isinstance(self._lexer, WholeFileLexer):
            self._tasks.start(self._lex_in_thread(self._lexer), "lex")

    async def _lex_in_thread(self, lexer: WholeFileLexer) -> None:
        revision, lines = lexer.revision, list(lexer.lines)
        runs = await asyncio.to_thread(lex_whole, lexer.lexer, lines)
        if isValid(self) and lexer is self._lexer and lexer.put(revision, runs) is not None:
            self.changed.emit()

    # -- colours ---------------------------------------------------------------------------------

    def _look_changed(self) -> None:
        self._make_formats()
        self._generation += 1
        self.changed.emit()

    def _make_formats(self) -> None:
        self._formats: dict[str, QTextCharFormat] = {}
        for style in _STYLES:
            text_format = QTextCharFormat()
            text_format.setForeground(self._look.color(style))
            if style == "co":
                text_format.setFontItalic(True)
                text_format.setFontWeight(QFont.Weight.Normal)
            self._formats[style] = text_format

    def _format(self, block: QTextBlock) -> None:
        line = block.blockNumber()
        runs = self.runs(line) if self._lexer is None or line < len(self._lexer.runs) else ()
        # A block remembers which colours it has in its state, so scrolling costs nothing for those seen before.
        stamp = hash((runs, self._generation)) & 0x7FFF_FFFF
        if block.userState() == stamp:
            return
        block.setUserState(stamp)
        block.layout().setFormats(self._ranges(self._mirror.lines[line], runs))
        document = self.parent()  # not kept, as in the mirror
        if isinstance(document, QTextDocument):
            document.markContentsDirty(block.position(), block.length())

    def _ranges(self, line: str, runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
        ranges: list[QTextLayout.FormatRange] = []
        for start, length, style in runs:
            one = QTextLayout.FormatRange()
            one.start = to_units(line, start)
            one.length = to_units(line, start + length) - one.start
            one.format = self._formats[style]
            ranges.append(one)
        return ranges
