"""What is remembered between starts but is no setting: recent workspaces, favourites, sizes; all windows share it."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.app.atomic_file import write_text
from workbench.app.write_behind import WriteBehind
from workbench.base.aio import TaskOwner
from workbench.base.held_file import held
from workbench.base.log import logger
from workbench.model.errors import StoreError

FILE_NAME = "session.json"
RECENT_WORKSPACES = 12
_RECENT = "recent_workspaces"
_LOG = logger("session")

Values = dict[str, Any]
Edit = Callable[[Values], None]


class Session:
    """Named JSON values in one file; writes follow changes within moments.

    A write makes this window's changes to the file as it is then, so that what other windows wrote stays.
    """

    def __init__(self, path: Path, tasks: TaskOwner) -> None:
        self.path = path
        self._values: Values = {}
        self._unwritten: list[Edit] = []
        self._writing: list[Edit] = []
        self._news: Values | None = None
        self._file = WriteBehind(tasks, self._take, self._write)

    def get(self, key: str, default: Any = None) -> Any:
        """The value remembered under `key` (JSON types), or `default`."""
        self._hear()
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Remember `value` (JSON types only) under `key`; None forgets it.

        Of a table, the entries that differ are changed.
        """
        before = self.get(key)
        if before == value:
            return
        if isinstance(before, dict) and isinstance(value, dict):
            self._change(lambda values: _change_entries(values, key, before, value))
        else:
            self._change(lambda values: _put(values, key, value))

    @property
    def recent_workspaces(self) -> tuple[Path, ...]:
        """The folders opened before, newest first."""
        self._hear()
        return tuple(map(Path, _recent(self._values)))

    def remember_workspace(self, root: Path) -> None:
        """Put `root` in front of the recent workspaces."""

        def to_front(values: Values) -> None:
            others = [each for each in _recent(values) if each != str(root)]
            values[_RECENT] = [str(root), *others][:RECENT_WORKSPACES]

        self._change(to_front)

    def forget_workspace(self, root: Path) -> None:
        """Take `root` out of the recent workspaces; the folder itself stays as it is."""

        def out(values: Values) -> None:
            values[_RECENT] = [each for each in _recent(values) if each != str(root)]

        self._change(out)

    async def load(self) -> None:
        """Read the file; one that cannot be read is begun anew, since nothing in it is worth an error."""
        values = await asyncio.to_thread(self._read)
        self._news = values

    async def flush(self) -> None:
        """Wait until everything is in the file."""
        await self._file.flush()

    # -- inside ----------------------------------------------------------------------------------

    def _change(self, edit: Edit) -> None:
        self._hear()
        edit(self._values)
        self._unwritten.append(edit)
        self._file.ask()

    def _hear(self) -> None:
        """Take over what the file had from other windows when it was last written."""
        news, self._news = self._news, None
        if news is not None:
            for edit in (*self._writing, *self._unwritten):  # doing one twice makes no difference
                edit(news)
            self._values = news

    def _read(self) -> Values:
        try:
            values = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _LOG.warning("session file %s cannot be used: %s", self.path, error)
            return {}
        return values if isinstance(values, dict) else {}

    def _take(self) -> list[Edit]:
        self._writing, self._unwritten = self._unwritten, []
        return self._writing

    def _write(self, edits: list[Edit]) -> None:
        with held(self.path.with_suffix(".lock")):
            values = self._read()
            for edit in edits:
                edit(values)
            try:
                write_text(self.path, json.dumps(values, indent=1))
            except OSError as error:
                self._unwritten[:0] = edits  # goes with the next change
                raise StoreError("The session cannot be saved.", f"{error}.", f"Check {self.path}.") from error
        self._news, self._writing = values, []


def _recent(values: Values) -> list[str]:
    stored = values.get(_RECENT)
    return [each for each in stored if isinstance(each, str)] if isinstance(stored, list) else []


def _put(values: Values, key: str, value: Any) -> None:
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value


def _change_entries(values: Values, key: str, before: Values, after: Values) -> None:
    """Make of the table as it is now what was made of `before`; changed entries are the latest ones."""
    now = values.get(key)
    entries = dict(now) if isinstance(now, dict) else {}
    for name in before:
        if name not in after:
            entries.pop(name, None)
    for name, value in after.items():
        if name not in before or before[name] != value or name not in entries:
            entries.pop(name, None)
            entries[name] = value
    values[key] = entries
