"""Tells of each call that was answered: which operation it was, on which function, with which status, how long."""

import re

from workbench.base.clock import wall_ns
from workbench.base.service_model.operations import ServiceModel
from workbench.base.service_model.routes import Match, Routes
from workbench.engine.http.message import Request, query_values
from workbench.engine.lambda_api.access.hosts import host_name
from workbench.engine.lambda_api.urls import is_url_host
from workbench.model.service import ObserveService, ServedCall

_NAMED = re.compile(rb'"FunctionName"\s*:\s*"([^"\\]{1,200})"')
_LOOKED_AT = 4096
"""How far into a body is looked for a function's name: clients write it first."""

_LONGEST = 200


class CallLog:
    """Tells of calls; it is asked when the answer is there."""

    def __init__(self, model: ServiceModel, tell: ObserveService) -> None:
        self._routes = Routes(model)
        self._tell = tell

    def answered(self, request: Request, status: int, took_ns: int) -> None:
        """A call has its answer."""
        operation, function = self._subject(request)
        self._tell(ServedCall(wall_ns(), _shown(operation), _shown(function), status, took_ns / 1e6))

    def _subject(self, request: Request) -> tuple[str, str]:
        """The operation and the function of a request; of one that is none of Lambda's, what it asks for."""
        if is_url_host(request.headers):
            return "FunctionUrl", host_name(request.headers["host"]).partition(".")[0]
        if target := request.headers.get("x-amz-target"):
            return target.rpartition(".")[2], ""
        found = self._routes.match(request.method, request.path, query_values(request.query))
        if not isinstance(found, Match):
            return f"{request.method} {request.path}", ""
        named = _NAMED.search(request.body[:_LOOKED_AT])
        in_body = named[1].decode("utf-8", "replace") if named is not None else ""
        return found.operation.name, found.labels.get("FunctionName", in_body)


def _shown(text: str) -> str:
    """What a caller wrote, fit for one line of a terminal."""
    return "".join(one if one.isprintable() else "?" for one in text[:_LONGEST])
