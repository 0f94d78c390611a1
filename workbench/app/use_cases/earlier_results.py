"""Which runs of the history a run's result can be compared with."""

from typing import TYPE_CHECKING

from workbench.model.run import Run

if TYPE_CHECKING:
    from workbench.app.application import Application

_MOST = 30


def comparable_runs(app: "Application", run: Run) -> tuple[Run, ...]:
    """Other runs of the same function that have a result, the newest first, 30 at most; perhaps in brief."""
    others = (one for one in app.runs.recent if one.id != run.id and one.result is not None)
    same = [one for one in others if (one.function, one.workspace) == (run.function, run.workspace)]
    return tuple(same[:_MOST])


def previous_run(app: "Application", run: Run) -> Run | None:
    """The last run before this one of the same function with the same event, or None.

    Events of equal names are the same one, as it was then; without a name the bytes tell.
    """
    earlier = [one for one in comparable_runs(app, run) if one.started_ns < run.started_ns]
    same = (one for one in earlier if one.event_name == run.event_name and (run.event_name or one.event == run.event))
    return max(same, key=lambda one: one.started_ns, default=None)
