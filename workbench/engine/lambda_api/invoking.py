"""Invoke and InvokeAsync: from a call to the engine and back (LAMBDA_FACTS §3.1, WIRE_FACTS §1)."""

import asyncio
import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from workbench.engine.functions import served_scope
from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.cross_account import invoked
from workbench.engine.lambda_api.executors import ExecutorChoice
from workbench.engine.lambda_api.launches import Launches
from workbench.engine.lambda_api.observing import RunWatch
from workbench.engine.lambda_api.state import Place
from workbench.engine.loglines import tail
from workbench.engine.payload_json import require_json
from workbench.engine.served import ServedScopes
from workbench.model.environment import EngineStatus
from workbench.model.errors import ExecutorUnavailableError, InvalidRequestError, RuntimeUnavailableError
from workbench.model.invoke import InvocationType, InvokeRequest, InvokeResult
from workbench.model.run import Emit, ignore

if TYPE_CHECKING:
    from workbench.model.async_event import AsyncEventInfo

_INLINE_BYTES = 65_536
"""A larger payload is checked in a thread, so that other invokes go on meanwhile."""

ScopeOf = Callable[[Place], str]
"""The scope of a place, which the engine serves from then on."""

_BAD_CONTEXT = "Client context must be a valid Base64-encoded JSON object."


class Engine(Protocol):
    """What the service asks of the engine."""

    async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        """Run one invoke. Raises EngineError."""

    async def accept(self, request: InvokeRequest) -> None:
        """Queue one event. Raises EngineError."""

    async def dry_run(self, request: InvokeRequest) -> None:
        """Say whether the request would be taken. Raises EngineError."""

    async def status(self) -> EngineStatus:
        """Which executors can be used."""


class ServingEngine(Engine, Protocol):
    """What the service asks of the engine beside invokes."""

    @property
    def served(self) -> ServedScopes:
        """The functions that are served."""

    async def pending_events(self) -> "tuple[AsyncEventInfo, ...]":
        """The asynchronous events that wait or run."""

    async def purge_events(self, scope: str, function: str = "") -> int:
        """Remove the asynchronous events that wait for a function; how many there were."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, beside the members of the call: `trace_id` is an X-Ray header, or empty."""

    place: Place
    request_id: str
    trace_id: str = ""


def scope_of(place: Place) -> str:
    """The scope in which the engine knows the functions of a place."""
    return served_scope(place.account_id, place.region)


def place_of(scope: str) -> Place | None:
    """The place of such a scope; None for any other."""
    kind, _, rest = scope.partition(":")
    account_id, _, region = rest.partition(":")
    return Place(account_id, region) if kind == "lambda" and region else None


class Invoking:
    """Runs what is asked for over HTTP; `watch` hears of each run."""

    def __init__(
        self, engine: Engine, launches: Launches, executors: ExecutorChoice, scope: ScopeOf = scope_of
    ) -> None:
        self._engine = engine
        self._launches = launches
        self._executors = executors
        self.watch: RunWatch | None = None
        self._scope_of = scope

    async def invoke(self, members: Members, asked: Asked) -> tuple[Members, Mapping[str, str]]:
        """The output of Invoke, and headers that are no members of it. Raises EngineError."""
        request = await self.request(members, asked, members.get("InvocationType", "RequestResponse"))
        match request.invocation_type:
            case InvocationType.EVENT:
                await self._engine.accept(request)
                return {"StatusCode": 202}, {}
            case InvocationType.DRY_RUN:
                await self._engine.dry_run(request)
                return {"StatusCode": 204}, {}
        result = await self.run(request, ignore)
        output = {"StatusCode": 200, "ExecutedVersion": result.executed_version, "Payload": result.payload}
        if result.function_error:
            output["FunctionError"] = result.function_error
        if members.get("LogType") == "Tail":
            output["LogResult"] = base64.b64encode(tail(result.log)).decode("ascii")
        return output, {"X-Amzn-Trace-Id": result.trace_id} if result.trace_id else {}

    async def invoke_async(self, members: Members, asked: Asked) -> Members:
        """The output of InvokeAsync, the older form of an Event."""
        given = {"FunctionName": members["FunctionName"], "Payload": members["InvokeArgs"]}
        await self._engine.accept(await self.request(given, asked, InvocationType.EVENT))
        return {"Status": 202}

    async def request(self, members: Members, asked: Asked, invocation_type: str) -> InvokeRequest:
        """What the engine is asked. Raises ApiError for what is not there, InvalidRequestError for bad JSON."""
        place, found = invoked(members["FunctionName"], members.get("Qualifier"), asked.place, self._launches.view)
        function, settings = self._launches.find(place, found)
        payload = members.get("Payload") or b""
        await _require_json(payload)
        return InvokeRequest(
            function,
            payload or b"{}",
            asked.request_id,
            await self._executors.choose(function),
            qualifier=found.qualifier,
            client_context=_client_context(members.get("ClientContext", "")),
            trace_id=asked.trace_id,
            invocation_type=InvocationType(invocation_type),
            settings=settings,
            tenant_id=members.get("TenantId", ""),
            scope=self._scope_of(place),
        )

    async def run(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        """Run it where it was chosen to run, or as a process when Docker turns out to lack its runtime."""
        if self.watch is None:
            return await self._run(request, emit)
        return await self.watch.run(request, emit, self._run)

    async def _run(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        try:
            return await self._engine.invoke(request, emit)
        except (RuntimeUnavailableError, ExecutorUnavailableError):
            if not self._executors.fall_back(request.function, request.executor):
                raise
        executor = await self._executors.choose(request.function)
        return await self._engine.invoke(replace(request, executor=executor), emit)


async def _require_json(payload: bytes) -> None:
    if len(payload) <= _INLINE_BYTES:
        require_json(payload)
    else:
        await asyncio.to_thread(require_json, payload)


def _client_context(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True) if encoded else b""
    except (binascii.Error, ValueError) as error:
        raise InvalidRequestError("InvalidRequestContentException", _BAD_CONTEXT) from error
