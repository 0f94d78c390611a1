"""The button that says in which environment variables are looked up, and the list to choose another."""

from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from workbench.app.application import Application
from workbench.app.context import Context
from workbench.app.use_cases.event_environments import choose_environment, environments_file, remembered_environment
from workbench.gui.actions import Actions
from workbench.gui.composer.field_button import FieldButton
from workbench.gui.composer.variable_values import VariableValues
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import later, tr
from workbench.gui.widgets import name

_INDENT = "    "
_NONE = later("No environment")
_HELP = later("Where the values of ${env.NAME} are looked up")


class EnvironmentButton(FieldButton):
    """Names the environment and lists those of `values`; `file_requested` carries the file to edit, and a line.

    A workspace that is opened gets the environment back that was chosen in it last.
    """

    file_requested = Signal(Path, int)

    def __init__(
        self,
        app: Application,
        look: Look,
        tasks: GuiTasks,
        actions: Actions,
        *,
        values: VariableValues,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._app = app
        self._tasks = tasks
        self._actions = actions
        self._values = values
        self._workspace: Path | None = None
        self.choices = QMenu(self)
        name(self, "composer.environment", tr("Environment"))
        self.clicked.connect(self.open_menu)
        values.changed.connect(self._show_name)
        actions.bind("event.edit_environments", self.edit)
        self.destroyed.connect(app.context.changed.connect(self._context_changed))
        self._context_changed(app.context.value)
        self._show_name()

    @property
    def is_needed(self) -> bool:
        """Whether there is an environment to choose, or one was chosen that is gone."""
        known = self._values.environments
        return bool(known.named or known.base.values or known.problems or self._app.context.value.environment)

    def open_menu(self) -> None:
        """Show the environments to choose from, below the button."""
        self._values.refresh()
        self.fill_menu()
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def fill_menu(self) -> None:
        """Fill the menu with what the file says."""
        self.choices.clear()
        group = QActionGroup(self.choices)
        chosen = self._app.context.value.environment
        self._offer(group, tr(_NONE), "", chosen)
        for one in self._values.environments.named:
            self._offer(group, _INDENT * one.depth + one.name.rpartition(".")[2], one.name, chosen)
        self.choices.addSeparator()
        for problem in self._values.environments.problems:
            told = QAction(self._look.icon("triangle-alert", "warn"), _told(problem.what, problem.line), self.choices)
            told.setToolTip(problem.why)
            told.triggered.connect(lambda _checked=False, line=problem.line: self.edit(line))
            self.choices.addAction(told)
        self.choices.addAction(self._actions.action("event.edit_environments"))

    def edit(self, line: int = 0) -> None:
        """Have the file opened, made first when there is none."""
        self._tasks.start(self._provide(line), "environments-file")

    async def _provide(self, line: int) -> None:
        path = await environments_file(self._app)
        self._values.refresh()
        self.file_requested.emit(path, line)

    def _offer(self, group: QActionGroup, title: str, environment: str, chosen: str) -> None:
        action = QAction(title.replace("&", "&&"), group)
        action.setCheckable(True)
        action.setChecked(environment == chosen)
        action.triggered.connect(lambda: choose_environment(self._app, environment))
        self.choices.addAction(action)

    def _context_changed(self, context: Context) -> None:
        if context.workspace != self._workspace:
            self._workspace = context.workspace
            self._app.context.update(environment=remembered_environment(self._app))

    def _show_name(self) -> None:
        chosen = self._app.context.value.environment
        self.show_choice(chosen or tr(_NONE), icon="layers", quiet=not chosen)
        known = not chosen or self._values.environment is not None
        self.setToolTip(tr(_HELP) if known else tr("environments.toml has no environment {name}.", name=chosen))
        said = tr("Environment: {name}", name=chosen or tr("none"))
        self.setAccessibleName(said if known else tr("{environment}, not in environments.toml", environment=said))


def _told(what: str, line: int) -> str:
    return (tr("Line {line}: {text}", line=line, text=what) if line else what).replace("&", "&&")
