"""The local Lambda service as the window shows it: whether it runs, where, and which functions were made over HTTP."""

from workbench.base.signal import Signal
from workbench.model.service import ServedFunction, ServiceInfo


class ServiceStore:
    """`info` is None while the service does not run; `changed` tells that anything here did."""

    def __init__(self) -> None:
        self.info: ServiceInfo | None = None
        self.functions: tuple[ServedFunction, ...] = ()
        self.changed: Signal[None] = Signal()

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
