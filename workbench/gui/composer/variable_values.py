"""What variables of the event stand for, known at once: for chips in the form, for tips, for the list to choose."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from workbench.app.application import Application
from workbench.app.context import Context
from workbench.app.use_cases.event_environments import environments
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import later, tr
from workbench.model.event_environment import Environments, EventEnvironment, Secret
from workbench.project.environments import FILE
from workbench.project.event_expressions import VariableKind, parse_expression
from workbench.project.event_resolved import MASK

NEW_EACH_TIME = later("new on each send")


class VariableValues(QObject):
    """Holds what `environments.toml` says, read anew when it, the workspace or the choice changes; `changed` tells."""

    changed = Signal()

    def __init__(self, app: Application, tasks: GuiTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._environments = Environments()
        self._root: Path | None = None
        self._name = ""
        self._files = QFileSystemWatcher(self)
        self._files.fileChanged.connect(self.refresh)
        self.destroyed.connect(app.context.changed.connect(self._context_changed))
        self._context_changed(app.context.value)

    @property
    def environments(self) -> Environments:
        """What the file said when it was read last."""
        return self._environments

    @property
    def environment(self) -> EventEnvironment | None:
        """The environment that is chosen, or None when the file has none of that name."""
        return self._environments.get(self._name)

    def resolved_value(self, expression: str) -> str:
        """What `expression` (without `${` and `}`) comes to, shortened to a word for what is new each time or a file.

        Secrets are dots. Empty when there is no such value.
        """
        meaning = parse_expression(expression)
        match meaning.kind:
            case VariableKind.ENV:
                return self._value(meaning.name)
            case VariableKind.NOW | VariableKind.UUID | VariableKind.COUNTER:
                return tr(NEW_EACH_TIME)
            case VariableKind.FILE:
                return tr("the text of {name}", name=meaning.name)
            case VariableKind.BASE64:
                return tr("the bytes of {name}", name=meaning.name)
            case _:
                return ""

    def _value(self, name: str) -> str:
        found = None if self.environment is None else self.environment.get(name)
        match None if found is None else found.value:
            case None:
                return ""
            case Secret():
                return MASK
            case bool() as value:
                return str(value).lower()
            case value:
                return str(value)

    def refresh(self) -> None:
        """Read the file again."""
        self._tasks.start(self._read(), "event-environments")

    async def _read(self) -> None:
        root = self._root
        found = await environments(self._app)
        if root != self._root:
            return
        self._watch()
        if found != self._environments:
            self._environments = found
            self.changed.emit()

    def _watch(self) -> None:
        """Look at the file; an editor may have put another in its place."""
        path = "" if self._root is None else str(self._root / FILE)
        for other in self._files.files():
            if other != path:
                self._files.removePath(other)
        if path and Path(path).is_file():
            self._files.addPath(path)

    def _context_changed(self, context: Context) -> None:
        if context.environment != self._name:
            self._name = context.environment
            self.changed.emit()
        if context.workspace != self._root:
            self._root = context.workspace
            self._environments = Environments()
            self.refresh()
