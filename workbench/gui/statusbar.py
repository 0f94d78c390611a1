"""The status bar: the engine, warm environments, the Lambda service, and where the cursor is."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStatusBar, QToolTip, QWidget

from workbench.app.application import Application
from workbench.gui.debugger.status_mark import DebuggingMark
from workbench.gui.look import STATUS_BAR, Look
from workbench.gui.service_button import ServiceButton
from workbench.gui.status_pick import StatusPick
from workbench.gui.translation import later, tr, tr_n
from workbench.gui.widgets import follow, label, name, set_role
from workbench.model.environment import EngineStatus, EnvironmentState, ExecutorKind, ExecutorStatus

_NAMES = {ExecutorKind.DOCKER: "Docker", ExecutorKind.PROCESS: later("Process")}


class EngineButton(QPushButton):
    """The engine's name and state; a click shows what there is to know of it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        name(self, "status.engine", tr("Engine"))
        self.setProperty("role", "status")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(STATUS_BAR - 2)
        self._title = label(tr("Engine"), "muted", self)
        self._state = label(tr("starting"), "muted", self)
        name(self._state, "status.state", tr("Engine state"))
        picture = label("", parent=self)
        follow(look, picture, lambda: picture.setPixmap(look.icon("container", "muted", 14).pixmap(14, 14)))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(4)
        for part in (picture, self._title, self._state):
            part.setFont(look.number_font(12))
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)
        row.insertSpacing(1, 2)
        self.clicked.connect(self._show_about)

    def sizeHint(self) -> QSize:
        """As wide as its parts."""
        own = self.layout()
        return own.sizeHint() if own is not None else super().sizeHint()

    def show_state(self, title: str, state: str, role: str) -> None:
        """Show the executor's name and its state in the colour of `role`."""
        self._title.setText(f"{title} ·")
        self._state.setText(state)
        set_role(self._state, role)
        self.setAccessibleName(tr("Engine: {title}, {state}", title=title, state=state))
        self.updateGeometry()

    def _show_about(self) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(0, -8)), self.toolTip(), self)


class StatusBar(QStatusBar):
    """24 pixels at the foot of the window."""

    def __init__(self, app: Application, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        name(self, "statusbar", tr("Status"))
        self.setSizeGripEnabled(False)
        self.setFixedHeight(STATUS_BAR)
        self.engine_button = EngineButton(look, self)
        self.service_button = ServiceButton(app.service, look, self)
        self.debugging = DebuggingMark(app.debug, look, self)
        self._warm = label("", "muted", self)
        self._cursor = label("", "muted", self)
        self.encoding = StatusPick(look, "status.encoding", tr("Encoding"), self)
        self.line_ends = StatusPick(look, "status.line_ends", tr("Line ends"), self)
        self._language = label("", "muted", self)
        name(self._warm, "status.warm", tr("Warm environments"))
        name(self._cursor, "status.cursor", tr("Cursor position"))
        name(self._language, "status.language", tr("Language"))
        self._lay_out()
        stop = app.engine_status.changed.connect(self.show_engine)
        self.destroyed.connect(stop)

    def show_engine(self, status: EngineStatus) -> None:
        """Show the executor in use, whether it is ready, and how many environments are warm."""
        executor = executor_in_use(status, self._app.settings.text("run.executor"))
        if executor is None:
            self.engine_button.show_state(tr("No executor"), tr("cannot run"), "err")
            return
        version = _short(executor.version) if executor.kind is ExecutorKind.DOCKER else ""
        title = f"{tr(_NAMES[executor.kind])} {version}".strip()
        state, role = (tr("ready"), "ok") if executor.available else (tr("not available"), "err")
        self.engine_button.show_state(title, state, role)
        about = about_executors(status)
        self.engine_button.setToolTip(about)
        self.engine_button.setAccessibleDescription(about)
        warm = sum(one.state in (EnvironmentState.IDLE, EnvironmentState.BUSY) for one in status.environments)
        self._warm.setText(tr_n("{n:,} warm environment", "{n:,} warm environments", warm))
        self._warm.setToolTip("\n".join(f"{one.function}: {tr(one.state.value)}" for one in status.environments))

    def show_cursor(self, line: int, column: int, language: str) -> None:
        """Show line and column (from 1) and the language of the file in front; line 0 means there is no file."""
        self._cursor.setText(tr("Ln {line}, Col {column}", line=line, column=column) if line else "")
        self._language.setText(tr(language) if line else "")

    def show_encoding(self, encoding: str, line_ends: str) -> None:
        """Show encoding and line ends of the file in front, such as `UTF-8` and `LF`."""
        self.encoding.say(encoding)
        self.line_ends.say(line_ends)

    def add(self, part: QWidget) -> None:
        """Put a part between what is at the left and where the cursor is."""
        self._row.insertWidget(self._row.indexOf(self._cursor), part)

    def _lay_out(self) -> None:
        row = QWidget(self)
        layout = self._row = QHBoxLayout(row)
        layout.setContentsMargins(8, 0, 12, 0)
        layout.setSpacing(16)
        layout.addWidget(self.engine_button)
        layout.addWidget(self._warm)
        layout.addWidget(self.service_button)
        layout.addWidget(self.debugging)
        layout.addStretch(1)
        for right in (self._cursor, self.encoding, self.line_ends, self._language):
            layout.addWidget(right)
        for text in (self._warm, self._cursor, self._language):
            text.setFont(self._look.number_font(12))
        own = self.layout()
        if own is not None:
            own.setContentsMargins(0, 0, 0, 0)
        self.addWidget(row, 1)


def executor_in_use(status: EngineStatus, choice: str) -> ExecutorStatus | None:
    """The executor that an invoke would use now: the one chosen, or with `auto` Docker when it answers."""
    by_kind = {one.kind: one for one in status.executors}
    if choice != "auto":
        return by_kind.get(ExecutorKind(choice))
    docker = by_kind.get(ExecutorKind.DOCKER)
    if docker is not None and docker.available:
        return docker
    return by_kind.get(ExecutorKind.PROCESS, docker)


def about_executors(status: EngineStatus) -> str:
    """What there is to know of each executor: version or why not, and the limits it cannot hold."""
    return "\n\n".join(_about(one) for one in status.executors)


def _about(one: ExecutorStatus) -> str:
    if not one.available:
        told = tr("{executor} is not available.", executor=tr(_NAMES[one.kind]))
        return "\n".join(part for part in (told, one.why, one.next_step) if part)
    lines = [tr("{executor} is ready.", executor=f"{tr(_NAMES[one.kind])} {one.version}".strip())]
    if one.limits_not_held:
        lines.append(tr("Limits of Lambda that it cannot hold here:"))
        lines.extend(f"· {limit}" for limit in one.limits_not_held)
    return "\n".join(lines)


def _short(version: str) -> str:
    return ".".join(version.split(".")[:2])
