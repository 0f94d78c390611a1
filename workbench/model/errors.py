"""Every error the program raises on purpose, in one tree.

    WorkbenchError
    ├── ProjectError
    │   ├── WorkspaceError      the folder cannot be opened
    │   ├── TemplateError       a template cannot be read or parsed
    │   └── DocumentError       a file cannot be read or written
    │       └── DocumentChangedError   another program changed it since it was read
    ├── EventError
    │   └── InvalidJsonError    with line and column
    ├── EngineError
    │   ├── FunctionNotRunnableError   its configuration or code is not there
    │   ├── RuntimeUnavailableError    no interpreter or image for the runtime
    │   ├── ExecutorUnavailableError   Docker does not answer, for instance
    │   ├── SandboxError               a sandbox could not start, or vanished
    │   ├── RequestTooLargeError       the event is over the limit
    │   └── InvokeCancelledError       the caller gave up
    ├── StoreError              the history or the settings cannot be kept
    └── UsageError              the caller named something that is not there

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
    """The payload is over Lambda's limit (LAMBDA_FACTS §3.3)."""


class InvokeCancelledError(EngineError):
    """The caller stopped the invoke."""


class StoreError(WorkbenchError):
    """The run history or the settings cannot be read or written."""


class UsageError(WorkbenchError):
    """The caller named a function, event or option that is not there."""
