"""The local Lambda service as the window shows it: whether it runs, where, and which functions were made over HTTP."""

from pathlib import Path

from workbench.base.signal import Signal
from workbench.model.function import Function, Origin, OriginKind
from workbench.model.problem import Problem, Severity
from workbench.model.service import ServedCall, ServedFunction, ServiceInfo

FAILED = "Failed"


class ServiceStore:
    """`info` is None while the service does not run; `changed` tells that it or the functions did.

    `called` carries each call that was answered, where the service was asked to tell them.
    """

    def __init__(self) -> None:
        self.info: ServiceInfo | None = None
        self.functions: tuple[ServedFunction, ...] = ()
        self.changed: Signal[None] = Signal()
        self.called: Signal[ServedCall] = Signal()

    def set_info(self, info: ServiceInfo | None) -> None:
        """The service runs there now, or no more."""
        self.info = info
        if info is None:
            self.functions = ()
        self.changed.emit(None)

    def set_functions(self, functions: tuple[ServedFunction, ...]) -> None:
        """The functions that were made over HTTP."""
        if functions != self.functions:
            self.functions = functions
            self.changed.emit(None)

    def function(self, scope: str, name: str) -> Function | None:
        """The function of that name in that scope, as those of the workspace are; None when there is none."""
        found = self._found(scope, name)
        return None if found is None else as_function(found)

    def qualifiers(self, scope: str, name: str) -> tuple[str, ...]:
        """The aliases and versions of that function; none when there is no such function."""
        found = self._found(scope, name)
        return () if found is None else found.qualifiers

    def _found(self, scope: str, name: str) -> ServedFunction | None:
        return next((one for one in self.functions if (one.scope, one.config.name) == (scope, name)), None)


def as_function(served: ServedFunction) -> Function:
    """A served function as those of the workspace are: no file of the user's names it, and a failed one cannot run."""
    place = f"{served.config.account_id} · {served.config.region}"
    return Function(
        served.config, Origin(OriginKind.SERVICE, place, Path()), served.settings, problems=_problems(served)
    )


def _problems(served: ServedFunction) -> tuple[Problem, ...]:
    if served.state != FAILED:
        return ()
    return (Problem(Severity.ERROR, "It is in the state Failed.", "", "Update its code, or make it again."),)
