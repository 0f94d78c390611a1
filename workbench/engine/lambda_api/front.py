"""The way of a request: may it come in, which operation is it, what are its members, and what is the answer."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from workbench.base.aio import TaskOwner
from workbench.base.clock import monotonic_ns
from workbench.base.service_model.errors import SerializationError
from workbench.base.service_model.operations import Operation, ServiceModel
from workbench.base.service_model.parse import parse_request
from workbench.base.service_model.routes import Match, Routes
from workbench.base.service_model.serialize import serialize
from workbench.base.service_model.validate import validation_message, violations
from workbench.engine.http.message import Request, Response, StreamedResponse, query_values
from workbench.engine.http.wire import RequestHead
from workbench.engine.lambda_api.access.caller import caller_of
from workbench.engine.lambda_api.access.gate import Gate
from workbench.engine.lambda_api.answers import JSON, error_answer
from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.call_log import CallLog
from workbench.engine.lambda_api.dispatch import Dispatch
from workbench.engine.lambda_api.errors import ApiError, validation
from workbench.engine.lambda_api.invoking import Asked, Invoking
from workbench.engine.lambda_api.operations import OPERATIONS, why_not
from workbench.engine.lambda_api.state import Place
from workbench.engine.lambda_api.streaming import invoke_with_response_stream
from workbench.engine.lambda_api.unknown_calls import unknown_call
from workbench.engine.lambda_api.url_answers import too_large
from workbench.engine.lambda_api.urls import is_url_host
from workbench.model.errors import EngineError
from workbench.model.limits import REQUEST_BYTES

CALL_BYTES = 70_167_211
"""Largest body of a call that is no invoke (LAMBDA_FACTS §3.3)."""

Answer = Response | StreamedResponse


class Door(Protocol):
    """Something else that is served at the same address: function URLs, logs, packages."""

    def takes(self, request: Request) -> bool:
        """Whether the request is for this door."""

    async def answer(self, request: Request, request_id: str) -> Answer:
        """Its answer. An EngineError that is raised is answered as one of Lambda's."""


class Front:
    """Answers requests. Other `doors` are asked first, in order; `calls` hears of each answer."""

    def __init__(
        self,
        model: ServiceModel,
        gate: Gate,
        dispatch: Dispatch,
        invoking: Invoking,
        region: str,
        *,
        tasks: TaskOwner,
    ) -> None:
        self._model = model
        self._routes = Routes(model)
        self._gate = gate
        self._dispatch = dispatch
        self._invoking = invoking
        self._region = region
        self._tasks = tasks
        self.doors: Sequence[Door] = ()
        self.calls: CallLog | None = None

    async def handle(self, request: Request) -> Answer:
        """The answer to a request, whatever it is."""
        if self.calls is None:
            return await self._handle(request)
        began_ns = monotonic_ns()
        answer = await self._handle(request)
        self.calls.answered(request, answer.status, monotonic_ns() - began_ns)
        return answer

    async def _handle(self, request: Request) -> Answer:
        refused = self._gate.check(request)
        if refused is not None:
            return refused
        request_id = str(uuid.uuid4())
        try:
            for door in self.doors:
                if door.takes(request):
                    return await door.answer(request, request_id)
            return await self._answer(request, request_id)
        except EngineError as error:
            return error_answer(error, self._model, request_id)

    def limit(self, head: RequestHead) -> tuple[int, Callable[[], Response]]:
        """The most bytes that a request's body may have, and the answer when it has more."""
        if is_url_host(head.headers):
            return REQUEST_BYTES, too_large
        found = self._routes.match(head.method, head.target.partition("?")[0], {})
        name = found.operation.name if isinstance(found, Match) else "Call"
        invoke = name.startswith("Invoke")
        most = REQUEST_BYTES if invoke else CALL_BYTES
        code = "RequestTooLargeException" if invoke else "RequestEntityTooLargeException"
        text = f"Request must be smaller than {most} bytes for the {'InvokeFunction' if invoke else name} operation"
        return most, lambda: error_answer(ApiError(code, text, status=413), self._model, str(uuid.uuid4()))

    async def _answer(self, request: Request, request_id: str) -> Answer:
        query = query_values(request.query)
        caller = caller_of(request, self._region)
        match = self._routes.match(request.method, request.path, query)
        if not isinstance(match, Match):
            return unknown_call(request, caller.service, request_id)
        members = _members(match, query, request)
        asked = Asked(Place(caller.account_id, caller.region), request_id, request.headers.get("x-amzn-trace-id", ""))
        match match.operation.name:
            case "Invoke":
                output, headers = await self._invoking.invoke(members, asked)
                return _answered(match.operation, output, request_id, headers)
            case "InvokeAsync":
                return _answered(match.operation, await self._invoking.invoke_async(members, asked), request_id)
            case "InvokeWithResponseStream":
                return await invoke_with_response_stream(self._invoking, members, asked, self._tasks)
            case name:
                entry = OPERATIONS.get(name)
                if entry is None:
                    raise ApiError("NotImplementedException", f"{name} is not implemented. {why_not(name)}", status=501)
                output = await self._dispatch.perform(entry, members, asked.place, _base_url(request))
                return _answered(match.operation, output, request_id)


def _members(match: Match, query: Mapping[str, list[str]], request: Request) -> Members:
    try:
        members = parse_request(match.operation, match.labels, query, request.headers, request.body)
    except SerializationError as error:
        raise ApiError("SerializationException", str(error), status=400) from error
    found = violations(match.operation, members)
    if found:
        raise validation(validation_message(found))
    return members


_NO_HEADERS: Mapping[str, str] = {}


def _answered(
    operation: Operation, output: Members, request_id: str, headers: Mapping[str, str] = _NO_HEADERS
) -> Response:
    status, fields, body = serialize(operation, output)
    given = [("x-amzn-RequestId", request_id), *fields, *headers.items()]
    return Response(status, body, [JSON, *given] if body else given)


def _base_url(request: Request) -> str:
    """The service's address as the client called it; a Host is in every request that comes in."""
    return f"http://{request.headers.get('host', 'localhost')}"
