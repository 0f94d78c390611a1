"""CPU at a start: all of it during Init, the memory's share afterwards, and no stall between the two."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from tests.bench.functions import busy, renamed, request
from tests.bench.rows import Kind, Row, Target
from tests.bench.session import Session
from tests.bench.stats import Sample, sample
from workbench.engine.engine import Engine
from workbench.model.environment import ExecutorKind
from workbench.model.limits import vcpus
from workbench.model.run import ignore

SMALLEST_MB = 128
WHOLE_MB = 1769
TIMES = 8


def process(session: Session) -> Iterator[Row]:
    """The process executor."""
    yield from _rows(session, ExecutorKind.PROCESS, "process")


def container(session: Session) -> Iterator[Row]:
    """The container executor."""
    session.require_docker()
    yield from _rows(session, ExecutorKind.DOCKER, "container")


def _rows(session: Session, kind: ExecutorKind, where: str) -> Iterator[Row]:
    small = session.with_engine(partial(_measure, session, kind, SMALLEST_MB))
    whole = session.with_engine(partial(_measure, session, kind, WHOLE_MB))
    name = f"the same at {WHOLE_MB} MB"
    what = f"Init with 0.1 s of CPU, {SMALLEST_MB} MB, {where}"
    yield Row(f"init-{where}", what, small.init, name, whole.init, Target(1.25, Kind.RATIO))
    note = f"{SMALLEST_MB} MB has {vcpus(SMALLEST_MB):.1%} of a CPU"
    yield Row(f"init-share-{where}", f"its CPU share while invoked, {where}", small.share, note=note, unit="of a CPU")
    no_stall = Target(60, text="< 60 ms, no stall")
    yield Row(f"init-stall-{where}", f"its longest wait for CPU, {where}", small.stall, target=no_stall)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a few cold starts told: Init's duration, the share of a CPU, and the longest wait, in ms."""

    init: Sample
    share: Sample
    stall: Sample


async def _measure(session: Session, kind: ExecutorKind, memory_mb: int, engine: Engine) -> _Found:
    inits: list[float] = []
    shares: list[float] = []
    stalls: list[float] = []
    for number in range(session.times(TIMES, 3)):
        function = renamed(replace(busy(session.workspace), memory_mb=memory_mb), number)
        result = await engine.invoke(request(function, kind), ignore)
        told = json.loads(result.payload)
        inits.append(result.report.init_ms or 0.0)
        shares.append(told["share"])
        stalls.append(told["longest_ms"])
    return _Found(sample(inits), sample(shares), sample(stalls))
