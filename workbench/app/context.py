"""What is selected right now: the snapshot that enables commands and that `run.invoke` acts on."""

from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict, Unpack

from workbench.app.stores.debug import DebugState
from workbench.base.signal import Signal
from workbench.model.environment import ExecutorKind
from workbench.model.event_draft import Shell
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions


@dataclass(frozen=True, slots=True)
class Context:
    """One snapshot. `function` is one of the workspace, or of the Lambda service when it has a `scope` of that.

    `executor` None means the setting `run.executor`; `run_id` is the run selected in the history. `options` is how the
    event is sent; the command that sends it says the invocation type.

    `event_text` is the event as typed: what it is sent as follows of `shells`, the events that carry it, and of
    `environment`, where its variables have their values. `event_type` is its catalogue id, empty when unknown.

    `document` is the file in front in the editor, `document_dirty` whether it has unsaved text; `serving` says that the
    local Lambda service runs, `touring` that the tour is being taken, `debugging` where the debugging session is.
    """

    workspace: Path | None = None
    function: str | None = None
    scope: str = ""
    event_name: str = ""
    event_text: str = "{}"
    event_type: str = ""
    shells: tuple[Shell, ...] = ()
    environment: str = ""
    executor: ExecutorKind | None = None
    options: InvokeOptions = DEFAULT_OPTIONS
    running: frozenset[str] = frozenset()
    run_id: str | None = None
    document: Path | None = None
    document_dirty: bool = False
    serving: bool = False
    touring: bool = False
    debugging: DebugState = DebugState.NONE


class ContextChange(TypedDict, total=False):
    """The fields of `Context` that an update may name."""

    workspace: Path | None
    function: str | None
    scope: str
    event_name: str
    event_text: str
    event_type: str
    shells: tuple[Shell, ...]
    environment: str
    executor: ExecutorKind | None
    options: InvokeOptions
    running: frozenset[str]
    run_id: str | None
    document: Path | None
    document_dirty: bool
    serving: bool
    touring: bool
    debugging: DebugState


class ContextStore:
    """Holds the current `Context`; `changed` carries the new one.

    What an observer changes is told when everybody has heard of the change before it: nobody hears of them in
    another order than they were made in.
    """

    def __init__(self) -> None:
        self.value = Context()
        self.changed: Signal[Context] = Signal()
        self._untold: deque[Context] = deque()

    def update(self, **fields: Unpack[ContextChange]) -> None:
        """Replace the named fields; tells nobody when nothing changed."""
        value = replace(self.value, **fields)
        if value == self.value:
            return
        self.value = value
        self._untold.append(value)
        if len(self._untold) == 1:
            self._tell()

    def _tell(self) -> None:
        try:
            while self._untold:
                self.changed.emit(self._untold[0])
                self._untold.popleft()
        finally:
            self._untold.clear()
