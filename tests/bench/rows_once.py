"""One-shot invokes: a whole process from its start to its end, as a script or a person at a terminal sees it."""

from collections.abc import Iterator

from tests.bench import sam
from tests.bench.beside import Notes
from tests.bench.children import finish
from tests.bench.rows import Kind, Row, Target
from tests.bench.session import ROOT, Session
from tests.bench.stats import sample
from tests.bench.timing import timed_blocking
from tests.bench.unmeasured import UnmeasuredError
from workbench.model.environment import ExecutorKind

TIMES = 10
WITHIN_S = 120.0
ELSEWHERE_SAM_MS = 1780.0


def process(session: Session) -> Iterator[Row]:
    """Beside SAM CLI, which has containers only."""
    yield _row(session, ExecutorKind.PROCESS, 0.25)


def container(session: Session) -> Iterator[Row]:
    """Beside SAM CLI."""
    session.require_docker()
    yield _row(session, ExecutorKind.DOCKER, 0.45)


def _row(session: Session, kind: ExecutorKind, limit: float) -> Row:
    def own() -> None:
        _invoke(session, kind)

    own()  # makes the interpreter ready, which happens once in an installation
    notes = Notes()
    name = f"{sam.NAME} local invoke"
    program = notes.attempt(name, lambda: _sam(session))
    durations: list[float] = []
    others: list[float] = []
    for _ in range(session.times(TIMES, 3)):
        durations += timed_blocking(own, 1)
        if program is not None:
            others += timed_blocking(program.invoke, 1)
    peer = sample(others) if others else sample([ELSEWHERE_SAM_MS])
    what = f"one-shot invoke, {_NAMES[kind]}"
    return Row(
        f"once-{_NAMES[kind]}",
        what,
        sample(durations),
        name,
        peer,
        Target(limit, Kind.RATIO),
        note=str(notes),
        elsewhere=not others,
    )


_NAMES = {ExecutorKind.PROCESS: "process", ExecutorKind.DOCKER: "container"}


def _sam(session: Session) -> sam.Sam:
    program = sam.Sam(session.require_peers(), session, session.require_docker())
    program.invoke()  # builds its image
    return program


def _invoke(session: Session, kind: ExecutorKind) -> None:
    command = session.module(
        "workbench.cli.main", "invoke", str(session.workspace), "Hello", "-e", "{}", "--executor", kind.value, "--json"
    )
    printed = finish(command, ROOT, session.environment(), WITHIN_S)
    if "hello world" not in printed:
        raise UnmeasuredError(f"workbench invoke answered {printed[-200:]!r}")
