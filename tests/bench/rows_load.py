"""For information: how much goes through, many at once or in large pieces."""

from collections.abc import Iterator, Sequence
from functools import partial

from tests.bench import emulator
from tests.bench.beside import Notes
from tests.bench.client import connect
from tests.bench.emulator import Emulator
from tests.bench.functions import hello, request, size
from tests.bench.rows import Row
from tests.bench.session import Session
from tests.bench.stats import Sample, sample
from tests.bench.timing import per_second, timed, timed_blocking
from workbench.engine.engine import Engine
from workbench.model.environment import ExecutorKind
from workbench.model.run import ignore

AT_ONCE = 8
EACH = 200
ROUNDS = 5
PAYLOAD_BYTES = 6_000_000
PAYLOADS = 20


def process(session: Session) -> Iterator[Row]:
    """The process executor beside RIE in as many containers."""
    yield _row(session, ExecutorKind.PROCESS, "load-process", f"invokes, {AT_ONCE} at once, process")


def container(session: Session) -> Iterator[Row]:
    """The container executor beside RIE in as many containers."""
    session.require_docker()
    yield _row(session, ExecutorKind.DOCKER, "load-container", f"invokes, {AT_ONCE} at once, container")


def payload(session: Session) -> Iterator[Row]:
    """Events of 6 MB, with the process executor beside RIE on the host."""
    body = b'{"data": "' + b"x" * (PAYLOAD_BYTES - 12) + b'"}'
    times = session.times(PAYLOADS, 5)

    async def work(engine: Engine) -> list[float]:
        async def invoke() -> None:
            await engine.invoke(request(size(session.workspace), ExecutorKind.PROCESS, body), ignore)

        await timed(invoke, 1)
        return await timed(invoke, times)

    def peer() -> list[float]:
        code = session.workspace / "size"
        with emulator.on_host(session.require_peers(), code, body) as found, found.client() as client:
            return timed_blocking(lambda: client.post(body), times)

    notes = Notes()
    own, others = session.with_engine(work), notes.attempt(emulator.NAME, peer)
    yield Row(
        "load-payload",
        "6 MB event, process",
        _rates(own),
        f"{emulator.NAME}, host" if others else "",
        _rates(others) if others else None,
        unit="MB/s",
        note=str(notes),
    )


def _rates(durations_ms: Sequence[float]) -> Sample:
    return sample([PAYLOAD_BYTES / 1e6 / (duration / 1000) for duration in durations_ms])


def _row(session: Session, kind: ExecutorKind, row_id: str, what: str) -> Row:
    each = session.times(EACH)
    own = session.with_engine(lambda engine: _own(session, engine, kind, each))
    notes = Notes()
    peer = notes.attempt(emulator.NAME, lambda: _peer(session, each))
    name = f"{emulator.NAME}, {AT_ONCE} containers" if peer else ""
    return Row(row_id, what, own, name, peer, unit="/s", note=str(notes))


async def _own(session: Session, engine: Engine, kind: ExecutorKind, each: int) -> Sample:
    async def invoke() -> None:
        await engine.invoke(request(hello(session.workspace), kind), ignore)

    calls = [invoke] * AT_ONCE
    await per_second(calls, 5)
    return sample([await per_second(calls, each) for _ in range(ROUNDS)])


def _peer(session: Session, each: int) -> Sample:
    code = session.workspace / "hello"
    with emulator.in_containers(session.require_docker(), session.require_peers(), code, AT_ONCE) as found:
        return session.on_loop(lambda: _ask(found, each))


async def _ask(emulators: Sequence[Emulator], each: int) -> Sample:
    clients = [await connect(one.host, one.port, emulator.PATH) for one in emulators]
    try:
        calls = [partial(client.post, b"{}") for client in clients]
        await per_second(calls, 5)
        return sample([await per_second(calls, each) for _ in range(ROUNDS)])
    finally:
        for client in clients:
            client.close()
