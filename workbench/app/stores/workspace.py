"""The opened workspace."""

from workbench.base.signal import Signal
from workbench.model.workspace import Workspace


class WorkspaceStore:
    """Holds the workspace that is open; `changed` carries the new one, only when it differs."""

    def __init__(self) -> None:
        self.current: Workspace | None = None
        self.changed: Signal[Workspace] = Signal()
        self._begun = self._shown = 0

    def begin(self) -> int:
        """A number for a look at the folder that begins now: what a later one saw is newer."""
        self._begun += 1
        return self._begun

    def is_newest(self, look: int) -> bool:
        """Whether no later look than this has been shown; from now on it has been."""
        newest = look > self._shown
        self._shown = max(self._shown, look)
        return newest

    def set(self, workspace: Workspace) -> None:
        """Make `workspace` the open one."""
        if workspace != self.current:
            self.current = workspace
            self.changed.emit(workspace)
