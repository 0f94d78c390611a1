import pytest

from workbench.app.use_cases.refusal import run_error
from workbench.model.errors import (
    EngineError,
    InvalidRequestError,
    RecursiveInvocationError,
    SandboxError,
    ThrottledError,
)
from workbench.model.run import RunError


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (SandboxError("What.", "Why.", "Next."), RunError("What.", "Why.", "Next.")),
        (
            ThrottledError("ReservedFunctionConcurrentInvocationLimitExceeded", 1, "It has 1.", "Wait."),
            RunError(
                "Rate Exceeded.",
                "TooManyRequestsException: ReservedFunctionConcurrentInvocationLimitExceeded. It has 1.",
                "Wait.",
            ),
        ),
        (
            InvalidRequestError("InvalidParameterValueException", "Add a tenant ID."),
            RunError("Add a tenant ID.", "InvalidParameterValueException."),
        ),
        (RecursiveInvocationError("A loop.", "Why."), RunError("A loop.", "RecursiveInvocationException. Why.")),
    ],
)
def test_the_name_that_aws_answers_is_told(error: EngineError, told: RunError) -> None:
    assert run_error(error) == told
