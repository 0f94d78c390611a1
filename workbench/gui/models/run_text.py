"""What a run is called in the window: its outcome, how it started, its figures, and the colour of each."""

from dataclasses import dataclass

from workbench.gui.models.figures import clock_text
from workbench.gui.translation import later, tr, tr_n
from workbench.model.environment import ExecutorKind
from workbench.model.report import InvokeStatus
from workbench.model.run import QueueProgress, Run, RunOutcome, RunSource
from workbench.model.service import SERVED_PREFIX

EXECUTOR_TITLES = {ExecutorKind.DOCKER: "Docker", ExecutorKind.PROCESS: later("process")}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word and the theme token of its colour."""

    text: str
    token: str


def outcome(run: Run) -> Spoken:
    """How the run ended: `ok`, the error's type, `timeout`, `not run`, `cancelled`, or how far it has got."""
    match run.outcome:
        case RunOutcome.QUEUED:
            return _queued(run)
        case RunOutcome.RUNNING:
            return Spoken(tr("running"), "run")
        case RunOutcome.OK:
            return Spoken(tr("ok"), "ok")
        case RunOutcome.FUNCTION_ERROR:
            return Spoken(_failure(run), "err")
        case RunOutcome.ERROR:
            return Spoken(tr("not run"), "err")
        case RunOutcome.CANCELLED:
            return Spoken(tr("cancelled"), "muted")


def _queued(run: Run) -> Spoken:
    queue = run.queue
    if queue is not None and queue.running:
        return Spoken(tr("running"), "run")
    if queue is not None and queue.due_ns and queue.why:
        return Spoken(tr("at {time}", time=clock_text(queue.due_ns)), "warn")
    return Spoken(tr("queued"), "run")


def queue_note(run: Run) -> str:
    """Where the event of an asynchronous run is, or how it ended; empty for any other run."""
    queue = run.queue
    if queue is None:
        return ""
    if run.outcome is RunOutcome.QUEUED:
        return _whereabouts(queue)
    if queue.condition:
        return tr(
            "Asynchronous: {condition} after {attempts}.",
            condition=queue.condition,
            attempts=tr_n("{n:,} attempt", "{n:,} attempts", queue.attempts),
        )
    return tr("The event was removed from the queue.") if run.outcome is RunOutcome.CANCELLED else tr("Asynchronous.")


def _whereabouts(queue: QueueProgress) -> str:
    if queue.running:
        return tr("Asynchronous: attempt {attempts} runs.", attempts=queue.attempts + 1)
    if queue.due_ns and queue.why:
        return tr("{why} It is tried again at {time}.", why=queue.why, time=clock_text(queue.due_ns))
    return tr("The event waits in the queue. {why}", why=queue.why).strip()


def _failure(run: Run) -> str:
    result = run.result
    if result is None:
        return tr("error")
    if result.report.status is InvokeStatus.TIMEOUT:
        return tr("timeout")
    return result.error_type or result.report.error_type or tr("error")


def start(run: Run) -> str:
    """`cold` or `warm`, or empty while nobody knows."""
    if run.result is None:
        return ""
    return tr("cold") if run.result.cold else tr("warm")


def duration_ms(run: Run, now_ns: int) -> float | None:
    """The invoke's duration as reported; of a running one the time since it began; None where there is none."""
    if run.result is not None:
        return run.result.report.duration_ms
    if run.outcome is RunOutcome.RUNNING:
        return max(0.0, (now_ns - run.started_ns) / 1_000_000)
    return None


def event_name(run: Run) -> str:
    """The event's name, or a word for one that was never saved, or came from elsewhere."""
    if run.source is RunSource.SERVICE:
        return tr("over HTTP")
    return run.event_name or tr("unsaved event")


def source_note(run: Run) -> str:
    """Who called the function, where it was not the user here; else empty."""
    if run.source is not RunSource.SERVICE:
        return ""
    account, _, region = run.workspace.removeprefix(SERVED_PREFIX).partition(":")
    return tr("Called at the Lambda service: account {account}, {region}", account=account, region=region)
