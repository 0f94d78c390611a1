"""What went wrong, large and clear: the error's type and message, and the stack with the user's own frames as links."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.gui.composer.exact_font import exact_font
from workbench.gui.look import Look
from workbench.gui.runs.stack_trace import Frame, FunctionFailure, user_file
from workbench.gui.translation import tr
from workbench.gui.widgets import label, name
from workbench.model.run import RunError

_FRAME_HEIGHT = 22
_MOST_FRAMES = 8
_PLACE = Qt.ItemDataRole.UserRole


class FailureCard(QFrame):
    """`file_requested` carries path and line (from 1) of a frame that was clicked."""

    file_requested = Signal(Path, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._failure: FunctionFailure | None = None
        self._code_path: Path | None = None
        name(self, "runs.failure", tr("What went wrong"))
        self.title = label("", "err", self)
        self.title.setFont(look.text_font(15, 600))
        self.title.setWordWrap(True)
        self.message = label("", parent=self)
        self.detail = label("", "muted", self)
        for text in (self.title, self.message, self.detail):
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.frames = QListWidget(self)
        name(self.frames, "runs.stack", tr("Stack trace"))
        self.frames.setFont(exact_font(look, 12))
        self.frames.setFrameShape(QFrame.Shape.NoFrame)
        self.frames.setHorizontalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.frames.setMouseTracking(True)
        self.frames.itemClicked.connect(self._opened)
        self.frames.itemActivated.connect(self._opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(4)
        for part in (self.title, self.message, self.detail, self.frames):
            layout.addWidget(part)
        look.changed.connect(self._fill_frames)

    def show_failure(self, failure: FunctionFailure, code_path: Path | None) -> None:
        """Show a function's error; frames below `code_path` can be clicked."""
        self._failure, self._code_path = failure, code_path
        self._say(failure.error_type, failure.message, "")
        self._fill_frames()

    def show_error(self, error: RunError) -> None:
        """Show why a run could not be run."""
        self._failure = None
        self._say(error.what, error.why, error.next_step)
        self._fill_frames()

    def _say(self, title: str, message: str, detail: str) -> None:
        for part, text in ((self.title, title), (self.message, message), (self.detail, detail)):
            part.setText(text)
            part.setVisible(bool(text))
        self.setAccessibleDescription(" ".join(text for text in (title, message, detail) if text))

    def _fill_frames(self) -> None:
        self.frames.clear()
        frames = () if self._failure is None else self._failure.frames
        for frame in frames:
            self.frames.addItem(self._item(frame))
        self.frames.setVisible(bool(frames))
        self.frames.setFixedHeight(_FRAME_HEIGHT * min(len(frames), _MOST_FRAMES) + 2)

    def _item(self, frame: Frame) -> QListWidgetItem:
        path = user_file(frame, self._code_path)
        lines = [line.strip() for line in frame.text.strip().splitlines()]
        item = QListWidgetItem("  ".join(lines))
        item.setSizeHint(QSize(0, _FRAME_HEIGHT))
        item.setForeground(self._look.color("muted" if path is None else "accent"))
        if path is None:
            item.setToolTip(frame.text)
        else:
            item.setData(_PLACE, (path, frame.line))
            item.setToolTip(tr("Open {name} at line {line}", name=path.name, line=frame.line))
        return item

    def _opened(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if place is not None:
            self.file_requested.emit(*place)
