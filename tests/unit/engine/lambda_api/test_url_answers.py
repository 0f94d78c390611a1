import json

import pytest

from tests.support.served_invokes import header
from workbench.engine.lambda_api.access.authorization import SignatureError
from workbench.engine.lambda_api.errors import ApiError, conflict, not_found
from workbench.engine.lambda_api.url_access import FORBIDDEN, forbidden
from workbench.engine.lambda_api.url_answers import function_failed, not_run, too_large, unknown_url
from workbench.model.errors import (
    EngineError,
    ExecutorUnavailableError,
    InvalidRequestError,
    RecursiveInvocationError,
    RequestTooLargeError,
    ThrottledError,
)


def test_an_unknown_url_is_told_so_as_recorded() -> None:
    answer = unknown_url()
    assert (answer.status, answer.body) == (403, b'{"Message":null}')
    assert header(answer, "Content-Type") == "application/json"
    assert header(answer, "x-amzn-ErrorType") == "AccessDeniedException"


def test_a_failure_of_the_function() -> None:
    assert (function_failed().status, function_failed().body) == (502, b"Internal Server Error")


def test_a_signature_that_is_wrong() -> None:
    answer = not_run(SignatureError("InvalidSignatureException", "It is wrong."))
    assert (answer.status, answer.body) == (403, b'{"message":"It is wrong."}')
    assert header(answer, "x-amzn-ErrorType") == "InvalidSignatureException"


@pytest.mark.parametrize(
    ("error", "status", "code", "message"),
    [
        (forbidden(), 403, "AccessDeniedException", FORBIDDEN),
        (not_found("gone"), 403, "AccessDeniedException", FORBIDDEN),
        (conflict("Failed"), 502, "ResourceConflictException", "Failed"),
        (ApiError("X", "y", status=404), 404, "X", "y"),
        (ThrottledError("Reserved", 1, "why"), 429, "TooManyRequestsException", "Rate Exceeded."),
        (
            RequestTooLargeError(9, 8),
            413,
            "RequestEntityTooLargeException",
            "Request must be smaller than 6291456 bytes",
        ),
        (
            InvalidRequestError("InvalidParameterValueException", "no tenant"),
            400,
            "InvalidParameterValueException",
            "no tenant",
        ),
        (RecursiveInvocationError("loop"), 400, "RecursiveInvocationException", "loop"),
        (
            ExecutorUnavailableError("Docker is off.", "", "Start it."),
            500,
            "ServiceException",
            "Docker is off. Start it.",
        ),
    ],
)
def test_what_was_not_run(error: EngineError, status: int, code: str, message: str) -> None:
    answer = not_run(error)
    assert (answer.status, json.loads(answer.body)) == (status, {"Message": message})
    assert header(answer, "x-amzn-ErrorType") == code


def test_what_is_too_large_is_the_same_everywhere() -> None:
    assert too_large() == not_run(RequestTooLargeError(9, 8))
