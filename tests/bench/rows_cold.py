"""First invokes of new environments in containers on the bridge, with and without a spare."""

import asyncio
from collections.abc import Iterator
from functools import partial

from tests.bench import emulator
from tests.bench.beside import Notes
from tests.bench.client import first_answer
from tests.bench.functions import hello, renamed, request
from tests.bench.rows import Kind, Row, Target
from tests.bench.session import Session
from tests.bench.stats import Sample, sample
from tests.bench.timing import now_ms, timed
from tests.bench.unmeasured import UnmeasuredError
from workbench.engine.engine import Engine
from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.run import ignore

TIMES = 20
SOON_S = 0.05
"""How long environments are kept, so that one measurement does not meet the containers of the one before."""

GONE_TRIES = 600
COLD = Target(1.2, Kind.RATIO)


def cold(session: Session) -> Iterator[Row]:
    """A cold start beside the same by hand, which waits for no removal; and that with the removal."""
    session.require_docker()
    own = session.with_engine(lambda engine: _each_new(session, engine, prepared=False), keep_warm_s=SOON_S)
    notes = Notes()
    floors = notes.attempt(emulator.NAME, lambda: _by_hand(session))
    answered, removed = floors or (None, None)
    name = f"{emulator.NAME} by SDK, create to answer"
    if removed is not None:
        notes.add(f"create, start, first answer and removal by SDK: {removed.median:.0f} ms")
    yield Row("cold-container", "cold start, container", own, name, answered, COLD, note=str(notes))


def spare(session: Session) -> Iterator[Row]:
    """The first invoke of an environment that was made ready before it was asked for."""
    session.require_docker()
    own = session.with_engine(lambda engine: _each_new(session, engine, prepared=True), keep_warm_s=10.0)
    yield Row("cold-spare", "first invoke, container, spare ready", own, target=Target(60))


async def _each_new(session: Session, engine: Engine, *, prepared: bool) -> Sample:
    durations: list[float] = []
    for number in range(-1, session.times(TIMES, 5)):
        function = renamed(hello(session.workspace), number)
        if prepared:
            await engine.prepare(function, ExecutorKind.DOCKER)
            await asyncio.sleep(SOON_S)
        durations += await timed(partial(_invoke, engine, function), 1)
        if not prepared:
            await _none_left(engine)
    return sample(durations[1:])  # the first one also connects to Docker and sweeps


async def _invoke(engine: Engine, function: FunctionConfig) -> None:
    await engine.invoke(request(function, ExecutorKind.DOCKER), ignore)


async def _none_left(engine: Engine) -> None:
    for _ in range(GONE_TRIES):
        if not (await engine.status()).environments:
            return
        await asyncio.sleep(SOON_S)
    raise UnmeasuredError("environments did not end")


def _by_hand(session: Session) -> tuple[Sample, Sample]:
    containers = session.require_docker()
    parts = emulator.container_parts(session.require_peers(), session.workspace / "hello")
    answered, removed = [], []
    for _ in range(session.times(TIMES, 5)):
        start = now_ms()
        made = containers.create(*parts)
        try:
            running = containers.start(made)
            first_answer(running.address, emulator.PORT, emulator.PATH, b"{}")
            answered.append(now_ms() - start)
        finally:
            containers.remove(made)
        removed.append(now_ms() - start)
    return sample(answered), sample(removed)
