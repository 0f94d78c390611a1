"""Every error the program raises on purpose, in one tree.

    WorkbenchError
    ├── ProjectError
    │   ├── WorkspaceError      the folder cannot be opened
    │   ├── TemplateError       a template cannot be read or parsed
    │   ├── DocumentError       a file cannot be read or written
    │   │   └── DocumentChangedError   another program changed it since it was read
    │   ├── CodeReaderError     the process that reads Python code has no answer
    │   └── CodeToolError       a linter or formatter could not do its work
    ├── EventError
    │   └── InvalidJsonError    with line and column
    ├── EngineError
    │   ├── FunctionNotRunnableError   its configuration or code is not there
    │   ├── RuntimeUnavailableError    no interpreter or image for the runtime
    │   ├── ExecutorUnavailableError   Docker does not answer, for instance
    │   ├── SandboxError               a sandbox could not start, or vanished
    │   ├── RequestTooLargeError       the event is over the limit
    │   ├── InvalidRequestError        a parameter of the request is not as AWS wants it
    │   ├── ThrottledError             concurrency is used up; with AWS's reason
    │   ├── RecursiveInvocationError   a loop was stopped
    │   ├── InvokeCancelledError       the caller gave up
    │   ├── DebuggerError              the debugger did not start, ended, or refused what it was asked
    │   └── ServiceAccessError         the local service would be open to everybody
    ├── StoreError              the history or the settings cannot be kept
    ├── UsageError              the caller named something that is not there
    ├── WorkStoppedError        the user stopped what was under way
    └── CloudError
        ├── CloudCredentialsError   there are no credentials, or they are not accepted
        ├── CloudUnreachableError   the endpoint does not answer
        └── CloudRefusedError       the service answered with an error; with its code

Third-party errors are mapped to one of these in the file that imports the third party.
"""


class WorkbenchError(Exception):
    """A failure told to the user: what happened, why, and what to do next (each a sentence, or empty)."""

    def __init__(self, what: str, why: str = "", next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.next_step = next_step

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.why, self.next_step) if part)


class ProjectError(WorkbenchError):
    """Something on disk is not as it should be."""


class WorkspaceError(ProjectError):
    """The folder cannot be opened as a workspace."""


class TemplateError(ProjectError):
    """A template cannot be read or parsed."""


class DocumentError(ProjectError):
    """A file cannot be read or written; nothing the user typed was lost."""


class DocumentChangedError(DocumentError):
    """The file on disk is not the one that was read; saving would lose somebody's change."""


class CodeReaderError(ProjectError):
    """The process that reads code did not start, ended, hung or has no answer."""


class CodeToolError(ProjectError):
    """A linter or formatter could not be started, or refused the text."""


class EventError(WorkbenchError):
    """An event cannot be used."""


class InvalidJsonError(EventError):
    """Text is not JSON; `line` and `column` count from 1, `offset` in characters from 0."""

    def __init__(self, what: str, line: int, column: int, offset: int) -> None:
        super().__init__(f"{what} at line {line}, column {column}.", "", "Correct the event and invoke again.")
        self.line = line
        self.column = column
        self.offset = offset


class EngineError(WorkbenchError):
    """The engine could not run an invoke (a function's own failure is a result, not an error)."""


class FunctionNotRunnableError(EngineError):
    """The function's configuration or code is not there."""


class RuntimeUnavailableError(EngineError):
    """No interpreter or image for the function's runtime."""


class ExecutorUnavailableError(EngineError):
    """The executor cannot be used on this machine now."""


class SandboxError(EngineError):
    """A sandbox could not be started, or vanished while it was in use."""


class RequestTooLargeError(EngineError):
    """413 RequestTooLargeException: an event of `size_bytes` is over Lambda's limit (LAMBDA_FACTS §3.3)."""

    def __init__(self, size_bytes: int, limit_bytes: int) -> None:
        super().__init__(
            f"Request must be smaller than {limit_bytes} bytes for the InvokeFunction operation",
            f"The event has {size_bytes} bytes.",
            "Make the event smaller, or put large data in S3 and pass its bucket and key.",
        )


class InvalidRequestError(EngineError):
    """AWS would refuse the request; `code` is its exception's name (LAMBDA_FACTS §3.4)."""

    def __init__(self, code: str, what: str, why: str = "", next_step: str = "") -> None:
        super().__init__(what, why, next_step)
        self.code = code


class ThrottledError(EngineError):
    """429 TooManyRequestsException; `reason` is AWS's (LAMBDA_FACTS §5.1)."""

    def __init__(self, reason: str, retry_after_s: int, why: str = "", next_step: str = "") -> None:
        super().__init__("Rate Exceeded.", why, next_step)
        self.reason = reason
        self.retry_after_s = retry_after_s


class RecursiveInvocationError(EngineError):
    """400 RecursiveInvocationException: the same function came round too often (LAMBDA_FACTS §3.6)."""


class InvokeCancelledError(EngineError):
    """The caller stopped the invoke."""


class DebuggerError(EngineError):
    """The debugger did not start, ended, or refused what it was asked."""


class ServiceAccessError(EngineError):
    """The local Lambda service may not listen where it was told to with the keys that it was given."""


class StoreError(WorkbenchError):
    """The run history or the settings cannot be read or written."""


class UsageError(WorkbenchError):
    """The caller named a function, event or option that is not there."""


class WorkStoppedError(WorkbenchError):
    """The user stopped what was under way."""


class CloudError(WorkbenchError):
    """AWS, or what stands for it, could not be used."""


class CloudCredentialsError(CloudError):
    """There are no credentials, or they are not accepted."""


class CloudUnreachableError(CloudError):
    """The endpoint does not answer."""


class CloudRefusedError(CloudError):
    """The service answered with an error; `code` is its name, such as `AccessDenied`."""

    def __init__(self, code: str, what: str, why: str = "", next_step: str = "") -> None:
        super().__init__(what, why, next_step)
        self.code = code
