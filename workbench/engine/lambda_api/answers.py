"""Answers as they go out: what an operation gives, and errors as AWS words them (LAMBDA_FACTS §3.4)."""

import json
from collections.abc import Mapping
from typing import Any

from workbench.base.service_model.operations import ServiceModel
from workbench.engine.http.message import HeaderLines, Response
from workbench.engine.lambda_api.errors import ApiError
from workbench.model.errors import (
    EngineError,
    FunctionNotRunnableError,
    InvalidRequestError,
    RecursiveInvocationError,
    RequestTooLargeError,
    RuntimeUnavailableError,
    ThrottledError,
)

JSON = ("Content-Type", "application/json")
_NO_TYPE = frozenset({"ValidationException", "AccessDeniedException", "SerializationException"})


def error_answer(error: EngineError, model: ServiceModel, request_id: str) -> Response:
    """The answer to a call that failed."""
    found = _api_error(error)
    shape = model.errors.get(found.code)
    status = found.status or (shape.status if shape is not None else 400)  # ValidationException has no shape
    member = shape.message_member if shape is not None else "message"
    document: dict[str, Any] = {}
    if found.code not in _NO_TYPE:
        document["Type"] = "User" if status < 500 else "Service"
    document[member] = found.message
    body_members = {name: value for name, value in found.members.items() if name != "retryAfterSeconds"}
    headers: list[tuple[str, str]] = [JSON, ("x-amzn-RequestId", request_id), ("x-amzn-ErrorType", found.code)]
    if "retryAfterSeconds" in found.members:
        headers.append(("Retry-After", str(found.members["retryAfterSeconds"])))
    return Response(status, _json({**body_members, **document}), headers)


_CODES: tuple[tuple[type[EngineError], str], ...] = (
    (RecursiveInvocationError, "RecursiveInvocationException"),
    (RuntimeUnavailableError, "InvalidRuntimeException"),
    (FunctionNotRunnableError, "InvalidZipFileException"),
)
"""Errors of the engine, and AWS's that is nearest."""


def _api_error(error: EngineError) -> ApiError:
    """What AWS would say of an engine's error; where that is not known, all that ours says."""
    match error:
        case ApiError():
            return error
        case ThrottledError():
            members = {"Reason": error.reason, "retryAfterSeconds": error.retry_after_s}
            return ApiError("TooManyRequestsException", error.what, members)
        case InvalidRequestError():
            return ApiError(error.code, error.what)
        case RequestTooLargeError():
            return ApiError("RequestTooLargeException", error.what)
    code = next((code for kind, code in _CODES if isinstance(error, kind)), "ServiceException")
    return ApiError(code, str(error))


def json_answer(status: int, document: Mapping[str, Any], headers: HeaderLines = ()) -> Response:
    """A small JSON document."""
    return Response(status, _json(document), [JSON, *headers])


def _json(document: Mapping[str, Any]) -> bytes:
    # Escaped, not UTF-8: a lone surrogate of somebody's text has no UTF-8 form.
    return json.dumps(document, separators=(",", ":")).encode("ascii")
