"""Opens the dialog of a deployment, compares and deploys for it, and says what came of that."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.app.application import Application
from workbench.app.use_cases.chosen_function import chosen_function
from workbench.app.use_cases.deploy_plan import check_deployable
from workbench.app.use_cases.sync import compare, deploy_places, target_of
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.deploy import DeploymentTarget, DeployPlan, DeployResult
from workbench.model.errors import WorkbenchError
from workbench.model.function import Function
from workbench.model.remote import RemotePlace

if TYPE_CHECKING:
    from workbench.app.use_cases.deploy import Deployment
    from workbench.gui.deploy.dialog import DeployDialog

DEPLOY = "function.deploy"


class Deployments:
    """The deployments of one window, one at a time."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, window: QWidget) -> None:
        self._app, self._look, self._tasks = app, look, tasks
        self._window = window
        self._function: Function | None = None
        self._deployment: Deployment | None = None
        self._comparing: asyncio.Task[Any] | None = None
        self.dialog: DeployDialog | None = None
        """The one that is open."""
        actions.bind(DEPLOY, lambda: self._start(self._open()))
        actions.bind("function.compare", lambda: self._start(self._compare_alone()))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(work, "deploy")

    def open_at(self, target: DeploymentTarget) -> None:
        """Compare the chosen function with a target, to be deployed there."""
        self._start(self._open(target))

    async def _open(self, target: DeploymentTarget | None = None) -> None:
        self.open(chosen_function(self._app), target)

    def open(self, function: Function, target: DeploymentTarget | None = None) -> None:
        """Ask where a function is deployed to, and compare it there if that is known or named. Raises UsageError."""
        check_deployable(self._app, function)
        if self.dialog is not None and isValid(self.dialog):
            self.dialog.activateWindow()
            return
        # Imported late: most sessions deploy nothing.
        from workbench.gui.deploy.dialog import DeployDialog  # noqa: PLC0415

        known = target or target_of(self._app, function)
        places = deploy_places(self._app, known)
        self._function = function
        dialog = DeployDialog(self._look, function.name, places, self._names, self._window)
        dialog.compare_asked.connect(lambda: self._start(self._compare()))
        dialog.deploy_asked.connect(lambda: self._start(self._deploy()))
        dialog.stop_asked.connect(self._stop)
        dialog.finished.connect(lambda _result: self._closed())
        self.dialog = dialog
        dialog.target.choose(known or DeploymentTarget(places[0], function.name))
        dialog.forget()
        dialog.open()
        (dialog.compare if known else dialog.target.place).setFocus()
        if known is not None:
            self._start(self._compare())

    def _names(self, place: RemotePlace) -> Sequence[str]:
        return [one.name for one in self._app.accounts.listing(place).functions]

    # -- comparing -------------------------------------------------------------------------------

    async def _compare(self) -> None:
        dialog, function = self.dialog, self._function
        target = None if dialog is None else dialog.target.target
        if dialog is None or function is None or target is None:
            return
        role = dialog.target.role.text().strip() or self._app.deploy_targets.role(target.place)
        dialog.show_comparing()
        self._comparing = asyncio.current_task()
        try:
            plan = await compare(self._app, function, target, role)
            await self._show(dialog, plan)
        except WorkbenchError as error:
            if isValid(dialog):
                dialog.show_error(error)
        finally:
            self._comparing = None

    async def _show(self, dialog: "DeployDialog", plan: DeployPlan) -> None:
        from workbench.gui.deploy.code_view import changed_files  # noqa: PLC0415

        files = await asyncio.to_thread(changed_files, plan.code or ())
        if isValid(dialog):
            dialog.show_plan(plan, files)

    async def _compare_alone(self) -> None:
        """Compare without the dialog, where it is known with what."""
        from workbench.gui.deploy.texts import plan_text, target_text  # noqa: PLC0415

        function = chosen_function(self._app)
        target = target_of(self._app, function)
        if target is None:
            self.open(function)
            return
        plan = await compare(self._app, function, target)
        text = tr("{function} was compared with {target}.", function=function.name, target=target_text(target))
        self._app.notices.info(text, plan_text(plan), () if plan.is_empty else (DEPLOY,))

    # -- deploying -------------------------------------------------------------------------------

    async def _deploy(self) -> None:
        """Do the plan that is in sight."""
        from workbench.app.use_cases.deploy import Deployment, deploy  # noqa: PLC0415

        dialog = self.dialog
        if dialog is None or dialog.plan is None or self._deployment is not None:
            return
        plan = dialog.plan
        if plan.base is None:
            plan = replace(plan, role=dialog.target.role.text().strip())
        self._deployment = Deployment(self._app, plan, publish=dialog.publish.isChecked())
        self._deployment.changed.connect(dialog.show_steps)
        dialog.show_steps(self._deployment.steps)
        try:
            result = await deploy(self._app, self._deployment)
        except WorkbenchError as error:
            dialog.show_error(error)
        else:
            self._tell(dialog, result)
        finally:
            self._deployment = None

    def _tell(self, dialog: "DeployDialog", result: DeployResult) -> None:
        dialog.show_steps(result.steps)
        if result.error is not None:
            dialog.show_error(result.error)
        elif result.stopped:
            dialog.show_end(tr("It was stopped. What was done stays; compare again to see it."))
        else:
            text = result_text(result)
            self._app.notices.info(text)
            dialog.show_end(text)

    def _stop(self) -> None:
        if self._deployment is not None:
            self._deployment.stop()
        if self._comparing is not None:
            self._comparing.cancel()

    def _closed(self) -> None:
        self.dialog = None


def result_text(result: DeployResult) -> str:
    """What was deployed where."""
    from workbench.gui.deploy.texts import place_text  # noqa: PLC0415

    target, version = result.plan.target, result.version
    told = {"function": target.function, "place": place_text(target.place), "version": version}
    if version:
        return tr("{function} was deployed to {place} as version {version}.", **told)
    return tr("{function} was deployed to {place}.", **told)
