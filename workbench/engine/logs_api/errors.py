"""Errors of CloudWatch Logs, in AWS's words where they are known."""

from workbench.engine.lambda_api.errors import ApiError

INVALID_PARAMETER = "InvalidParameterException"
INVALID_PATTERN = "Invalid filter pattern"


def no_such_group() -> ApiError:
    """The log group is not there."""
    return ApiError("ResourceNotFoundException", "The specified log group does not exist.")


def no_such_stream() -> ApiError:
    """The log stream is not there."""
    return ApiError("ResourceNotFoundException", "The specified log stream does not exist.")


def exists_already(what: str) -> ApiError:
    """There is one of that name; `what` is `log group` or `log stream`."""
    return ApiError("ResourceAlreadyExistsException", f"The specified {what} already exists")


def invalid(message: str) -> ApiError:
    """A parameter is not as it should be."""
    return ApiError(INVALID_PARAMETER, message)


def invalid_pattern(message: str = INVALID_PATTERN) -> ApiError:
    """The filter pattern cannot be read."""
    return invalid(message)


def invalid_token() -> ApiError:
    """A token that is none of ours."""
    return invalid("The specified nextToken is invalid.")
