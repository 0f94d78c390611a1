"""The checks of the run that is shown: its answer against its trigger, and its result against what is expected."""

from collections.abc import Callable
from pathlib import Path

from workbench.app.application import Application
from workbench.app.use_cases.check_result import check_result, trigger_of
from workbench.app.use_cases.expectation import saved_event, verdict_of
from workbench.gui.runs.expectation_row import ExpectationRow
from workbench.gui.runs.response_check import ResponseCheck
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import WorkbenchError
from workbench.model.run import Run


class ResultChecks:
    """Fills both rows in the background, for the run that was shown last."""

    def __init__(self, app: Application, tasks: GuiTasks, response: ResponseCheck, expectation: ExpectationRow) -> None:
        self._app, self._tasks = app, tasks
        self.response, self.expectation = response, expectation
        self._run: Run | None = None
        self.stop: Callable[[], None] = app.expectation_saved.connect(self._saved)

    def show_run(self, run: Run | None) -> None:
        """Check another run; rows of the one before go at once."""
        if run is None or self._run is None or run.id != self._run.id or run.result is not self._run.result:
            self.response.show_problems("", ())
            self.expectation.hide()
        elif run == self._run:
            return
        self._run = run
        if run is not None and run.ended and run.result is not None:
            self._tasks.start(self._check_answer(run), "check-answer")
            self._judge(run)

    def _judge(self, run: Run) -> None:
        if saved_event(self._app, run) is not None:
            self._tasks.start(self._check_expectation(run), "check-expectation")

    async def _check_answer(self, run: Run) -> None:
        problems = await check_result(self._app, run)
        trigger = await trigger_of(self._app, run) if problems else ""
        if self._run is run:
            self.response.show_problems(trigger, problems)

    async def _check_expectation(self, run: Run) -> None:
        try:
            verdict = await verdict_of(self._app, run)
        except WorkbenchError as error:
            if self._run is run:
                self.expectation.show_trouble(str(error))
            return
        if self._run is run:
            self.expectation.show_verdict(verdict)

    def _saved(self, event: Path) -> None:
        if self._run is not None and saved_event(self._app, self._run) == event:
            self._judge(self._run)
