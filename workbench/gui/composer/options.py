"""How the event is sent: the options of the request, and where it runs."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.gui.composer.request_fields import RequestFields
from workbench.gui.composer.request_rows import RequestRows
from workbench.gui.look import GRID, Look
from workbench.gui.translation import later, tr
from workbench.gui.widgets import name

_EXECUTORS = (("auto", later("Auto")), ("docker", "Docker"), ("process", later("Process")))
_HELP = later("Auto takes Docker when it answers, and a child process when it does not.")


class OptionRows(QWidget):
    """`fields`, and the executor below them: the setting `run.executor`, hidden with what few events need."""

    def __init__(self, app: Application, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.fields = RequestFields(look, self)
        self.executor = QComboBox(self)
        name(self.executor, "composer.executor", tr("Executor"), tr(_HELP))
        for value, title in _EXECUTORS:
            self.executor.addItem(tr(title), value)
        self.executor.activated.connect(self._chosen)
        place = RequestRows(self)
        place.add_row(tr("Executor"), self.executor)
        place.hide()
        self.fields.more.toggled.connect(place.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 0)
        column.setSpacing(GRID)
        column.addWidget(self.fields)
        column.addWidget(place)
        self._settings_changed("run.executor")
        self.destroyed.connect(app.settings.changed.connect(self._settings_changed))

    def show_fields(self, *, shown: bool) -> None:
        """Show or hide what few events need."""
        self.fields.more.setChecked(shown)

    def _chosen(self, _index: int) -> None:
        self._app.settings.set("run.executor", self.executor.currentData())

    def _settings_changed(self, key: str) -> None:
        if key == "run.executor":
            self.executor.setCurrentIndex(self.executor.findData(self._app.settings.text(key)))
