"""What a function URL itself answers, without the function: refusals and failures (LAMBDA_FACTS §6.19)."""

from workbench.engine.http.message import Response
from workbench.engine.lambda_api.access.authorization import SignatureError
from workbench.engine.lambda_api.answers import json_answer
from workbench.engine.lambda_api.errors import NOT_FOUND, ApiError
from workbench.engine.lambda_api.url_access import forbidden
from workbench.model.errors import (
    EngineError,
    InvalidRequestError,
    RecursiveInvocationError,
    RequestTooLargeError,
    ThrottledError,
)
from workbench.model.limits import REQUEST_BYTES

_TOO_LARGE = 413, "RequestEntityTooLargeException", f"Request must be smaller than {REQUEST_BYTES} bytes"


def unknown_url() -> Response:
    """There is no such URL."""
    return _refusal(403, "AccessDeniedException", None)


def too_large() -> Response:
    """A request of more than 6 MB."""
    return _refusal(*_TOO_LARGE)


def function_failed() -> Response:
    """The function failed, or gave what is no response."""
    return Response(502, b"Internal Server Error", [("Content-Type", "text/plain")])


def not_run(error: EngineError) -> Response:
    """The function was not run. What is wrong on this computer is said in full: AWS has no words for it."""
    if isinstance(error, SignatureError):
        return json_answer(error.status, {"message": error.message}, [("x-amzn-ErrorType", error.code)])
    return _refusal(*_said_of(error))


def _said_of(error: EngineError) -> tuple[int, str, str]:
    """Status, code and message."""
    found = 500, "ServiceException", str(error)
    match error:
        case ApiError(code=code) if code == NOT_FOUND:
            found = _said_of(forbidden())  # its alias is gone
        case ApiError():
            found = error.status or 502, error.code, error.message
        case ThrottledError():
            found = 429, "TooManyRequestsException", error.what
        case RequestTooLargeError():
            found = _TOO_LARGE
        case InvalidRequestError():
            found = 400, error.code, error.what
        case RecursiveInvocationError():
            found = 400, "RecursiveInvocationException", str(error)
    return found


def _refusal(status: int, code: str, message: str | None) -> Response:
    return json_answer(status, {"Message": message}, [("x-amzn-ErrorType", code)])
