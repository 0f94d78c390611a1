"""Files to look at before they are written: a tab each, the code in colours."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTabBar, QVBoxLayout, QWidget

from workbench.gui.editor.languages import language_of, make_lexer
from workbench.gui.editor.token_styles import Run
from workbench.gui.editor.utf16 import to_units
from workbench.gui.editor.whole_file import lex_whole
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, name


@dataclass(frozen=True, slots=True)
class Shown:
    """A file: what its tab says, and what is in it; `path` tells its language."""

    title: str
    path: Path
    text: str
    tip: str = ""


class CodePreview(QFrame):
    """The files of a function that is not there yet."""

    def __init__(self, look: Look, tasks: GuiTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._files: tuple[Shown, ...] = ()
        self._generation = 0
        self._of = ""
        name(self, "new.preview", tr("Preview of the function's files"))
        self.setProperty("role", "card")
        self.tabs = QTabBar(self)
        name(self.tabs, "new.preview.files", tr("Files"))
        self.tabs.setProperty("kind", "panel")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _index: self._show())
        self.text = QPlainTextEdit(self)
        name(self.text, "new.preview.text", tr("The file"))
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.text.setFont(look.code_font(12))
        self.text.document().setDocumentMargin(12)
        self.colours = _Colours(self.text.document(), look)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(hairline(self))
        column.addWidget(self.text, 1)

    def show_files(self, files: Sequence[Shown], *, of: str) -> None:
        """Show these; where they are `of` something else than before, the first one comes to the front."""
        self._files = tuple(files)
        wanted = self.tabs.currentIndex() if of == self._of else 0
        self._of = of
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(files):
            self.tabs.removeTab(self.tabs.count() - 1)
        for index, file in enumerate(files):
            if index == self.tabs.count():
                self.tabs.addTab(file.title)
            self.tabs.setTabText(index, file.title)
            self.tabs.setTabToolTip(index, file.tip)
        self.tabs.setCurrentIndex(min(max(wanted, 0), len(files) - 1))
        self.tabs.blockSignals(False)
        self._show()

    def _show(self) -> None:
        self._generation += 1
        index = self.tabs.currentIndex()
        if not 0 <= index < len(self._files):
            self.text.clear()
            return
        file = self._files[index]
        if self.text.toPlainText() != file.text:
            self.colours.set_runs(())
            place = self.text.verticalScrollBar().value()
            self.text.setPlainText(file.text)
            self.text.verticalScrollBar().setValue(place)
        self._tasks.start(self._colour(file, self._generation), "preview-colours")

    async def _colour(self, file: Shown, generation: int) -> None:
        runs = await asyncio.to_thread(_lex, file)
        if generation == self._generation:
            self.colours.set_runs(runs)


def _lex(file: Shown) -> Sequence[tuple[Run, ...]]:
    lexer = make_lexer(language_of(file.path))
    return () if lexer is None else lex_whole(lexer, file.text.split("\n"))


class _Colours(QSyntaxHighlighter):
    """Paints runs that were worked out before."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self._runs: Sequence[tuple[Run, ...]] = ()
        look.changed.connect(self.rehighlight)

    @property
    def runs(self) -> Sequence[tuple[Run, ...]]:
        """What is painted, line by line."""
        return self._runs

    def set_runs(self, runs: Sequence[tuple[Run, ...]]) -> None:
        """Paint these from now on."""
        self._runs = runs
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Qt: colour one line."""
        line = self.currentBlock().blockNumber()
        for start, length, style in self._runs[line] if line < len(self._runs) else ():
            form = QTextCharFormat()
            form.setForeground(self._look.color(style))
            begin = to_units(text, start)
            self.setFormat(begin, to_units(text, start + length) - begin, form)
