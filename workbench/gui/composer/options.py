"""How the event is sent: the invocation type with the request's fields behind a button, and where it runs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from workbench.app.application import Application
from workbench.gui.composer.request_fields import LABEL_WIDTH, RequestFields
from workbench.gui.look import ROW, Look
from workbench.gui.widgets import icon_button, label, name

_EXECUTORS = (("auto", "Auto"), ("docker", "Docker"), ("process", "Process"))
_HELP = "Auto takes Docker when it answers, and a child process when it does not."


class OptionRows(QWidget):
    """Two rows; the executor is the setting `run.executor`. A button shows `fields`, hidden at first, below them."""

    def __init__(self, app: Application, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.executor = QComboBox(self)
        name(self.executor, "composer.executor", "Executor", _HELP)
        for value, title in _EXECUTORS:
            self.executor.addItem(title, value)
        self.executor.activated.connect(self._chosen)
        self.kind = label("", parent=self)
        self.kind.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        name(self.kind, "composer.invocation", "Invocation type", "RequestResponse: the caller waits for the result.")
        self.fields = RequestFields(self)
        self.fields.changed.connect(self._say_kind)
        self.more = icon_button(look, "settings", self)
        name(self.more, "composer.request", "Options of the request", "Client context, tenant, qualifier, streaming")
        self.more.setCheckable(True)
        self.more.toggled.connect(self.fields.setVisible)
        first = QWidget(self)
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 1)
        row.addWidget(self.more)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        self._row(grid, 0, "Invocation", first)
        self._row(grid, 1, "Executor", self.executor)
        grid.addWidget(self.fields, 2, 0, 1, 2)
        self.fields.hide()
        self._say_kind()
        self._settings_changed("run.executor")
        self.destroyed.connect(app.settings.changed.connect(self._settings_changed))

    def _row(self, grid: QGridLayout, row: int, title: str, field: QWidget) -> None:
        caption: QLabel = label(title, "muted", self)
        caption.setBuddy(field)
        grid.setRowMinimumHeight(row, ROW)
        grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(field, row, 1)

    def show_fields(self, *, shown: bool) -> None:
        """Show or hide the fields of the request."""
        self.more.setChecked(shown)

    def _say_kind(self) -> None:
        """Also while the fields are hidden it shows that there is something in them."""
        told = self.fields.summary()
        self.kind.setText(f"Request and response · {told}" if told else "Request and response")

    def _chosen(self, _index: int) -> None:
        self._app.settings.set("run.executor", self.executor.currentData())

    def _settings_changed(self, key: str) -> None:
        if key == "run.executor":
            self.executor.setCurrentIndex(self.executor.findData(self._app.settings.text(key)))
