"""What a run is called in the window: its outcome, how it started, its figures, and the colour of each."""

from dataclasses import dataclass

from workbench.gui.models.figures import clock_text, count_text
from workbench.model.environment import ExecutorKind
from workbench.model.report import InvokeStatus
from workbench.model.run import QueueProgress, Run, RunOutcome, RunSource
from workbench.model.service import SERVED_PREFIX

EXECUTOR_TITLES = {ExecutorKind.DOCKER: "Docker", ExecutorKind.PROCESS: "process"}


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
            return Spoken("running", "run")
        case RunOutcome.OK:
            return Spoken("ok", "ok")
        case RunOutcome.FUNCTION_ERROR:
            return Spoken(_failure(run), "err")
        case RunOutcome.ERROR:
            return Spoken("not run", "err")
        case RunOutcome.CANCELLED:
            return Spoken("cancelled", "muted")


def _queued(run: Run) -> Spoken:
    queue = run.queue
    if queue is not None and queue.running:
        return Spoken("running", "run")
    if queue is not None and queue.due_ns and queue.why:
        return Spoken(f"at {clock_text(queue.due_ns)}", "warn")
    return Spoken("queued", "run")


def queue_note(run: Run) -> str:
    """Where the event of an asynchronous run is, or how it ended; empty for any other run."""
    queue = run.queue
    if queue is None:
        return ""
    if run.outcome is RunOutcome.QUEUED:
        return _whereabouts(queue)
    if queue.condition:
        return f"Asynchronous: {queue.condition} after {count_text(queue.attempts, 'attempt')}."
    return "The event was removed from the queue." if run.outcome is RunOutcome.CANCELLED else "Asynchronous."


def _whereabouts(queue: QueueProgress) -> str:
    if queue.running:
        return f"Asynchronous: attempt {queue.attempts + 1} runs."
    if queue.due_ns and queue.why:
        return f"{queue.why} It is tried again at {clock_text(queue.due_ns)}."
    return f"The event waits in the queue. {queue.why}".strip()


def _failure(run: Run) -> str:
    result = run.result
    if result is None:
        return "error"
    if result.report.status is InvokeStatus.TIMEOUT:
        return "timeout"
    return result.error_type or result.report.error_type or "error"


def start(run: Run) -> str:
    """`cold` or `warm`, or empty while nobody knows."""
    if run.result is None:
        return ""
    return "cold" if run.result.cold else "warm"


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
        return "over HTTP"
    return run.event_name or "unsaved event"


def source_note(run: Run) -> str:
    """Who called the function, where it was not the user here; else empty."""
    if run.source is not RunSource.SERVICE:
        return ""
    account, _, region = run.workspace.removeprefix(SERVED_PREFIX).partition(":")
    return f"Called at the Lambda service: account {account}, {region}"
