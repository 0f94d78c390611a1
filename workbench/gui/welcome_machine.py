"""What this machine can run, for the welcome page: Docker or not and what that means, and the interpreters found."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.app.application import Application
from workbench.app.use_cases.runtimes import RuntimeState
from workbench.gui.look import Look
from workbench.gui.translation import later, tr, tr_n
from workbench.gui.widgets import label, name, set_role
from workbench.model.environment import EngineStatus, ExecutorKind, ExecutorStatus

_LANGUAGES = (("python", "Python"), ("nodejs", "Node.js"))
LOOKING = later("looking…")


class MachineView(QWidget):
    """A row each for Docker, processes, Python and Node.js; follows the engine's status."""

    def __init__(self, app: Application, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        name(self, "welcome.machine", tr("This machine"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, 88)
        self._rows: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        for key, title in (("docker", "Docker"), ("process", tr("Processes")), *_LANGUAGES):
            self._add(key, title)
        self.destroyed.connect(app.engine_status.changed.connect(self.show_engine))
        if app.engine_status.current is not None:
            self.show_engine(app.engine_status.current)

    def text(self) -> str:
        """All rows as text, for screen readers."""
        return "\n".join(" ".join(part.text() for part in row) for row in self._rows.values())

    def show_engine(self, status: EngineStatus) -> None:
        """Show which executors there are, and what that means."""
        by_kind = {one.kind: one for one in status.executors}
        process = by_kind.get(ExecutorKind.PROCESS)
        self._show("docker", *docker_text(by_kind.get(ExecutorKind.DOCKER)))
        self._show("process", *process_text(process))
        limits = process.limits_not_held if process is not None else ()
        self._rows["process"][2].setToolTip("\n".join(f"· {limit}" for limit in limits))

    def show_runtimes(self, states: Iterable[RuntimeState]) -> None:
        """Show which interpreters of Python and Node.js were found."""
        found = [state for state in states if state.interpreter is not None]
        for language, title in _LANGUAGES:
            versions = [state.runtime.version for state in found if state.runtime.language == language]
            self._show(language, *interpreter_text(title, versions))

    def _add(self, key: str, title: str) -> None:
        row = 3 * len(self._rows)
        parts = (label(title, parent=self), label(tr(LOOKING), "muted", self), label("", "muted", self))
        parts[0].setFont(self._look.text_font(12, 500))
        parts[1].setFont(self._look.number_font(12))
        parts[2].setFont(self._look.text_font(12))
        parts[2].setWordWrap(True)
        parts[2].hide()
        self._grid.addWidget(parts[0], row, 0)
        self._grid.addWidget(parts[1], row, 1)
        self._grid.addWidget(parts[2], row + 1, 1)
        self._grid.setRowMinimumHeight(row + 2, 6)
        self._rows[key] = parts

    def _show(self, key: str, state: str, role: str, about: str) -> None:
        _, shown, more = self._rows[key]
        shown.setText(state)
        set_role(shown, role)
        more.setText(about)
        more.setVisible(bool(about))
        self.setAccessibleDescription(self.text())


def docker_text(docker: ExecutorStatus | None) -> tuple[str, str, str]:
    """The state of Docker, its role, and what it means for functions."""
    if docker is not None and docker.available:
        return tr("{version} · ready", version=docker.version), "ok", tr("Functions run in AWS's own images.")
    why = docker.why if docker is not None else ""
    meaning = tr("Functions run as processes of this machine, without AWS's images.")
    return tr("not found"), "warn", " ".join(part for part in (why, meaning) if part)


def process_text(process: ExecutorStatus | None) -> tuple[str, str, str]:
    """The state of the process executor, its role, and how many of Lambda's limits it does not hold."""
    if process is None or not process.available:
        why = process.why if process is not None else ""
        return tr("cannot be used"), "warn", why
    count = len(process.limits_not_held)
    if not count:
        return tr("ready"), "ok", ""
    told = tr_n("1 limit of Lambda's does not hold in them.", "{n} limits of Lambda's do not hold in them.", count)
    return tr("ready"), "ok", told


def interpreter_text(title: str, versions: Sequence[str]) -> tuple[str, str, str]:
    """The versions that were found, newest first, and what it means when there is none."""
    if versions:
        newest = sorted(versions, key=_as_numbers, reverse=True)
        return ", ".join(newest), "", ""
    return tr("not found"), "warn", tr("{language} functions need Docker here, or an interpreter.", language=title)


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
