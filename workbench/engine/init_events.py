"""What the platform tells of one Init: to the log and to extensions that listen (LAMBDA_FACTS §2.5)."""

from collections.abc import Iterable

from workbench.base.clock import wall_ns
from workbench.engine import platform_events as events
from workbench.engine.environment_log import EnvironmentLog
from workbench.engine.platform_events import Ending, InitPhase, Status
from workbench.engine.runtime_api.answers import Broken, Exited, Failed, InitEnd, TimedOut
from workbench.engine.runtime_api.extension_states import ExtensionState
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig


def ending_of(end: InitEnd) -> Ending:
    """AWS's words for how Init or a restore ended."""
    match end:
        case None:
            return events.SUCCESS
        case TimedOut():
            return Ending(Status.TIMEOUT)
        case Failed(error_type=kind) | Broken(error_type=kind):
            return Ending(Status.ERROR, kind)
        case Exited():
            return Ending(Status.ERROR, "Runtime.ExitError")


class InitEvents:
    """Tells of one Init, in AWS's order."""

    def __init__(
        self, function: FunctionConfig, kind: InitializationType, phase: InitPhase, log: EnvironmentLog
    ) -> None:
        self._function = function
        self._kind = kind
        self._phase = phase
        self._log = log

    def begin(self) -> None:
        """The sandbox has started."""
        event = events.init_start(self._function, self._kind, self._phase, wall_ns())
        self._log.platform(event, first=True)

    def runtime_done(self, end: InitEnd) -> None:
        """The runtime is done with Init; extensions perhaps not."""
        self._log.platform(events.init_runtime_done(self._kind, self._phase, ending_of(end), wall_ns()))

    def end(self, end: InitEnd, duration_ms: float, extensions: Iterable[ExtensionState]) -> None:
        """Init is over."""
        for one in extensions:
            self._log.platform(events.extension(one.name, one.state, one.events, wall_ns(), one.error_type))
        report = events.init_report(self._kind, self._phase, ending_of(end), duration_ms, wall_ns())
        self._log.platform(report)

    def restore_begins(self) -> None:
        """A snapshot would now be restored."""
        self._log.platform(events.restore_start(self._function, wall_ns()))

    def restored(self, end: InitEnd, duration_ms: float) -> None:
        """The hooks have run, or failed."""
        self._log.platform(events.restore_runtime_done(ending_of(end), wall_ns()))
        self._log.platform(events.restore_report(ending_of(end), duration_ms, wall_ns()))
