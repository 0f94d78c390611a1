"""A payload to read: pretty JSON, the raw text, or a diff; made in a thread when it is big, put in by slices."""

import asyncio
import codecs

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.base.jsontext import pretty
from workbench.gui.composer.exact_font import exact_font
from workbench.gui.composer.json_highlight import JsonHighlighter
from workbench.gui.composer.text_fill import TextFill
from workbench.gui.composer.text_units import position_of
from workbench.gui.keyboard import Keyboard
from workbench.gui.look import Look
from workbench.gui.models.figures import size_text
from workbench.gui.runs.value_place import value_place
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, icon_button, label, name

INLINE_BYTES = 50_000
MAX_LINE_CHARACTERS = 20_000
"""Of one line: Qt lays a line out as a whole. Copying gives all of it."""

MAX_GROWING_CHARACTERS = 100_000
"""Of an answer that still comes; all that is kept of it shows when it is whole."""

MAX_LINES = 20_000
"""More are put in and thrown away at the window's expense, and nobody reads them."""


def readable(payload: bytes, *, indented: bool) -> str:
    """A payload as text to show: JSON indented or as it is, monstrous lines and endless texts cut."""
    text = payload.decode("utf-8", "replace")
    if indented:
        text = pretty(text)
    if len(text) <= MAX_LINE_CHARACTERS:
        return text
    lines = text.split("\n")
    shown = [_cut(line) for line in lines[:MAX_LINES]]
    if len(lines) > MAX_LINES:
        shown.append(tr("… {n:,} more lines, copied in full", n=len(lines) - MAX_LINES))
    return "\n".join(shown)


def _title(size: int, streamed_bytes: int, *, failed: bool) -> str:
    if not streamed_bytes:
        return tr("Payload · {size}", size=size_text(size))
    if failed:
        before = size_text(streamed_bytes)
        return tr("Payload · {size}, after {streamed} streamed", size=size_text(size), streamed=before)
    if size < streamed_bytes:
        return tr("Streamed · {size}, the first {kept} kept", size=size_text(streamed_bytes), kept=size_text(size))
    return tr("Streamed · {size}", size=size_text(streamed_bytes))


def _decoded(payload: bytes) -> str:
    """The text so far; a character of which the end is missing waits for it."""
    return codecs.getincrementaldecoder("utf-8")("replace").decode(payload)


def _cut(line: str) -> str:
    if len(line) <= MAX_LINE_CHARACTERS:
        return line
    more = tr("{n:,} more characters, copied in full", n=len(line) - MAX_LINE_CHARACTERS)
    return f"{line[:MAX_LINE_CHARACTERS]} … {more}"


class PayloadView(QWidget):
    """A bar with size, form and copy; below it the text, or the page `diff` where there is one.

    `shown` comes when all of the text is there, `diff_chosen` when the diff comes to the front.
    """

    shown = Signal()
    diff_chosen = Signal()

    def __init__(
        self, look: Look, tasks: GuiTasks, parent: QWidget | None = None, *, diff: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._tasks = tasks
        self._payload = b""
        self._generation = 0
        self._growing = b""
        self.text = QPlainTextEdit(self)
        name(self.text, "runs.payload", tr("Payload of the result"))
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(exact_font(look))
        self.text.document().setDocumentMargin(8)
        self.highlighter = JsonHighlighter(self.text, look)
        self._fill = TextFill(self)
        self._fill.done.connect(self.shown)
        self._pages = QStackedLayout()
        for page in (self.text, diff):
            if page is not None:
                self._pages.addWidget(page)
        self.title = label(tr("Payload"), "muted", self)
        name(self.title, "runs.payload.size", tr("Size of the payload"))
        self.indented = self._segment(tr("Pretty"), tr("Indented JSON"))
        self.raw = self._segment(tr("Raw"), tr("Exactly what the function returned"))
        self.diff = self._segment(tr("Diff"), tr("What differs from another result"))
        self.diff.setVisible(diff is not None)
        self.indented.setChecked(True)
        self.copy = icon_button(look, "copy", self)
        name(self.copy, "runs.payload.copy", tr("Copy the payload"), tr("Copy the payload exactly as returned"))
        self.copy.clicked.connect(self._copy)
        self._lay_out()

    def _segment(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("role", "segment")
        name(button, f"runs.payload.{text.lower()}", tip, tip)
        button.toggled.connect(self._form_changed)
        return button

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        segments = QFrame(self)
        segments.setProperty("role", "segments")
        row = QHBoxLayout(segments)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for button in (self.indented, self.raw, self.diff):
            group.addButton(button)
            row.addWidget(button)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 4)
        bar.setSpacing(8)
        bar.addWidget(self.title)
        bar.addStretch(1)
        bar.addWidget(segments)
        bar.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(hairline(self))
        layout.addLayout(self._pages, 1)

    def show_payload(self, payload: bytes, streamed_bytes: int = 0, *, failed: bool = False) -> None:
        """Show another payload; `streamed_bytes` is how long a streamed one was, `failed` that it broke off."""
        self._payload = payload
        self._growing = b""
        self.title.setText(_title(len(payload), streamed_bytes, failed=failed))
        self._show()

    def grow(self, payload: bytes, total_bytes: int, *, whole: bool = False) -> None:
        """Show more of an answer that still comes; `payload` begins with what was shown of it before."""
        self.title.setText(f"{tr('Answer') if whole else tr('Streaming')} · {size_text(total_bytes)}")
        room = MAX_GROWING_CHARACTERS - self.text.document().characterCount()
        if self._growing and room <= 0:
            self._payload = payload
            return
        if self._growing and payload.startswith(self._growing):
            grown = _decoded(payload)[len(_decoded(self._growing)) :]
        else:
            self._fill.stop()
            self._generation += 1
            self.text.setPlainText("")
            room = MAX_GROWING_CHARACTERS
            grown = _decoded(payload)
        self._payload = self._growing = payload
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(grown[:room])

    def allow_diff(self, *, allowed: bool) -> None:
        """Whether there is a whole result to compare; without one the indented text comes back."""
        self.diff.setEnabled(allowed)
        if not allowed and self.diff.isChecked():
            self.indented.setChecked(True)

    def go_to(self, pointer: str) -> None:
        """Select the value that the JSON Pointer `pointer` leads to, in the text."""
        if self.diff.isChecked():
            self.indented.setChecked(True)
        self._tasks.start(self._select(pointer, Keyboard()), "payload-place")

    async def _select(self, pointer: str, keyboard: Keyboard) -> None:
        text = self._text
        found = await asyncio.to_thread(value_place, text, pointer)
        if found is None or text != self._text:
            return
        self._fill.finish()
        document = self.text.document()
        start, end = (position_of(document, *place) for place in found)
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()
        if not keyboard.has_moved:
            self.text.setFocus()

    def _form_changed(self, checked: bool) -> None:
        if not checked:
            return
        self._pages.setCurrentIndex(1 if self.diff.isChecked() else 0)
        if self.diff.isChecked():
            self.diff_chosen.emit()
        else:
            self._show()

    def _show(self) -> None:
        self._generation += 1
        self._fill.stop()
        indented = not self.raw.isChecked()
        if len(self._payload) <= INLINE_BYTES:
            self._put(readable(self._payload, indented=indented))
        else:
            self.text.setPlainText("")
            self._tasks.start(self._prepare(self._generation, indented=indented), "payload")

    async def _prepare(self, generation: int, *, indented: bool) -> None:
        text = await asyncio.to_thread(readable, self._payload, indented=indented)
        if generation == self._generation:
            self._put(text)

    def _put(self, text: str) -> None:
        self._text = text
        self._fill.replace(self.text.document(), text)
        self.text.verticalScrollBar().setValue(0)
        self.text.horizontalScrollBar().setValue(0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._payload.decode("utf-8", "replace"))
