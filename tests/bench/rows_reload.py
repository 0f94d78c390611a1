"""Saving a file and getting the new code's answer: no command in between, no old answer, no failure."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.bench import sam
from tests.bench.beside import Notes
from tests.bench.functions import HELLO, hello, request, saying, write_code
from tests.bench.rows import Row, Target
from tests.bench.session import Session
from tests.bench.stats import Sample, sample
from tests.bench.timing import now_ms
from tests.bench.unmeasured import UnmeasuredError
from workbench.engine.engine import Engine
from workbench.model.environment import ExecutorKind
from workbench.model.run import ignore

TIMES = 20
SAM_TIMES = 5
SAM_WITHIN_MS = 20_000.0
SETTLE_S = 0.3
"""Between two saves; the environment of the save before is gone by then."""


def process(session: Session) -> Iterator[Row]:
    """With the process executor."""
    own = session.with_engine(lambda engine: _saves(session, engine, ExecutorKind.PROCESS))
    yield Row("reload-process", "save, then invoke, process", own, target=Target(150))


def container(session: Session) -> Iterator[Row]:
    """With the container executor, beside SAM CLI's warm container."""
    session.require_docker()
    own = session.with_engine(lambda engine: _saves(session, engine, ExecutorKind.DOCKER))
    notes = Notes()
    peer = notes.attempt(sam.NAME, lambda: _sam(session, notes))
    name = f"{sam.NAME} start-lambda" if peer else ""
    yield Row("reload-container", "save, then invoke, container", own, name, peer, Target(700), note=str(notes))


async def _saves(session: Session, engine: Engine, kind: ExecutorKind) -> Sample:
    function = replace(hello(session.workspace), name="Reload", code_path=session.workspace / "reload")
    write_code(function.code_path, saying("first"))
    await engine.invoke(request(function, kind), ignore)
    durations = []
    for number in range(session.times(TIMES, 5)):
        await asyncio.sleep(SETTLE_S)
        start = now_ms()
        write_code(function.code_path, saying(f"word {number}"))
        result = await engine.invoke(request(function, kind), ignore)
        durations.append(now_ms() - start)
        if result.payload != f'"word {number}"'.encode():
            raise UnmeasuredError(f"the old code answered: {result.payload!r}")
    return sample(durations)


def _sam(session: Session, notes: Notes) -> Sample:
    program = sam.Sam(session.require_peers(), session, session.require_docker())
    folder = session.workspace / "hello"
    failures = 0
    durations = []
    try:
        with program.endpoint() as call:
            for number in range(SAM_TIMES):
                time.sleep(SETTLE_S)
                start = now_ms()
                write_code(folder, saying(f"word {number}"))
                failures += _until(call, f'"word {number}"'.encode(), start + SAM_WITHIN_MS)
                durations.append(now_ms() - start)
    finally:
        write_code(folder, HELLO)
    notes.add(f"SAM answered {failures} times with an error or the old code in {SAM_TIMES} saves")
    return sample(durations)


def _until(call: Callable[[], bytes], answer: bytes, deadline_ms: float) -> int:
    """How many other answers or failures there were before `answer`."""
    others = 0
    while now_ms() < deadline_ms:
        try:
            if call() == answer:
                return others
        except (OSError, UnmeasuredError):
            time.sleep(0.01)
        others += 1
    raise UnmeasuredError("the new code did not answer")
