"""The local Lambda service, as front ends know it: how it is reached, what it runs, and what it tells."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import DEFAULT_SETTINGS, FunctionSettings
from workbench.model.invoke import InvokeRequest, InvokeResult

SERVED_PREFIX = "lambda:"
"""How the scopes of the service begin: `lambda:<account>:<region>`."""


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """How the service is to be reached, and what it is told.

    `data` is the folder of its state; `port` 0 is any free one. `keys` are secrets by access key, which any `host` but
    loopback needs; `hosts` are further names by which it may be called. `region` is for callers that name none.
    `executor` None leaves the choice to the program; `aws_endpoint_url` is where other AWS services are, or empty.
    `tells_calls` says that each call is observed, for a log of them.
    `log_events` and `log_bytes` are how much of the functions' logs is kept; the oldest goes first.
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
    tells_calls: bool = False
    log_events: int = 1_000_000
    log_bytes: int = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ServiceInfo:
    """A running service; `url` is what clients are given as endpoint, `notice` what the user is to know, or empty."""

    url: str
    host: str
    port: int
    notice: str = ""


def is_served(scope: str) -> bool:
    """Whether a scope of the engine is an account in a region of the service; others are folders of workspaces."""
    return scope.startswith(SERVED_PREFIX)


@dataclass(frozen=True, slots=True)
class ServedFunction:
    """A function that was made over HTTP: its `$LATEST`, and `State` as GetFunction tells it.

    `scope` is that of its account and region in the engine. `qualifiers` are its aliases, then its published versions,
    the newest first.
    """

    config: FunctionConfig
    scope: str
    state: str = "Active"
    settings: FunctionSettings = DEFAULT_SETTINGS
    qualifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServedFunctions:
    """The functions made over HTTP, all accounts and regions, as they are now."""

    functions: tuple[ServedFunction, ...]


@dataclass(frozen=True, slots=True)
class ServedRun:
    """A synchronous invoke over HTTP has ended; `result` is None when it could not be run, because of `error`.

    `started_ns` is since the epoch. The payload of a streamed response's `result` is its beginning.
    """

    request: InvokeRequest
    started_ns: int
    result: InvokeResult | None = None
    error: EngineError | None = None


@dataclass(frozen=True, slots=True)
class ServedCall:
    """A call has been answered; `operation` is the API's name for it, `function` the one it names, or empty.

    `ended_ns` is since the epoch; `took_ms` ends where the answer begins.
    """

    ended_ns: int
    operation: str
    function: str
    status: int
    took_ms: float


ServiceObservation = ServedFunctions | ServedRun | ServedCall
ObserveService = Callable[[ServiceObservation], None]
