import json
from typing import Any

import pytest

from workbench.base.service_model.load import load_service
from workbench.engine.http.message import Response
from workbench.engine.lambda_api.answers import error_answer, json_answer
from workbench.engine.lambda_api.errors import (
    ApiError,
    check_revision,
    conflict,
    invalid_parameter,
    not_found,
    validation,
)
from workbench.model.errors import (
    EngineError,
    FunctionNotRunnableError,
    InvalidRequestError,
    RecursiveInvocationError,
    RequestTooLargeError,
    RuntimeUnavailableError,
    SandboxError,
    ThrottledError,
)

MODEL = load_service("lambda")
ID = "11111111-1111-1111-1111-111111111111"


def _answer(error: EngineError) -> Response:
    return error_answer(error, MODEL, ID)


def _document(error: EngineError) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(_answer(error).body)
    return document


def _headers(error: EngineError) -> dict[str, str]:
    return {name.lower(): value for name, value in _answer(error).headers}


@pytest.mark.parametrize(
    ("error", "status", "code", "document"),
    [
        (not_found("gone"), 404, "ResourceNotFoundException", {"Type": "User", "Message": "gone"}),
        (invalid_parameter("no"), 400, "InvalidParameterValueException", {"Type": "User", "message": "no"}),
        (conflict("there"), 409, "ResourceConflictException", {"Type": "User", "message": "there"}),
        (validation("1 error"), 400, "ValidationException", {"message": "1 error"}),
        (
            ApiError("AccessDeniedException", "not you", status=403),
            403,
            "AccessDeniedException",
            {"message": "not you"},
        ),
        (
            ApiError("NoPublishedVersionException", "none"),
            400,
            "NoPublishedVersionException",
            {"Type": "User", "Message": "none"},
        ),
        (
            ApiError("RequestEntityTooLargeException", "large", status=413),
            413,
            "RequestEntityTooLargeException",
            {"Type": "User", "message": "large"},
        ),
        (
            ThrottledError("CallerRateLimitExceeded", 7),
            429,
            "TooManyRequestsException",
            {"Reason": "CallerRateLimitExceeded", "Type": "User", "message": "Rate Exceeded."},
        ),
        (
            InvalidRequestError("InvalidRequestContentException", "no JSON", "ours"),
            400,
            "InvalidRequestContentException",
            {"Type": "User", "message": "no JSON"},
        ),
        (InvalidRequestError("ValidationException", "null"), 400, "ValidationException", {"message": "null"}),
        (
            RequestTooLargeError(2, 1),
            413,
            "RequestTooLargeException",
            {"Type": "User", "message": "Request must be smaller than 1 bytes for the InvokeFunction operation"},
        ),
        (
            RecursiveInvocationError("A loop."),
            400,
            "RecursiveInvocationException",
            {"Type": "User", "Message": "A loop."},
        ),
        (
            RuntimeUnavailableError("No ruby.", "It is not there.", "Install it."),
            502,
            "InvalidRuntimeException",
            {"Type": "Service", "Message": "No ruby. It is not there. Install it."},
        ),
        (
            FunctionNotRunnableError("No code."),
            502,
            "InvalidZipFileException",
            {"Type": "Service", "Message": "No code."},
        ),
        (SandboxError("Lost."), 500, "ServiceException", {"Type": "Service", "Message": "Lost."}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_errors(error: EngineError, status: int, code: str, document: dict[str, str]) -> None:
    answer = _answer(error)
    assert (answer.status, _document(error)) == (status, document)
    headers = _headers(error)
    assert (headers["x-amzn-errortype"], headers["x-amzn-requestid"]) == (code, ID)
    assert headers["content-type"] == "application/json"


def test_when_to_try_again() -> None:
    error = ThrottledError("ReservedFunctionConcurrentInvocationLimitExceeded", 12)
    assert _headers(error)["retry-after"] == "12"
    assert "retryAfterSeconds" not in _document(error)


def test_all_of_a_models_errors_have_a_status_of_their_own() -> None:
    for code, shape in MODEL.errors.items():
        answer = _answer(ApiError(code, "text"))
        assert answer.status == shape.status >= 400
        assert json.loads(answer.body)[shape.message_member] == "text"


def test_a_text_that_is_no_utf_8() -> None:
    assert _document(not_found("\ud800"))["Message"] == "\ud800"
    assert json_answer(200, {"a": "é\ud800"}).body == b'{"a":"\\u00e9\\ud800"}'


def test_json() -> None:
    answer = json_answer(418, {"a": None}, [("X-A", "b")])
    assert (answer.status, answer.body) == (418, b'{"a":null}')
    assert list(answer.headers) == [("Content-Type", "application/json"), ("X-A", "b")]


def test_revisions() -> None:
    check_revision(None, {"RevisionId": "a"})
    check_revision("a", {"RevisionId": "a"})
    with pytest.raises(ApiError, match="Call the GetPolicy API to retrieve") as found:
        check_revision("b", {"RevisionId": "a"}, "GetPolicy")
    assert _answer(found.value).status == 412
