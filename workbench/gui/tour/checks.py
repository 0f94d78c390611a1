"""How a step of the tour knows that it was done: each compares the moment it began with the one that is now."""

from collections.abc import Callable

from workbench.gui.tour.moment import Moment
from workbench.model.run import Run, RunOutcome

Check = Callable[[Moment, Moment], bool]


def opened(file: str) -> Check:
    """The file (folder and name) is in front in the editor."""

    def check(_start: Moment, now: Moment) -> bool:
        return now.document is not None and now.document.as_posix().endswith(f"/{file}")

    return check


def invoked(function: str, *, that: Callable[[Run], bool] = lambda _run: True) -> Check:
    """The function was run, with a result, and the run is as wanted."""

    def check(start: Moment, now: Moment) -> bool:
        return any(run.function == function and run.result is not None and that(run) for run in now.runs_since(start))

    return check


def invoked_with_another_event(function: str) -> Check:
    """The function was run with an event that it did not have in the run before."""

    def check(start: Moment, now: Moment) -> bool:
        before = next((run.event for run in start.runs if run.function == function), b"")
        new = [run for run in now.runs_since(start) if run.function == function and run.result is not None]
        return any(run.event.split() != before.split() for run in new)

    return check


def invoked_with_its_memory(function: str) -> Check:
    """The function was run with the memory that it has now."""

    def check(start: Moment, now: Moment) -> bool:
        return invoked(function, that=lambda run: _memory(run) == now.memory.get(function))(start, now)

    return check


def shows(tab: int) -> Check:
    """A tab of the runs is in front."""
    return lambda _start, now: now.tab == tab


def saved_an_event(start: Moment, now: Moment) -> bool:
    """There is a saved event that was not there."""
    return bool(now.events - start.events)


def changed_memory(function: str) -> Check:
    """The function has another memory size."""
    return lambda start, now: function in now.memory and now.memory[function] != start.memory.get(function)


def changed_variables(function: str) -> Check:
    """The function has other environment variables."""
    return lambda start, now: function in now.variables and now.variables[function] != start.variables.get(function)


def saved_an_expectation(start: Moment, now: Moment) -> bool:
    """A result was saved as what is expected."""
    return now.expectations > start.expectations


def ran_tests(start: Moment, now: Moment) -> bool:
    """An event test has ended."""
    return now.tested > start.tested


def by_next(_start: Moment, _now: Moment) -> bool:
    """There is nothing to do but to read."""
    return False


def is_cold(run: Run) -> bool:
    """The run began with Init."""
    return run.result is not None and run.result.cold


def is_warm(run: Run) -> bool:
    """The run had an environment that was there."""
    return run.result is not None and not run.result.cold


def failed(run: Run) -> bool:
    """The function's own error ended the run."""
    return run.outcome is RunOutcome.FUNCTION_ERROR


def _memory(run: Run) -> int:
    return run.result.report.memory_mb if run.result is not None else 0
