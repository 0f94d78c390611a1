"""Open and close the local Lambda service."""

import asyncio
import os
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.app.opening import aws_endpoint_url
from workbench.app.use_cases.executor_choice import AUTO
from workbench.app.use_cases.function_choice import first_function
from workbench.app.use_cases.served_runs import run_of
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.run import Run
from workbench.model.service import (
    ServedCall,
    ServedFunction,
    ServedFunctions,
    ServedRun,
    ServiceInfo,
    ServiceObservation,
    ServiceSettings,
)

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.cloud.remote import OtherServices

ACCESS_KEY, SECRET_KEY = "WORKBENCH_ACCESS_KEY_ID", "WORKBENCH_SECRET_ACCESS_KEY"
"""Environment variables of the key that callers sign with; a settings file would hold the secret in plain text."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What the caller names instead of the settings; None and empty leave it to them.

    `records` puts runs into the history, `calls` tells every call to the store.
    """

    port: int | None = None
    host: str = ""
    region: str = ""
    executor: ExecutorKind | None = None
    aws_endpoint_url: str = ""
    allowed_hosts: tuple[str, ...] = ()
    records: bool = True
    calls: bool = False


_AS_SET = ServeOptions()

BETWEEN_ROWS_S = 0.02
"""Between two rows of the history: the window draws each, and many at once would hold it up."""


class Serving:
    """A service that was started: follows what it tells, and holds what it uses, until it is closed."""

    def __init__(self, app: "Application", remote: "OtherServices | None", *, records: bool) -> None:
        self._app = app
        self._remote = remote
        self._records = records
        self._open = True
        self._waiting: deque[Run] = deque()
        self._putting: asyncio.Task[None] | None = None

    def observe(self, observation: ServiceObservation) -> None:
        """Bring the stores up to date; what is told late, after the end, is not shown."""
        if not self._open:
            return
        match observation:
            case ServedFunctions(functions):
                self._show(functions)
            case ServedRun():
                self._record(observation)
            case ServedCall():
                self._app.service.called.emit(observation)

    def _show(self, functions: tuple[ServedFunction, ...]) -> None:
        self._app.service.set_functions(functions)
        _keep_selection(self._app)

    def _record(self, served: ServedRun) -> None:
        if not self._records or not self._app.run_rate.admits():
            return
        self._waiting.append(run_of(served))
        if self._putting is None or self._putting.done():
            self._putting = self._app.tasks.start(self._put_one_by_one(), "served-runs")

    async def _put_one_by_one(self) -> None:
        while self._waiting:
            self._app.runs.put(self._waiting.popleft())
            await asyncio.sleep(BETWEEN_ROWS_S)

    def close(self) -> None:
        """Nothing is followed any more, and no other service is called."""
        self._open = False
        while self._waiting:
            self._app.runs.put(self._waiting.popleft())
        if self._remote is not None:
            self._remote.close()


async def start_service(app: "Application", options: ServeOptions = _AS_SET) -> ServiceInfo:
    """Open the service; where it is. Raises EngineError when it runs already or cannot listen there."""
    settings = _settings(app, options)
    remote = _remote(settings.aws_endpoint_url)
    serving = Serving(app, remote, records=options.records)
    try:
        info = await app.engine.serve(settings, remote, serving.observe if options.records or options.calls else None)
    except EngineError:
        serving.close()
        raise
    app.serving = serving
    app.service.set_info(info)
    app.context.update(serving=True)
    if info.notice:
        app.notices.warn(info.notice)
    return info


async def stop_service(app: "Application") -> None:
    """Close it, when the calls in flight have ended."""
    await app.engine.stop_serving()
    if app.serving is not None:
        app.serving.close()
    app.serving = None
    app.service.set_info(None)
    app.context.update(serving=False)
    _keep_selection(app)


def _keep_selection(app: "Application") -> None:
    """A function of the service that is gone is not selected any more."""
    context, workspace = app.context.value, app.workspace.current
    if context.scope and app.service.function(context.scope, context.function or "") is None:
        app.context.update(scope="", function=None if workspace is None else first_function(workspace))


def _settings(app: "Application", options: ServeOptions) -> ServiceSettings:
    wanted = app.settings.text("run.executor")
    return ServiceSettings(
        data=app.paths.data / "lambda",
        host=options.host or app.settings.text("service.host"),
        port=app.settings.number("service.port") if options.port is None else options.port,
        region=options.region or app.settings.text("service.region"),
        executor=options.executor or (None if wanted == AUTO else ExecutorKind(wanted)),
        keys=_keys(),
        hosts=options.allowed_hosts,
        aws_endpoint_url=options.aws_endpoint_url or aws_endpoint_url(app.settings),
        account_concurrency=app.settings.number("run.account_concurrency"),
        tells_calls=options.calls,
    )


def _keys() -> tuple[tuple[str, str], ...]:
    key, secret = os.environ.get(ACCESS_KEY, ""), os.environ.get(SECRET_KEY, "")
    return ((key, secret),) if key and secret else ()


def _remote(endpoint_url: str) -> "OtherServices | None":
    if not endpoint_url:
        return None
    from workbench.cloud.remote import OtherServices  # noqa: PLC0415 - few name an endpoint

    return OtherServices(endpoint_url)
