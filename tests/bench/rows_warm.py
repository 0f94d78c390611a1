"""Warm invokes: one after the other, in turns with the peer so that both see the same machine."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from tests.bench import emulator, sam
from tests.bench.beside import Notes
from tests.bench.client import Client
from tests.bench.emulator import Emulator
from tests.bench.functions import hello, request
from tests.bench.rows import Kind, Row, Target
from tests.bench.session import Session
from tests.bench.stats import Figure, Sample, sample
from tests.bench.timing import timed, timed_blocking
from workbench.engine.engine import Engine
from workbench.model.environment import ExecutorKind
from workbench.model.run import ignore

ROUNDS = 10
EACH = 200
WARM_UP = 20
SAM_CALLS = 60
STALL_MS = 100.0
"""A call that takes longer is a stall: twenty times a slow one, and a tenth of the stalls that SAM CLI has."""

ELSEWHERE_SAM_MS = 22.5


def process(session: Session) -> Iterator[Row]:
    """The process executor beside RIE on the host."""
    notes = Notes()
    own, peer = _in_turns(session, ExecutorKind.PROCESS, notes, lambda: _host_client(session))
    yield Row(
        "warm-process",
        "warm invoke, process",
        own,
        f"{emulator.NAME}, host",
        peer,
        Target(0.6, Kind.RATIO),
        note=str(notes),
    )


def container(session: Session) -> Iterator[Row]:
    """The container executor beside RIE in a container, and SAM CLI's warm endpoint."""
    session.require_docker()
    notes = Notes()
    own, peer = _in_turns(session, ExecutorKind.DOCKER, notes, lambda: _container_client(session))
    name = f"{emulator.NAME}, container"
    yield Row("warm-container", "warm invoke, container", own, name, peer, Target(0.8, Kind.RATIO), note=str(notes))
    yield Row("warm-container-p99", "its p99", own, name, peer, Target(6, figure=Figure.P99))
    yield Row(
        "warm-container-stall", "its longest", own, name, peer, Target(STALL_MS, figure=Figure.MAX, text="no stall")
    )
    yield _beside_sam(session, own)


def _beside_sam(session: Session, own: Sample) -> Row:
    notes = Notes()
    found = notes.attempt(sam.NAME, lambda: _sam(session))
    name = f"{sam.NAME} start-lambda"
    if found is not None:
        stalls = sum(value > STALL_MS for value in found.values)
        notes.add(
            f"{stalls} of SAM's {found.count} calls took over {STALL_MS:g} ms, the longest {max(found.values):.0f} ms"
        )
    target = Target(1 / 25, Kind.RATIO, text="25x faster")
    peer = found or sample([ELSEWHERE_SAM_MS])
    return Row(
        "warm-container-sam",
        "warm invoke, container",
        own,
        name,
        peer,
        target,
        note=str(notes),
        elsewhere=found is None,
    )


def _sam(session: Session) -> Sample:
    program = sam.Sam(session.require_peers(), session, session.require_docker())
    with program.endpoint() as call:
        timed_blocking(call, 3)
        return sample(timed_blocking(call, session.times(SAM_CALLS, 20)))


def _in_turns(
    session: Session, kind: ExecutorKind, notes: Notes, peer: Callable[[], AbstractContextManager[Client]]
) -> tuple[Sample, Sample | None]:
    with ExitStack() as stack:
        client = notes.attempt(emulator.NAME, lambda: stack.enter_context(peer()))
        each = session.times(EACH)

        async def work(engine: Engine) -> tuple[list[float], list[float]]:
            own: list[float] = []
            others: list[float] = []

            async def invoke() -> None:
                await engine.invoke(request(hello(session.workspace), kind), ignore)

            await timed(invoke, WARM_UP)
            for _ in range(ROUNDS):
                own += await timed(invoke, each)
                if client is not None:
                    others += timed_blocking(lambda: client.post(b"{}"), each)
            return own, others

        own, others = session.with_engine(work)
        return sample(own), sample(others) if others else None


@contextmanager
def _host_client(session: Session) -> Iterator[Client]:
    with emulator.on_host(session.require_peers(), session.workspace / "hello") as peer:
        yield from _warmed(peer)


@contextmanager
def _container_client(session: Session) -> Iterator[Client]:
    code = session.workspace / "hello"
    with emulator.in_containers(session.require_docker(), session.require_peers(), code) as peers:
        yield from _warmed(peers[0])


def _warmed(peer: Emulator) -> Iterator[Client]:
    with peer.client() as client:
        timed_blocking(lambda: client.post(b"{}"), WARM_UP)
        yield client
