"""The window: how soon it can be used, and whether its thread is ever held up."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.children import child, finish
from tests.bench.rows import Row, Target
from tests.bench.session import ROOT, Session
from tests.bench.stats import Figure, sample
from tests.bench.timing import now_ms
from tests.bench.unmeasured import UnmeasuredError

STARTS = 10
STALL_RUNS = 3
WITHIN_S = 60.0


def start(session: Session) -> Iterator[Row]:
    """From the start of its process until its functions have been painted; the first start is not counted."""
    durations = [started(session, session.workspace) for _ in range(session.times(STARTS, 3) + 1)]
    yield Row("window-start", "window usable after start", sample(durations[1:]), target=Target(1200))


def stall(session: Session) -> Iterator[Row]:
    """The longest stall of each run of a function that prints 1,000 lines a second."""
    command = session.module("tests.bench.ui_stall", str(session.workspace))
    runs = range(session.times(STALL_RUNS))
    found = [json.loads(finish(command, ROOT, session.environment(), WITHIN_S)) for _ in runs]
    longest = sample([run["longest_ms"] for run in found])
    lines, shown = (", ".join(str(run[key]) for run in found) for key in ("lines", "shown"))
    yield Row(
        "window-stall",
        "UI thread's longest stall, 1,000 log lines/s",
        longest,
        target=Target(50, figure=Figure.MAX),
        note=f"{lines} lines printed, {shown} shown; stalls seen at {found[-1]['where']}",
    )


def started(session: Session, workspace: Path) -> float:
    """The milliseconds from the start of the window's process until the functions of `workspace` are painted."""
    command = session.module("tests.bench.window_ready", str(workspace))
    began = now_ms()
    with child(command, ROOT, session.environment(), output=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = now_ms() - began
        if line != "ready\n":
            raise UnmeasuredError(f"the window said {line!r}")
        process.wait(WITHIN_S)
    return took
