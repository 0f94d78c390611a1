"""The opened workspace."""

from workbench.base.signal import Signal
from workbench.model.workspace import Workspace


class WorkspaceStore:
    """Holds the workspace that is open; `changed` carries the new one, only when it differs."""

    def __init__(self) -> None:
        self.current: Workspace | None = None
        self.changed: Signal[Workspace] = Signal()

    def set(self, workspace: Workspace) -> None:
        """Make `workspace` the open one."""
        if workspace != self.current:
            self.current = workspace
            self.changed.emit(workspace)
