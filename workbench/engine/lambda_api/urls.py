"""Requests to function URLs: from HTTP to an invoke and back (LAMBDA_FACTS §6.19, WIRE_FACTS §9)."""

import re
from collections.abc import Mapping
from dataclasses import replace

from workbench.base import log
from workbench.base.aio import TaskOwner
from workbench.base.clock import wall_ns
from workbench.engine.http.message import HeaderLines, Request, Response, StreamedResponse
from workbench.engine.http.wire import Headers
from workbench.engine.lambda_api.access.hosts import host_name
from workbench.engine.lambda_api.identifiers import function_arn
from workbench.engine.lambda_api.invoking import Asked, Invoking
from workbench.engine.lambda_api.state import Change, State
from workbench.engine.lambda_api.streaming import start
from workbench.engine.lambda_api.url_access import UrlAccess
from workbench.engine.lambda_api.url_answers import function_failed, not_run, unknown_url
from workbench.engine.lambda_api.url_configs import RESPONSE_STREAM
from workbench.engine.lambda_api.url_cors import cors_headers, is_preflight, preflight
from workbench.engine.lambda_api.url_event import Arrival, event_of
from workbench.engine.lambda_api.url_index import UrlIndex, UrlTarget
from workbench.engine.lambda_api.url_response import MalformedResponseError, buffered
from workbench.engine.lambda_api.url_streams import streamed
from workbench.engine.trace_header import TraceHeader, compose, new_trace_id, parse
from workbench.model.errors import EngineError
from workbench.model.invoke import InvocationType, InvokeRequest
from workbench.model.run import ignore

_LOG = log.logger("service")
_HOST = re.compile(r"([0-9a-z]{32})\.lambda-url\.([a-z0-9-]+)\.localhost")

Answer = Response | StreamedResponse


def is_url_host(headers: Headers) -> bool:
    """Whether a request is for a function URL, be there one or not: it must reach nothing else.

    Web pages may send such requests, and no others (access/gate.py).
    """
    return ".lambda-url." in host_name(headers.get("host", ""))


class Urls:
    """The function URLs of all accounts and regions; `keys` are secrets by access key."""

    def __init__(self, state: State, keys: Mapping[str, str], invoking: Invoking, tasks: TaskOwner) -> None:
        self._index = UrlIndex(state)
        self._access = UrlAccess(state, keys)
        self._invoking = invoking
        self._tasks = tasks

    def changed(self, changes: tuple[Change, ...]) -> None:
        """Follow what was committed."""
        self._index.apply(changes)

    def takes(self, request: Request) -> bool:
        """Whether a URL is asked for."""
        return is_url_host(request.headers)

    async def answer(self, request: Request, request_id: str) -> Answer:
        """The answer to a request that this takes; a function's failure is one too."""
        target = self._target(request.headers)
        answer = unknown_url() if target is None else await self._of(target, request, request_id)
        return _with(answer, [("x-amzn-RequestId", request_id)])

    def _target(self, headers: Headers) -> UrlTarget | None:
        found = _HOST.fullmatch(host_name(headers.get("host", "")))
        if found is None:
            return None
        target = self._index.find(found[1])
        return target if target is not None and target.place.region == found[2] else None

    async def _of(self, target: UrlTarget, request: Request, request_id: str) -> Answer:
        cors = target.config.get("Cors")
        if cors is not None and is_preflight(request):
            return preflight(cors, request)
        return _with(await self._visited(target, request, request_id), cors_headers(cors, request))

    async def _visited(self, target: UrlTarget, request: Request, request_id: str) -> Answer:
        try:
            return await self._invoked(target, await self._invoke(target, request, request_id))
        except EngineError as error:
            return not_run(error)
        except MalformedResponseError as error:
            name, qualifier = target.function.name, target.function.qualifier
            _LOG.warning("%s: its URL answers 502. %s", function_arn(target.place, name, qualifier), error)
            return function_failed()

    async def _invoke(self, target: UrlTarget, request: Request, request_id: str) -> InvokeRequest:
        signer = self._access.signer(request, target)
        told, trace_id = _trace(request.headers.get("x-amzn-trace-id", ""))
        arrival = Arrival(target.config["_Id"], request_id, told, wall_ns(), signer)
        members = {"FunctionName": target.function.name, "Payload": event_of(request, arrival)}
        if target.function.qualifier:
            members["Qualifier"] = target.function.qualifier
        asked = Asked(target.place, request_id, trace_id)
        return await self._invoking.request(members, asked, InvocationType.REQUEST_RESPONSE)

    async def _invoked(self, target: UrlTarget, invoke: InvokeRequest) -> Answer:
        if target.config.get("InvokeMode") == RESPONSE_STREAM:
            run = start(self._invoking, replace(invoke, streaming=True), self._tasks)
            return _with(await streamed(run), [("X-Amzn-Trace-Id", invoke.trace_id)])
        result = await self._invoking.run(invoke, ignore)
        answer = function_failed() if result.function_error else buffered(result.payload)
        return _with(answer, [("X-Amzn-Trace-Id", result.trace_id or invoke.trace_id)])


def _trace(sent: str) -> tuple[str, str]:
    """The X-Ray header as the function is told it, and as the invoke carries on from it."""
    root = parse(new_trace_id()).root
    if parse(sent).root:
        return f"Self={root};{sent}", sent
    trace_id = compose(TraceHeader(root=root))
    return trace_id, trace_id


def _with(answer: Answer, headers: HeaderLines) -> Answer:
    return replace(answer, headers=[*answer.headers, *headers]) if headers else answer
