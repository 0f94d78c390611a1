"""Errors that the service answers with, in AWS's words (LAMBDA_FACTS §3.4, §A.3)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from workbench.engine.lambda_api.kinds import Document
from workbench.model.errors import EngineError, InvalidRequestError

INVALID_PARAMETER = "InvalidParameterValueException"
NOT_FOUND = "ResourceNotFoundException"
CONFLICT = "ResourceConflictException"
PRECONDITION_FAILED = "PreconditionFailedException"
NO_SUCH_RESOURCE = "The resource you requested does not exist."


class ApiError(EngineError):
    """An operation's error: `code` is AWS's exception name, `members` what its answer has beside the message."""

    def __init__(self, code: str, message: str, members: Mapping[str, Any] | None = None, status: int = 0) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.members = dict(members or {})
        self.status = status


def invalid_parameter(message: str) -> ApiError:
    """400 InvalidParameterValueException."""
    return ApiError(INVALID_PARAMETER, message)


def not_found(message: str = NO_SUCH_RESOURCE) -> ApiError:
    """404 ResourceNotFoundException."""
    return ApiError(NOT_FOUND, message)


def conflict(message: str) -> ApiError:
    """409 ResourceConflictException."""
    return ApiError(CONFLICT, message)


def validation(message: str) -> ApiError:
    """400 ValidationException, which is no part of the model: `message` is what `validation_message` made."""
    return ApiError("ValidationException", message, status=400)


@contextmanager
def as_api_errors() -> Iterator[None]:
    """Turn what the engine's own checks raise, in AWS's words too, into ApiError."""
    try:
        yield
    except InvalidRequestError as error:
        raise ApiError(error.code, error.what, status=400 if error.code == "ValidationException" else 0) from error


def check_revision(given: str | None, document: Document, latest_by: str = "GetFunction/GetAlias") -> None:
    """Raise PreconditionFailedException when the caller knows another revision than the current one (§7.3)."""
    if given is not None and given != document.get("RevisionId"):
        raise ApiError(
            PRECONDITION_FAILED,
            "The Revision Id provided does not match the latest Revision Id. "
            f"Call the {latest_by} API to retrieve the latest Revision Id",
        )
