"""The local Lambda service: opened on the state in a folder, and listening until it is closed."""

import os
from dataclasses import dataclass

from workbench.base import log
from workbench.base.aio import TaskOwner
from workbench.engine.functions import FunctionRegistry
from workbench.engine.http.server import HttpServer, open_server
from workbench.engine.lambda_api.access.gate import Gate
from workbench.engine.lambda_api.call_log import CallLog
from workbench.engine.lambda_api.desk import Desk, ResolveImage
from workbench.engine.lambda_api.dispatch import Dispatch
from workbench.engine.lambda_api.executors import ExecutorChoice
from workbench.engine.lambda_api.front import Front
from workbench.engine.lambda_api.invoking import Invoking, ServingEngine, scope_of
from workbench.engine.lambda_api.lambda_model import lambda_model
from workbench.engine.lambda_api.launches import Launches
from workbench.engine.lambda_api.observing import FunctionWatch, RunWatch
from workbench.engine.lambda_api.package_door import PackageDoor
from workbench.engine.lambda_api.packages import Packages
from workbench.engine.lambda_api.provisioning import Provisioning
from workbench.engine.lambda_api.remote import NoRemote, Remote
from workbench.engine.lambda_api.scopes import Scopes
from workbench.engine.lambda_api.state import Change, Place, State
from workbench.engine.lambda_api.state_file import StateFile
from workbench.engine.lambda_api.transitions import settle_all
from workbench.engine.lambda_api.upkeep import sweep
from workbench.engine.lambda_api.urls import Urls
from workbench.engine.logs_api.log_store import LogStore
from workbench.engine.logs_api.log_writer import LogBounds
from workbench.engine.logs_api.logs_door import LogsDoor
from workbench.engine.runtimes import RuntimeTable
from workbench.model.errors import EngineError
from workbench.model.logs import LogSink
from workbench.model.service import ObserveService, ServiceInfo, ServiceSettings

_LOG = log.logger("service")
CLOSE_S = 5.0
_NEXT = "Name another port, or 0 for any. It is the setting service.port, and --port in the terminal."


@dataclass(frozen=True, slots=True)
class Backing:
    """What a service stands on: the engine, the workspaces' functions, and what the program gives it.

    `resolve_image` tells the digest of an image, `remote` calls other AWS services, `observe` hears what happens.
    """

    engine: ServingEngine
    workspace: FunctionRegistry
    runtimes: RuntimeTable
    resolve_image: ResolveImage
    remote: Remote | None = None
    observe: ObserveService | None = None


class LambdaService:
    """A running service; made by `open_service`."""

    def __init__(self, backing: Backing, settings: ServiceSettings, state: State, file: StateFile) -> None:
        self._settings = settings
        self._state = state
        self._file = file
        self._tasks = TaskOwner(_log_failure)
        self._desk = _desk(backing, settings, state)
        self._launches = Launches(state, backing.workspace, self._desk.packages)
        self._dispatch = Dispatch(state, file, self._desk, self._tasks, self._changed)
        executors = ExecutorChoice(settings.executor, backing.engine.status)
        self._scopes = Scopes(backing.engine.served, self._launches, executors, settings.account_concurrency)
        self._invoking = Invoking(backing.engine, self._launches, executors, self._scopes.of)
        self._provisioning = Provisioning(
            state,
            backing.engine,
            self._scopes,
            self._launches,
            executors,
            change=self._dispatch.change,
            tasks=self._tasks,
        )
        gate = Gate(settings.host, dict(settings.keys), settings.hosts)
        self._urls = Urls(state, dict(settings.keys), self._invoking, self._tasks)
        self._front = Front(self._desk.model, gate, self._dispatch, self._invoking, settings.region, tasks=self._tasks)
        logs = LogStore(settings.data, LogBounds(settings.log_events, settings.log_bytes))
        self.log_sink: LogSink = logs.keep
        self._logs = LogsDoor(logs, settings.region)
        # First of all URLs: web pages of others get through the gate to them, and must get to nothing else.
        self._front.doors = (self._urls, self._logs, PackageDoor(self._desk.packages))
        self._server: HttpServer | None = None
        self._watch = None if backing.observe is None else self._observed(backing.observe)

    def _observed(self, observe: ObserveService) -> FunctionWatch:
        """Let `observe` hear of functions, runs and, where the settings say so, calls."""
        self._invoking.watch = RunWatch(observe)
        if self._settings.tells_calls:
            self._front.calls = CallLog(self._desk.model, observe)
        return FunctionWatch(self._state, self._desk.packages, self._scopes.of, observe)

    async def start(self) -> None:
        """Listen. Raises EngineError when the address cannot be had."""
        for view in tuple(self._state.views()):
            await self._dispatch.change(view.place, settle_all)
        if not self._file.has_damaged_copy:
            await sweep(self._state, self._desk.packages)
        await self._provisioning.start()
        settings = self._settings
        try:
            self._server = await open_server(
                self._front.handle, host=settings.host, port=settings.port, limit=self._front.limit, tasks=self._tasks
            )
        except OSError as error:
            what = f"The Lambda service cannot listen on {settings.host}, port {settings.port}."
            raise EngineError(what, _reason(error), _NEXT) from error
        if self._watch is not None:
            self._watch.start()

    @property
    def info(self) -> ServiceInfo:
        """The address to give to clients; one that listens everywhere is called by its loopback address."""
        assert self._server is not None
        host, port = self._settings.host, self._server.port
        called = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        url = f"http://{f'[{called}]' if ':' in called else called}:{port}"
        return ServiceInfo(url, host, port, self._file.notice)

    async def close(self) -> None:
        """Stop listening, let calls end, and close the state."""
        if self._watch is not None:
            self._watch.close()
        self._logs.end_streams()
        if self._server is not None:
            await self._server.close(CLOSE_S)
        await self._tasks.close()
        self._scopes.close()
        await self._logs.close()
        await self._file.close()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        self._launches.forget()
        self._provisioning.changed(changes)
        self._urls.changed(changes)
        if self._watch is not None:
            self._watch.changed(changes)


async def open_service(backing: Backing, settings: ServiceSettings) -> LambdaService:
    """The service, listening. Raises EngineError."""
    file = StateFile(settings.data)
    try:
        service = LambdaService(backing, settings, await file.load(), file)
    except BaseException:
        await file.close()
        raise
    try:
        await service.start()
    except BaseException:
        await service.close()
        raise
    return service


def _desk(backing: Backing, settings: ServiceSettings, state: State) -> Desk:
    def initialised(place: Place, name: str, version: str) -> int:
        return backing.engine.served.provisioned(scope_of(place), name, version)

    return Desk(
        model=lambda_model(),
        packages=Packages(settings.data / "packages"),
        workspace=backing.workspace,
        runtimes=backing.runtimes,
        remote=backing.remote or NoRemote(),
        resolve_image=backing.resolve_image,
        account_concurrency=settings.account_concurrency,
        view=state.view,
        initialised=initialised,
    )


def _reason(error: OSError) -> str:
    """Why it cannot listen; asyncio puts the address and the system's words into one text of its own."""
    text = os.strerror(error.errno) if error.errno else str(error)
    return f"{text[:1].upper()}{text[1:]}."


def _log_failure(error: BaseException) -> None:
    _LOG.warning("A background task of the service failed.", exc_info=error)
