"""For information: how much goes through, many at once or in large pieces."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from tests.bench import emulator, sam
from tests.bench.beside import Notes
from tests.bench.client import connect
from tests.bench.emulator import Emulator
from tests.bench.functions import hello, request, size
from tests.bench.rows import Kind, Row, Target
from tests.bench.session import Session
from tests.bench.stats import Sample, sample
from tests.bench.timing import now_ms, per_second, timed, timed_blocking
from workbench.engine.engine import Engine
from workbench.model.environment import ExecutorKind
from workbench.model.run import ignore

AT_ONCE = 8
EACH = 200
ROUNDS = 5
SAM_EACH = 10
PAYLOADS = 30


def process(session: Session) -> Iterator[Row]:
    """The process executor beside RIE in as many containers."""
    yield _row(session, ExecutorKind.PROCESS, "load-process", f"invokes, {AT_ONCE} at once, process")


def container(session: Session) -> Iterator[Row]:
    """The container executor beside RIE in as many containers."""
    session.require_docker()
    row = _row(session, ExecutorKind.DOCKER, "load-container", f"invokes, {AT_ONCE} at once, container")
    yield row
    notes = Notes()
    peer = notes.attempt(sam.NAME, lambda: _sam(session))
    target = Target(25, Kind.LEAST_RATIO)
    name = f"{sam.NAME} start-lambda"
    yield replace(row, id="load-container-sam", peer_name=name, peer=peer, target=target, note=str(notes))


def _sam(session: Session) -> Sample:
    program = sam.Sam(session.require_peers(), session, session.require_docker())
    each = session.times(SAM_EACH, 2)
    with program.endpoint() as call, ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda _number: call(), range(AT_ONCE)))
        start = now_ms()
        list(pool.map(lambda _number: call(), range(AT_ONCE * each)))
        return sample([1000 * AT_ONCE * each / (now_ms() - start)])


def payload(session: Session) -> Iterator[Row]:
    """Events of 1 and 6 MB, with the process executor beside RIE on the host."""
    yield _payload(session, ExecutorKind.PROCESS, 1_000_000, beside=True)
    yield _payload(session, ExecutorKind.PROCESS, 6_000_000, beside=True)


def payload_container(session: Session) -> Iterator[Row]:
    """The same into a container."""
    session.require_docker()
    yield _payload(session, ExecutorKind.DOCKER, 1_000_000)
    yield _payload(session, ExecutorKind.DOCKER, 6_000_000)


def _payload(session: Session, kind: ExecutorKind, size_bytes: int, *, beside: bool = False) -> Row:
    body = b'{"data": "' + b"x" * (size_bytes - 12) + b'"}'
    times = session.times(PAYLOADS, 5)

    async def work(engine: Engine) -> list[float]:
        async def invoke() -> None:
            await engine.invoke(request(size(session.workspace), kind, body), ignore)

        await timed(invoke, 2)
        return await timed(invoke, times)

    def peer() -> list[float]:
        code = session.workspace / "size"
        with emulator.on_host(session.require_peers(), code, body) as found, found.client() as client:
            return timed_blocking(lambda: client.post(body), times)

    notes = Notes()
    own, others = session.with_engine(work), notes.attempt(emulator.NAME, peer) if beside else None
    where = "process" if kind is ExecutorKind.PROCESS else "container"
    return Row(
        f"load-payload-{where}-{size_bytes // 1_000_000}",
        f"{size_bytes // 1_000_000} MB event, {where}",
        _rates(own, size_bytes),
        f"{emulator.NAME}, host" if others else "",
        _rates(others, size_bytes) if others else None,
        Target(150, Kind.LEAST_VALUE),
        unit="MB/s",
        note=str(notes),
    )


def _rates(durations_ms: Sequence[float], size_bytes: int) -> Sample:
    return sample([size_bytes / 1e6 / (duration / 1000) for duration in durations_ms])


def _row(session: Session, kind: ExecutorKind, row_id: str, what: str) -> Row:
    each = session.times(EACH)
    own = session.with_engine(lambda engine: _own(session, engine, kind, each))
    notes = Notes()
    peer = notes.attempt(emulator.NAME, lambda: _peer(session, each))
    name = f"{emulator.NAME}, {AT_ONCE} containers" if peer else ""
    return Row(row_id, what, own, name, peer, Target(1, Kind.LEAST_RATIO), unit="/s", note=str(notes))


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
