"""What log lines cost an invoke: a thousand of them beside none."""

import json
from collections.abc import Iterator
from functools import partial

from tests.bench.functions import chatty, request
from tests.bench.rows import Row, Target
from tests.bench.session import Session
from tests.bench.stats import Sample, sample
from tests.bench.timing import timed
from workbench.engine.engine import Engine
from workbench.model.environment import ExecutorKind
from workbench.model.run import ignore

LINES = 1000
TIMES = 40
AT_ONCE_RATE = 10**9
"""Lines a second that are never waited for."""


def process(session: Session) -> Iterator[Row]:
    """The process executor."""
    yield _row(session, ExecutorKind.PROCESS, "process")


def container(session: Session) -> Iterator[Row]:
    """The container executor."""
    session.require_docker()
    yield _row(session, ExecutorKind.DOCKER, "container")


def _row(session: Session, kind: ExecutorKind, where: str) -> Row:
    with_lines, without = session.with_engine(lambda engine: _both(session, engine, kind))
    cost = sample([value - without.median for value in with_lines.values])
    note = f"an invoke with {LINES:,} lines {with_lines.median:.1f} ms, without {without.median:.2f} ms"
    return Row(f"lines-{where}", f"{LINES:,} log lines, {where}", cost, target=Target(10), note=note)


async def _both(session: Session, engine: Engine, kind: ExecutorKind) -> tuple[Sample, Sample]:
    times = session.times(TIMES, 5)

    async def invoke(lines: int) -> None:
        event = json.dumps({"lines": lines, "rate": AT_ONCE_RATE}).encode()
        await engine.invoke(request(chatty(session.workspace), kind, event), ignore)

    await timed(partial(invoke, LINES), 3)
    with_lines = await timed(partial(invoke, LINES), times)
    return sample(with_lines), sample(await timed(partial(invoke, 0), times))
