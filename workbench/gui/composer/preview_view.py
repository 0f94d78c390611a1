"""The preview: exactly the bytes that will be sent, with dots for secrets unless a button is held."""

import asyncio
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.composer.exact_font import exact_font
from workbench.gui.composer.json_highlight import JsonHighlighter
from workbench.gui.composer.preview_card import PreviewCard
from workbench.gui.composer.preview_source import PreviewSource
from workbench.gui.composer.text_fill import TextFill
from workbench.gui.composer.variable_values import VariableValues
from workbench.gui.look import Look
from workbench.gui.models.figures import size_text
from workbench.gui.runs.payload_view import INLINE_BYTES, readable
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr, tr_n
from workbench.gui.widgets import hairline, icon_button, label, name
from workbench.model.errors import WorkbenchError
from workbench.model.event_draft import EventDraft
from workbench.model.event_preview import EventPreview

_NOTHING = EventPreview(b"", b"")
_MOST_NAMED = 4


class PreviewView(QWidget):
    """Shows what `read` gives as it would be sent; looks while it is visible only. `event_changed` asks it to."""

    def __init__(
        self,
        app: Application,
        look: Look,
        tasks: GuiTasks,
        actions: Actions,
        *,
        values: VariableValues,
        read: Callable[[], EventDraft],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preview = _NOTHING
        self._generation = 0
        name(self, "composer.preview", tr("Preview of what is sent"))
        self.source = PreviewSource(app, tasks, read, self)
        self.source.found.connect(self._found)
        self.source.failed.connect(self._failed)
        values.changed.connect(self.event_changed)
        self.title = label("", "muted", self)
        name(self.title, "composer.preview.size", tr("Size of what is sent"))
        self.reveal = icon_button(look, "eye", self)
        name(
            self.reveal,
            "composer.preview.reveal",
            tr("Show the secrets while this is held"),
            tr("Hold to show the secrets"),
        )
        self.reveal.pressed.connect(self._show)
        self.reveal.released.connect(self._show)
        self.copy = icon_button(look, "copy", self)
        name(self.copy, "composer.preview.copy", tr("Copy what is sent"), tr("Copy exactly what is sent"))
        self.copy.clicked.connect(self._copy)
        self.text = self._text_edit(look)
        self.setFocusProxy(self.text)
        self.note = label("", "muted", self)
        self.note.setWordWrap(True)
        name(self.note, "composer.preview.note", tr("What is new on each send"))
        self.card = PreviewCard(look, self)
        self.card.environments_wanted.connect(actions.action("event.edit_environments").trigger)
        self._lay_out()

    def _text_edit(self, look: Look) -> QPlainTextEdit:
        made = QPlainTextEdit(self)
        name(made, "composer.preview.text", tr("What is sent"))
        made.setReadOnly(True)
        made.setUndoRedoEnabled(False)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        made.setTabChangesFocus(True)
        made.setFont(exact_font(look))
        made.document().setDocumentMargin(8)
        self.highlighter = JsonHighlighter(made, look)
        self._fill = TextFill(self)
        return made

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 4)
        bar.setSpacing(4)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.reveal)
        bar.addWidget(self.copy)
        page = QWidget(self)
        below = QVBoxLayout(page)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(bar)
        below.addWidget(hairline(page))
        below.addWidget(self.text, 1)
        below.addWidget(self.note)
        self.note.setContentsMargins(12, 4, 12, 4)
        refusal = QWidget(self)
        above = QVBoxLayout(refusal)
        above.setContentsMargins(12, 12, 12, 12)
        above.addWidget(self.card)
        above.addStretch(1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(page)
        self._pages.addWidget(refusal)

    def event_changed(self, length: int = 0) -> None:
        """The event, its envelopes or its environment changed; `length` is how many characters it has about."""
        if self.isVisible():
            self.source.changed(length)

    @property
    def revealed(self) -> bool:
        """Whether the secrets are shown now."""
        return self.reveal.isDown()

    def _found(self, preview: EventPreview) -> None:
        same = preview == self._preview
        self._preview = preview
        self._pages.setCurrentIndex(0)
        count = len(preview.secrets)
        hidden = f" · {tr_n('{n:,} secret hidden', '{n:,} secrets hidden', count)}" if count else ""
        self.title.setText(f"{size_text(len(preview.payload))}{hidden}")
        self.title.setToolTip(", ".join(preview.secrets))
        self.reveal.setVisible(bool(count))
        self.copy.setToolTip(tr("Copy with dots for the secrets") if count else tr("Copy exactly what is sent"))
        self.note.setText(_note(preview.renewed))
        self.note.setVisible(bool(preview.renewed))
        if not same:
            self._show()

    def _failed(self, error: WorkbenchError) -> None:
        self._preview = _NOTHING
        self._put("")
        self.card.show_error(error)
        self._pages.setCurrentIndex(1)

    def _shown(self) -> bytes:
        return self._preview.payload if self.revealed else self._preview.masked

    def _show(self) -> None:
        self._generation += 1
        payload = self._shown()
        if len(payload) <= INLINE_BYTES:
            self._put(readable(payload, indented=False))
        else:
            self._tasks.start(self._show_long(payload, self._generation), "event-preview-text")

    async def _show_long(self, payload: bytes, generation: int) -> None:
        text = await asyncio.to_thread(readable, payload, indented=False)
        if generation == self._generation:
            self._put(text)

    def _put(self, text: str) -> None:
        """Show the text where the eye was: only a few characters differ from what was there."""
        bars = (self.text.verticalScrollBar(), self.text.horizontalScrollBar())
        places = [bar.value() for bar in bars]
        self._fill.stop()
        self._fill.replace(self.text.document(), text)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._shown().decode())

    def showEvent(self, event: QShowEvent) -> None:
        """Look when it comes to sight."""
        super().showEvent(event)
        self.source.look_now()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing in the text, least of all a secret."""
        super().hideEvent(event)
        self.reveal.setDown(False)
        self._preview = _NOTHING
        self._put("")


def _note(renewed: tuple[str, ...]) -> str:
    names = [f"${{{expression}}}" for expression in renewed[:_MOST_NAMED]]
    told = ", ".join(names)
    if len(renewed) > _MOST_NAMED:
        told = tr("{names} and {n} more", names=told, n=len(renewed) - _MOST_NAMED)
    return tr("{names}: new on each send", names=told) if names else ""
