"""A workspace of 2,000 functions and 50,000 files: how soon the window can be used, and quick open in it."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.children import finish
from tests.bench.many_functions import write_functions
from tests.bench.rows import Row, Target
from tests.bench.rows_window import started
from tests.bench.session import ROOT, Session
from tests.bench.stats import Figure, sample

STARTS = 5
TIMES = 5
USABLE_MS = 2_000.0
QUICK_MS = 50.0
WITHIN_S = 240.0


def large(session: Session) -> Iterator[Row]:
    """From the start of its process until the functions are painted; then quick open, from a press until painted."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = write_functions(root)
        starts = [started(session, root) for _ in range(session.times(STARTS, 3) + 1)]
        command = session.module("tests.bench.workspace_keys", str(root), str(session.times(TIMES)))
        quick = json.loads(finish(command, ROOT, session.environment(), WITHIN_S))
    usable, limit = Target(USABLE_MS), Target(QUICK_MS, figure=Figure.P99)
    yield Row(
        "workspace-start",
        "window usable, 2,000 functions",
        sample(starts[1:]),
        target=usable,
        note=f"{files:,} files; the first start, {starts[0]:,.0f} ms, is not counted",
    )
    yield Row("workspace-quick-open", "quick open shown, 2,000 functions", sample(quick["opening"]), target=limit)
    yield Row("workspace-quick-key", "a key in quick open, 2,000 functions", sample(quick["keys"]), target=limit)
