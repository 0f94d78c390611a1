"""Run all event tests of the workspace for somebody who watches: results as they come, and a notice at the end."""

from typing import TYPE_CHECKING

from workbench.app.use_cases.run_event_tests import SuiteSettings, event_tests, run_event_tests
from workbench.model.event_test import EventTestResult

if TYPE_CHECKING:
    from workbench.app.application import Application

_MOST_NAMED = 5


async def run_workspace_tests(app: "Application") -> tuple[EventTestResult, ...]:
    """Run them one after the other; `app.event_tests` has what came. Raises UsageError when no workspace is open."""
    tests = await event_tests(app)
    app.event_tests.begin()
    if not tests:
        app.notices.info(
            "Nothing is expected of any saved event yet.",
            "Run a saved event and choose Save Result as Expectation: then it is a test.",
        )
        return ()
    app.notices.info(f"{_counted(len(tests))} {'runs' if len(tests) == 1 else 'run'}.")
    async with app.progress.work("Running event tests") as report:

        def told(result: EventTestResult) -> None:
            app.event_tests.add(result)
            done = len(app.event_tests.results)
            report.tell(f"{done} of {len(tests)}", done / len(tests))

        results = await run_event_tests(app, tests, SuiteSettings(), told)
    failing = app.event_tests.failing
    if not failing:
        app.notices.info(f"{_counted(len(results))} passed.")
        return results
    named = ", ".join(result.test.name for result in failing[:_MOST_NAMED])
    more = f" and {len(failing) - _MOST_NAMED} more" if len(failing) > _MOST_NAMED else ""
    app.notices.warn(
        f"{len(failing)} of {_counted(len(results))} did not pass.", f"{named}{more}. Problems lists what differs."
    )
    return results


def _counted(number: int) -> str:
    return f"{number} event test{'' if number == 1 else 's'}"
