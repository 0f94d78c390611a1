"""What the explorer does with AWS accounts: list the functions of a place, copy what a function is called."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from workbench.app.application import Application
from workbench.app.use_cases.browse_accounts import find_places, list_place
from workbench.gui.look import Look
from workbench.gui.models.function_tree import Row
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.deploy import DeploymentTarget
from workbench.model.remote import RemotePlace


class AccountPlaces(QObject):
    """Nothing is asked of AWS but by these.

    `target_wanted` carries the DeploymentTarget to which the chosen function is to be deployed.
    """

    target_wanted = Signal(object)

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._tasks = tasks
        self._window = parent

    def opened(self, row: Row) -> None:
        """Enter, a double click, or a click on the hint of a place."""
        if row.place is not None and row.offers:
            self.list(row.place)

    def list(self, place: RemotePlace) -> None:
        """Ask for the functions of a place, unless they are being asked for."""
        if not self._app.accounts.is_reading(place):
            self._tasks.start(list_place(self._app, place), "list-functions")

    def menu(self, row: Row) -> QMenu | None:
        """The context menu of a row of the section; None for other rows."""
        place, remote = row.place, row.remote
        if place is None:
            return None
        menu = QMenu(self._window)
        if remote is not None:
            self._add_deploy(menu, DeploymentTarget(place, remote.name))
            _add(menu, tr("Copy Name"), lambda: _copy(remote.name))
            _add(menu, tr("Copy ARN"), lambda: _copy(remote.arn))
            menu.addSeparator()
        again = menu.addAction(self._look.icon("refresh-cw"), tr("List Functions"))
        again.setEnabled(not self._app.accounts.is_reading(place))
        again.triggered.connect(lambda: self.list(place))
        _add(menu, tr("Read Profiles Again"), lambda: self._tasks.start(find_places(self._app), "find-accounts"))
        return menu

    def _add_deploy(self, menu: QMenu, target: DeploymentTarget) -> None:
        """The chosen function can be deployed to it, if it is one of the workspace."""
        context = self._app.context.value
        if context.function is not None and not context.scope:
            text = tr("Deploy {function} Here…", function=context.function)
            item = menu.addAction(self._look.icon("cloud-upload"), text)
            item.triggered.connect(lambda: self.target_wanted.emit(target))
            menu.addSeparator()


def _add(menu: QMenu, text: str, act: object) -> None:
    menu.addAction(text).triggered.connect(act)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
