"""The welcome page in the middle of the window while no workspace is open: the doors in, and what was open before."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.translation import later, tr
from workbench.gui.widgets import follow, label, name

COLUMN_PX = 440
RECENT = 5


class Door(QPushButton):
    """A wide button: icon, what it does, and a line about it."""

    def __init__(self, look: Look, icon: str, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "door")
        self.setAutoDefault(False)
        self.setFixedHeight(60)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        picture = label("", parent=self)
        picture.setFixedSize(20, 20)
        follow(look, picture, lambda: picture.setPixmap(look.icon(icon, "muted", 20).pixmap(20, 20)))
        row.addWidget(picture)
        column = QVBoxLayout()
        column.setSpacing(2)
        head = label(title, parent=self)
        head.setFont(look.text_font(13, 600))
        line = label(about, "muted", self)
        line.setFont(look.text_font(12))
        column.addStretch(1)
        column.addWidget(head)
        column.addWidget(line)
        column.addStretch(1)
        row.addLayout(column, 1)
        for part in (picture, head, line):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleDescription(about)

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(COLUMN_PX, 60)


class WelcomePage(QWidget):
    """Doors and recent workspaces; each asks the window for what it names."""

    folder_asked = Signal()
    blueprint_asked = Signal()
    sample_asked = Signal()
    workspace_chosen = Signal(Path)

    def __init__(self, app: Application, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        name(self, "welcome", tr("Welcome"))
        self.setProperty("role", "editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show the recent workspaces anew."""
        while (item := self._recent.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        paths = self._app.session.recent_workspaces[:RECENT]
        if not paths:
            return
        head = label(tr("RECENT"), "head", self)
        head.setContentsMargins(0, 16, 0, 6)
        self._recent.addWidget(head)
        for path in paths:
            self._recent.addWidget(self._row(path))

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        title = label("Lambda Workbench", "title", self)
        intro = label(tr("Write, run and measure Lambda functions on this machine. No account needed."), "muted", self)
        intro.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(intro)
        column.addSpacing(16)
        doors = (
            ("folder-open", tr("Open a folder"), _FOLDER, "welcome.folder", self.folder_asked.emit),
            ("file-plus", tr("New from a blueprint"), _BLUEPRINT, "welcome.blueprint", self.blueprint_asked.emit),
            ("play", tr("Open the sample"), _SAMPLE, "welcome.sample", self.sample_asked.emit),
        )
        for icon, text, about, object_name, ask in doors:
            column.addWidget(self._door(icon, text, tr(about), object_name, ask))
        column.addLayout(self._recent)
        around = QVBoxLayout(self)
        around.addStretch(2)
        holder = QWidget(self)
        holder.setFixedWidth(COLUMN_PX)
        holder.setLayout(column)
        around.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(3)

    def _door(self, icon: str, title: str, about: str, object_name: str, ask: Callable[[], None]) -> Door:
        door = Door(self._look, icon, title, about, self)
        name(door, object_name, title)
        door.clicked.connect(ask)
        return door

    def _row(self, path: Path) -> QAbstractButton:
        row = QPushButton(self)
        row.setProperty("role", "row")
        row.setAutoDefault(False)
        name(row, "welcome.recent", tr("Open {name}", name=path.name), str(path))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(label(path.name, parent=row))
        layout.addSpacing(8)
        where = label(short_path(path.parent), "muted", row)
        where.setFont(self._look.text_font(12))
        layout.addWidget(where, 1)
        row.clicked.connect(lambda: self.workspace_chosen.emit(path))
        return row


_FOLDER = later("A SAM or CDK application, or a folder with a handler")
_BLUEPRINT = later("A function with its resources, events and tests, to begin with")
_SAMPLE = later("Functions, events and a template that run as they are")


def short_path(path: Path, home: Path | None = None) -> str:
    """The path with the user's home as `~`, and its middle left out when it is long."""
    text = str(path)
    base = str(home if home is not None else Path.home())
    if text == base or text.startswith(base + "/"):
        text = "~" + text[len(base) :]
    return text if len(text) <= 48 else f"{text[:18]}…{text[-29:]}"
