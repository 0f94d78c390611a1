"""The explorer: its filter over thousands of functions."""

import json
from collections.abc import Iterator

from tests.bench.children import finish
from tests.bench.rows import Row, Target
from tests.bench.session import ROOT, Session
from tests.bench.stats import Figure, sample

WITHIN_S = 60.0


def typing(session: Session) -> Iterator[Row]:
    """From the press of a key in the filter until the rows that are left are painted, off screen."""
    command = session.module("tests.bench.explorer_filter")
    durations = json.loads(finish(command, ROOT, session.environment(), WITHIN_S))
    limit = Target(50, figure=Figure.P99)
    yield Row("explorer-filter", "a key in the filter of 5,000 functions", sample(durations), target=limit)
