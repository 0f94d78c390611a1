"""How the event is sent: the invocation type, and where the function runs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from workbench.app.application import Application
from workbench.gui.look import ROW
from workbench.gui.widgets import label, name

LABEL_WIDTH = 72
_EXECUTORS = (("auto", "Auto"), ("docker", "Docker"), ("process", "Process"))
_HELP = "Auto takes Docker when it answers, and a child process when it does not."


class OptionRows(QWidget):
    """Two rows; the executor is the setting `run.executor`."""

    def __init__(self, app: Application, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.executor = QComboBox(self)
        name(self.executor, "composer.executor", "Executor", _HELP)
        for value, title in _EXECUTORS:
            self.executor.addItem(title, value)
        self.executor.activated.connect(self._chosen)
        kind = label("Request and response", parent=self)
        name(kind, "composer.invocation", "Invocation type", "RequestResponse: the caller waits for the result.")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        self._row(grid, 0, "Invocation", kind)
        self._row(grid, 1, "Executor", self.executor)
        self._settings_changed("run.executor")
        self.destroyed.connect(app.settings.changed.connect(self._settings_changed))

    def _row(self, grid: QGridLayout, row: int, title: str, field: QWidget) -> None:
        caption: QLabel = label(title, "muted", self)
        caption.setBuddy(field)
        grid.setRowMinimumHeight(row, ROW)
        grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(field, row, 1)

    def _chosen(self, _index: int) -> None:
        self._app.settings.set("run.executor", self.executor.currentData())

    def _settings_changed(self, key: str) -> None:
        if key == "run.executor":
            self.executor.setCurrentIndex(self.executor.findData(self._app.settings.text(key)))
