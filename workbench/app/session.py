"""What is remembered between starts but is no setting: recent workspaces, window layout, tabs, unsaved text."""

import asyncio
import json
from pathlib import Path
from typing import Any

from workbench.app.atomic_file import write_text
from workbench.app.write_behind import WriteBehind
from workbench.base.aio import TaskOwner
from workbench.base.log import logger
from workbench.model.errors import StoreError

FILE_NAME = "session.json"
RECENT_WORKSPACES = 12
_RECENT = "recent_workspaces"
_LOG = logger("session")


class Session:
    """Named JSON values in one file; writes follow `set` within moments."""

    def __init__(self, path: Path, tasks: TaskOwner) -> None:
        self.path = path
        self._values: dict[str, Any] = {}
        self._file = WriteBehind(tasks, self._take, self._write)

    def get(self, key: str, default: Any = None) -> Any:
        """The value remembered under `key` (JSON types), or `default`."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Remember `value` (JSON types only) under `key`; None forgets it."""
        if self._values.get(key) == value:
            return
        if value is None:
            del self._values[key]
        else:
            self._values[key] = value
        self._file.ask()

    @property
    def recent_workspaces(self) -> tuple[Path, ...]:
        """The folders opened before, newest first."""
        stored = self._values.get(_RECENT)
        return tuple(Path(item) for item in stored if isinstance(item, str)) if isinstance(stored, list) else ()

    def remember_workspace(self, root: Path) -> None:
        """Put `root` in front of the recent workspaces."""
        others = [str(path) for path in self.recent_workspaces if path != root]
        self.set(_RECENT, [str(root), *others][:RECENT_WORKSPACES])

    async def load(self) -> None:
        """Read the file; one that cannot be read is begun anew, since nothing in it is worth an error."""
        self._values = await asyncio.to_thread(self._read)

    async def flush(self) -> None:
        """Wait until everything is in the file."""
        await self._file.flush()

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _LOG.warning("session file %s cannot be used: %s", self.path, error)
            return {}
        return values if isinstance(values, dict) else {}

    def _take(self) -> str:
        return json.dumps(self._values, indent=1)

    def _write(self, text: str) -> None:
        try:
            write_text(self.path, text)
        except OSError as error:
            raise StoreError("The session cannot be saved.", f"{error}.", f"Check {self.path}.") from error
