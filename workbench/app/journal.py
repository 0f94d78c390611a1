"""What one window would bring back of one workspace, also after a crash: written while the user works."""

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.app.atomic_file import write_text
from workbench.app.kept_texts import KeptTexts
from workbench.app.notices import NoticeBoard
from workbench.app.write_behind import WriteBehind
from workbench.base.aio import TaskOwner
from workbench.base.log import logger

FILE_NAME = "journal.json"
TEXTS = "texts"
AGAIN_S = 10.0
"""How long after a write that failed the next is tried."""
SILENT_S = 600.0
"""How long after a notice of a failure no other is shown."""
_VERSION = 1
_LOG = logger("journal")

State = dict[str, Any]


class Journal:
    """The state of a window in `folder`. `put` may be called as often as one likes: only what changed is written.

    Texts are written before what names them, each file in one step: a crash leaves one state or the next.
    """

    def __init__(
        self, folder: Path, title: str, notices: NoticeBoard, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.folder = folder
        self._title = title
        self._notices = notices
        self._clock = clock
        self._tasks = TaskOwner(self._failed)
        self._texts = KeptTexts(folder / TEXTS)
        self._state: State = {}
        self._file = WriteBehind(self._tasks, lambda: self._state, self._write)
        self._failed_at: float | None = None
        self._told_at: float | None = None

    async def load(self) -> State:
        """The state as it was left; what cannot be used becomes a notice, and is put aside."""
        self._state, told = await asyncio.to_thread(self._read)
        if told:
            self._notices.warn(f"Not all that was open in {self._title} could be brought back.", told)
        return self._state

    def put(self, state: State) -> None:
        """Have `state` (JSON types) on disk soon."""
        waits = self._failed_at is not None and self._clock() - self._failed_at < AGAIN_S
        if waits or (state == self._state and self._failed_at is None):
            return
        self._state = state
        self._failed_at = None
        self._file.ask()

    async def close(self, state: State | None = None) -> None:
        """Put `state` on disk, at once also after a failure, and wait until all is there or could not be written."""
        if state is not None:
            self._failed_at = None if self._failed_at is None else self._clock() - AGAIN_S
            self.put(state)
        await self._file.flush()

    # -- in a thread -----------------------------------------------------------------------------

    def _write(self, state: State) -> None:
        tree = {"version": _VERSION, "title": self._title, "state": self._texts.put_away(state)}
        write_text(self.folder / FILE_NAME, json.dumps(tree))
        self._texts.sweep(tree)

    def _read(self) -> tuple[State, str]:
        """The state, and what is to be told of it."""
        try:
            found = read_tree(self.folder)
        except ValueError as error:
            _LOG.warning("the journal in %s cannot be used: %s", self.folder, error)
            return {}, f"Its journal is damaged ({error}). It was put aside as {self._put_aside()}."
        except OSError as error:
            _LOG.warning("the journal in %s cannot be read: %s", self.folder, error)
            return {}, f"Its journal cannot be read. {error}."
        state, lost = self._texts.bring_back(found)
        return state, f"{lost} unsaved texts are missing in {self._texts.folder}." if lost else ""

    def _put_aside(self) -> Path:
        """Move the damaged journal and the texts that it may name to a folder of their own."""
        aside = next(
            path
            for number in range(1, 1000)
            if not (path := self.folder.with_name(f"{self.folder.name}-damaged-{number}")).exists()
        )
        try:
            aside.mkdir()
            for name in (FILE_NAME, TEXTS):
                if (self.folder / name).exists():
                    (self.folder / name).rename(aside / name)
        except OSError as error:
            _LOG.warning("the damaged journal stays where it is: %s", error)
        return aside

    # -- on the loop -----------------------------------------------------------------------------

    def _failed(self, error: BaseException) -> None:
        """Tell it once in a while, and try again with what is there by then."""
        _LOG.warning("the journal in %s cannot be written: %s", self.folder, error)
        now = self._failed_at = self._clock()
        if self._told_at is not None and now - self._told_at < SILENT_S:
            return
        self._told_at = now
        self._notices.warn(
            "What you type cannot be kept for after a crash.",
            f"{error}. Files that you save are not affected. It is tried again every few seconds: check {self.folder}.",
        )


def read_tree(folder: Path) -> State:
    """The state in the journal of `folder`, with marks for its texts; empty when there is none.

    Raises ValueError for a damaged one, OSError.
    """
    try:
        found = json.loads((folder / FILE_NAME).read_bytes())
    except FileNotFoundError:
        return {}
    match found:
        case {"state": dict(state)}:
            return state
    raise ValueError("it has another shape")
