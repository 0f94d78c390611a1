"""The local Lambda service: what HTTP costs on top of the engine, beside SAM CLI, with many functions and callers."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench import sam
from tests.bench.beside import Notes
from tests.bench.functions import hello, request
from tests.bench.rows import Kind, Row, Target
from tests.bench.service import Service, list_all, serving
from tests.bench.session import Session
from tests.bench.stats import Sample, sample
from tests.bench.timing import now_ms, timed, timed_blocking
from tests.bench.unmeasured import UnmeasuredError
from workbench.engine.engine import Engine
from workbench.model.environment import ExecutorKind
from workbench.model.run import ignore

ROUNDS = 10
EACH = 200
WARM_UP = 20
SAM_CALLS = 60
FUNCTIONS = 1000
STARTS = 5
LISTINGS = 20
AT_ONCE = 16
INVOKES = 10_000


def warm(session: Session) -> Iterator[Row]:
    """An invoke over HTTP beside the same invoke of an engine in this process, in turns."""
    each = session.times(EACH)
    with serving(session, session.folder / "served") as service, service.invoking("Hello") as client:
        timed_blocking(lambda: client.post(b"{}"), WARM_UP)

        async def work(engine: Engine) -> tuple[list[float], list[float]]:
            own: list[float] = []
            alone: list[float] = []

            async def invoke() -> None:
                await engine.invoke(request(hello(session.workspace), ExecutorKind.PROCESS), ignore)

            await timed(invoke, WARM_UP)
            for _ in range(ROUNDS):
                alone += await timed(invoke, each)
                own += timed_blocking(lambda: client.post(b"{}"), each)
            return own, alone

        own, alone = session.with_engine(work)
    target = Target(2, Kind.RATIO)
    yield Row("service-warm", "warm invoke over HTTP, process", sample(own), "engine alone", sample(alone), target)


def beside_sam(session: Session) -> Iterator[Row]:
    """A warm invoke over HTTP in a container beside SAM CLI's endpoint."""
    docker = session.require_docker()
    notes = Notes()
    with serving(session, session.folder / "home", "docker") as service, service.invoking("Hello") as client:
        timed_blocking(lambda: client.post(b"{}"), WARM_UP)
        own = sample(timed_blocking(lambda: client.post(b"{}"), session.times(ROUNDS * EACH)))

    def peer() -> Sample:
        with sam.Sam(session.require_peers(), session, docker).endpoint() as call:
            timed_blocking(call, 3)
            return sample(timed_blocking(call, session.times(SAM_CALLS, 20)))

    found = notes.attempt(sam.NAME, peer)
    target = Target(1 / 10, Kind.RATIO, text="10x faster")
    name = f"{sam.NAME} start-lambda"
    yield Row("service-sam", "warm invoke over HTTP, container", own, name, found, target, note=str(notes))


def many(session: Session) -> Iterator[Row]:
    """How long all of a thousand functions take to list, and the service takes to start with them."""
    home = session.folder / "many"
    with serving(session, home) as service:
        service.create(FUNCTIONS)
        listed = _listings(session, service)
    yield Row("service-many-list", f"ListFunctions, all pages of {FUNCTIONS:,}", listed, target=Target(50))
    starts = sample([_start_ms(session, home) for _ in range(STARTS)])
    yield Row(
        "service-many-start", f"service answers after its start, {FUNCTIONS:,} functions", starts, target=Target(1000)
    )


def _listings(session: Session, service: Service) -> Sample:
    with service.listing() as client:
        if list_all(client) < FUNCTIONS:
            raise UnmeasuredError("functions are missing in the list")
        return sample(timed_blocking(lambda: list_all(client), session.times(LISTINGS, 5)))


def _start_ms(session: Session, home: Path) -> float:
    start = now_ms()
    with serving(session, home) as service, service.listing() as client:
        client.get()
        return now_ms() - start


def parallel(session: Session) -> Iterator[Row]:
    """How many of many invokes at once are not answered, or not with the function's answer."""
    each = session.times(INVOKES) // AT_ONCE
    with serving(session, session.folder / "parallel") as service:

        def call(_number: int) -> int:
            with service.invoking("Hello") as client:
                return sum(b"hello world" not in client.post(b"{}") for _ in range(each))

        with ThreadPoolExecutor(AT_ONCE) as pool:
            start = now_ms()
            errors = sum(pool.map(call, range(AT_ONCE)))
            seconds = (now_ms() - start) / 1000
    note = f"{each * AT_ONCE / seconds:,.0f} invokes a second"
    what = f"errors of {each * AT_ONCE:,} invokes over HTTP, {AT_ONCE} at once"
    target = Target(1, text="none")
    yield Row("service-parallel", what, sample([float(errors)]), target=target, unit="", note=note)
