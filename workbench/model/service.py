"""The local Lambda service, as front ends know it: how it is reached, what it runs, and what it tells."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest, InvokeResult


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """How the service is to be reached, and what it is told.

    `data` is the folder of its state; `port` 0 is any free one. `keys` are secrets by access key, which any `host` but
    loopback needs; `hosts` are further names by which it may be called. `region` is for callers that name none.
    `executor` None leaves the choice to the program; `aws_endpoint_url` is where other AWS services are, or empty.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    region: str = "us-east-1"
    executor: ExecutorKind | None = None
    keys: tuple[tuple[str, str], ...] = ()
    hosts: tuple[str, ...] = ()
    aws_endpoint_url: str = ""
    account_concurrency: int = 1000


@dataclass(frozen=True, slots=True)
class ServiceInfo:
    """A running service; `url` is what clients are given as endpoint."""

    url: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class ServedFunction:
    """A function that was made over HTTP: its `$LATEST`, and `State` as GetFunction tells it."""

    config: FunctionConfig
    state: str
    runtime: str = ""


@dataclass(frozen=True, slots=True)
class ServedFunctions:
    """The functions made over HTTP, all accounts and regions, as they are now."""

    functions: tuple[ServedFunction, ...]


@dataclass(frozen=True, slots=True)
class ServedRun:
    """A synchronous invoke over HTTP has ended; `result` is None when it could not be run, and `why` says so."""

    request: InvokeRequest
    started_ns: int
    result: InvokeResult | None = None
    why: str = ""


ServiceObservation = ServedFunctions | ServedRun
ObserveService = Callable[[ServiceObservation], None]
