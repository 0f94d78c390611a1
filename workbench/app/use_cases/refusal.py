"""The engine's errors as a run's error: with the name and the reason that AWS answers, where it answers with one."""

from workbench.model.errors import EngineError, InvalidRequestError, RecursiveInvocationError, ThrottledError
from workbench.model.run import RunError


def run_error(error: EngineError) -> RunError:
    """What the user is told (LAMBDA_FACTS §3.4, §5.1)."""
    match error:
        case ThrottledError():
            return RunError(
                error.what, _joined(f"TooManyRequestsException: {error.reason}.", error.why), error.next_step
            )
        case InvalidRequestError():
            return RunError(error.what, _joined(f"{error.code}.", error.why), error.next_step)
        case RecursiveInvocationError():
            return RunError(error.what, _joined("RecursiveInvocationException.", error.why), error.next_step)
        case _:
            return RunError(error.what, error.why, error.next_step)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
