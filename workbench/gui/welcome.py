"""The welcome page in the middle of the window: the doors in, what was open before, and what this machine can run."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.translation import later, tr
from workbench.gui.welcome_machine import MachineView
from workbench.gui.welcome_recent import RecentRow
from workbench.gui.widgets import follow, label, name, set_role

COLUMN_PX = 440
SIDE_PX = 380
LEAST_PX = 240
EDGE_PX = 24
BESIDE_PX = COLUMN_PX + SIDE_PX + 48 + 64
"""From this width on, recent workspaces and the machine stand beside the doors, else below."""
RECENT = 6


class Door(QPushButton):
    """A wide button: icon, what it does, and a line about it."""

    def __init__(self, look: Look, icon: str, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "door")
        self.setAutoDefault(False)
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
        line.setWordWrap(True)
        column.addStretch(1)
        column.addWidget(head)
        column.addWidget(line)
        column.addStretch(1)
        row.addLayout(column, 1)
        for part in (picture, head, line):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleDescription(about)

    def make_high(self, high: bool) -> None:
        """Give the text room for two lines, or for one. The style has the heights, as it would undo any other."""
        set_role(self, "high-door" if high else "door")

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(COLUMN_PX, self.minimumHeight())


class WelcomePage(QScrollArea):
    """Doors and recent workspaces; each asks the window for what it names. A folder can be dropped on it."""

    folder_asked = Signal()
    blueprint_asked = Signal()
    sample_asked = Signal()
    tour_asked = Signal()
    workspace_chosen = Signal(Path)
    shown = Signal()

    def __init__(self, app: Application, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        name(self, "welcome", tr("Welcome"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(True)
        self.machine = MachineView(app, look, self)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._recent_head = self._head(tr("RECENT"))
        self._rows: list[RecentRow] = []
        self._page = QFrame(self)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show the recent workspaces anew."""
        for old in self._rows:
            self._recent.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(path) for path in self._app.session.recent_workspaces[:RECENT]]
        for row in self._rows:
            self._recent.addWidget(row)
        self._recent_head.setVisible(bool(self._rows))

    def focus_first(self) -> None:
        """Put the keyboard on the first door."""
        self._stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: it came to the front."""
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the second column stands beside the first where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= BESIDE_PX
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._columns.setSpacing(48 if wide else 24)
        room = self.viewport().width() - 2 * EDGE_PX
        for holder, width in self._holders:
            holder.setFixedWidth(min(width, max(room, LEAST_PX)))
        for door in self._doors:
            door.make_high(room < COLUMN_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows go from door to door, Enter opens."""
        stops = self._stops()
        at = next((place for place, stop in enumerate(stops) if stop.hasFocus()), -1)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                stops[(at + step) % len(stops) if at >= 0 else 0].setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                stops[0 if event.key() == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if at >= 0:
                stops[at].click()
            case _:
                super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: one file or folder of this machine may be dropped."""
        if _dropped(event) is not None:
            event.acceptProposedAction()
            set_role(self._page, "drop")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Qt: it goes elsewhere."""
        set_role(self._page, "editor")

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: a folder is opened."""
        set_role(self._page, "editor")
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.workspace_chosen.emit(path)

    def _stops(self) -> list[QPushButton]:
        return [*self._doors, *self._rows]

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        about = label(tr(_ABOUT), "muted", self)
        about.setWordWrap(True)
        column.addWidget(label("Lambda Workbench", "title", self))
        column.addWidget(about)
        column.addSpacing(16)
        self._doors = [self._door(*door) for door in self._door_texts()]
        for door in self._doors:
            column.addWidget(door)
        column.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self._recent_head)
        side.addLayout(self._recent)
        side.addSpacing(20)
        side.addWidget(self._head(tr("THIS MACHINE")))
        side.addWidget(self.machine)
        side.addStretch(1)
        self._holders: list[tuple[QWidget, int]] = []
        for width, layout in ((COLUMN_PX, column), (SIDE_PX, side)):
            holder = QWidget(self)
            self._holders.append((holder, width))
            holder.setFixedWidth(width)
            holder.setLayout(layout)
            self._columns.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        set_role(self._page, "editor")
        self._page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        around = QVBoxLayout(self._page)
        around.setContentsMargins(EDGE_PX, EDGE_PX, EDGE_PX, EDGE_PX)
        around.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self._columns)
        middle.addStretch(1)
        around.addLayout(middle)
        around.addStretch(3)
        self.setWidget(self._page)

    def _door_texts(self) -> tuple[tuple[str, str, str, str, Callable[[], None]], ...]:
        return (
            ("folder-open", tr("Open a folder"), tr(_FOLDER), "welcome.folder", self.folder_asked.emit),
            ("file-plus", tr("New from a blueprint"), tr(_BLUEPRINT), "welcome.blueprint", self.blueprint_asked.emit),
            ("play", tr("Open the sample"), tr(_SAMPLE), "welcome.sample", self.sample_asked.emit),
            ("locate", tr("Take the tour"), tr(_TOUR), "welcome.tour", self.tour_asked.emit),
        )

    def _door(self, icon: str, title: str, about: str, object_name: str, ask: Callable[[], None]) -> Door:
        door = Door(self._look, icon, title, about, self)
        name(door, object_name, title)
        door.clicked.connect(ask)
        return door

    def _head(self, text: str) -> QWidget:
        head = label(text, "head", self)
        head.setContentsMargins(0, 4, 0, 8)
        return head

    def _row(self, path: Path) -> RecentRow:
        row = RecentRow(path, self._look, self)
        row.chosen.connect(self.workspace_chosen)
        row.removed.connect(self._forget)
        return row

    def _forget(self, path: Path) -> None:
        at = len(self._doors) + [row.path for row in self._rows].index(path)
        self._app.session.forget_workspace(path)
        self.refresh()
        stops = self._stops()
        stops[min(at, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)


_ABOUT = later("Write, run and measure Lambda functions here. No account needed.")
_FOLDER = later("A SAM or CDK application, or any handler; drop one here too")
_BLUEPRINT = later("A function with its resources, events and tests, to begin with")
_SAMPLE = later("Functions, events and a template that run as they are")
_TOUR = later("Ten minutes on the sample: edit, invoke, measure, test")


def _dropped(event: QDropEvent) -> Path | None:
    """The one file or folder that is dropped, None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
