"""The user's settings: values checked against the table, kept in a TOML file that people may edit."""

import asyncio
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.app.notices import NoticeBoard
from workbench.app.settings_table import BY_KEY, Setting, SettingValue
from workbench.app.toml_file import TomlFile
from workbench.app.toml_text import remove_value, set_value
from workbench.app.write_behind import WriteBehind, read_at_rest
from workbench.base.aio import TaskOwner
from workbench.base.signal import Signal
from workbench.model.errors import StoreError, UsageError
from workbench.project.toml_lines import line_of

FILE_NAME = "settings.toml"


class Settings:
    """The values in force. Defaults until `load`; `changed` carries the key of a value that changed."""

    def __init__(self, path: Path, tasks: TaskOwner, notices: NoticeBoard) -> None:
        self.path = path
        self.changed: Signal[str] = Signal()
        self.faults: dict[str, str] = {}
        """Why values of the file are not used, by their keys."""
        self._notices = notices
        self._toml = TomlFile(path, "settings")
        self._values: dict[str, SettingValue] = {key: setting.default for key, setting in BY_KEY.items()}
        self._unwritten: dict[str, SettingValue | None] = {}
        self._file = WriteBehind(tasks, self._take, self._write)

    def get(self, key: str) -> SettingValue:
        """The value of the setting `key`; raises KeyError for a key that is not in the table."""
        return self._values[key]

    def text(self, key: str) -> str:
        """The value of a text or choice."""
        return str(self._values[key])

    def number(self, key: str) -> int:
        """The value of an integer setting."""
        value = self._values[key]
        assert isinstance(value, int)
        return value

    def seconds(self, key: str) -> tuple[float, ...]:
        """The value of a list of seconds."""
        return tuple(float(part) for part in self.text(key).split(","))

    def flag(self, key: str) -> bool:
        """The value of a flag."""
        return bool(self._values[key])

    def mapping(self, key: str) -> Mapping[str, str]:
        """The value of a table of texts."""
        value = self._values[key]
        assert isinstance(value, Mapping)
        return value

    def set(self, key: str, value: SettingValue) -> None:
        """Change a setting now and its file soon. Raises UsageError for an unknown key or a value that does not fit."""
        setting = BY_KEY.get(key)
        if setting is None:
            raise UsageError(f"There is no setting {key}.")
        fault = setting.fault(value)
        if fault:
            raise UsageError(f"{setting.title} cannot be {value!r}.", fault)
        if self._values[key] != value or key in self.faults:
            self._put(setting, value, value)

    def reset(self, key: str) -> None:
        """Give a setting its default again and take it out of the file. Raises UsageError for an unknown key."""
        setting = BY_KEY.get(key)
        if setting is None:
            raise UsageError(f"There is no setting {key}.")
        self._put(setting, setting.default, None)

    def is_changed(self, key: str) -> bool:
        """Whether a setting's value is not its default."""
        return self._values[key] != BY_KEY[key].default

    def _put(self, setting: Setting, value: SettingValue, kept: SettingValue | None) -> None:
        """Take a value; `kept` is what goes into the file."""
        self._values[setting.key] = value
        self._unwritten[setting.key] = kept
        self.faults.pop(setting.key, None)
        self._file.ask()
        self.changed.emit(setting.key)

    async def load(self) -> None:
        """Read the file; what cannot be used becomes a notice and the default is kept."""
        text, fault = await read_at_rest(self._file, self._toml.read)
        if fault:
            detail = f"{fault}. The defaults are in force until it is corrected."
            self._notices.warn(f"The settings file {self.path} cannot be used.", detail, ("settings.open_file",))
        document = tomllib.loads(text)
        faults, self.faults = self.faults, {}
        for setting in BY_KEY.values():
            if setting.key in self._unwritten:
                continue  # it could not be saved, but was chosen here
            value = self._checked(setting, document, text, faults.get(setting.key))
            if self._values[setting.key] != value or faults.get(setting.key) != self.faults.get(setting.key):
                self._values[setting.key] = value
                self.changed.emit(setting.key)

    async def take_in(self) -> None:
        """Load again if somebody else has changed the file: another window, or an editor."""
        if await read_at_rest(self._file, self._toml.is_news):
            await self.load()

    async def flush(self) -> None:
        """Wait until every change is in the file."""
        await self._file.flush()

    async def ensure_file(self) -> Path:
        """The settings file, made when it is not there, for opening in an editor. Raises StoreError."""
        await self.flush()
        await asyncio.to_thread(self._toml.ensure, "# Settings of Lambda Workbench\n")
        return self.path

    def _checked(self, setting: Setting, document: Mapping[str, Any], text: str, told: str | None) -> SettingValue:
        table, _, name = setting.key.partition(".")
        inner = document.get(table)
        if not isinstance(inner, Mapping) or name not in inner:
            return setting.default
        value: SettingValue = inner[name]
        fault = setting.fault(value)
        if not fault:
            return value
        line = line_of(text, table, name)
        self.faults[setting.key] = fault
        if fault == told:
            return setting.default
        self._notices.warn(
            f"The setting {setting.key} is not used.",
            f"{f'Line {line}: ' if line else ''}{fault} The default stays in force.",
            ("settings.open_file",),
        )
        return setting.default

    def _take(self) -> dict[str, SettingValue | None]:
        taken, self._unwritten = self._unwritten, {}
        return taken

    def _write(self, changes: dict[str, SettingValue | None]) -> None:
        try:
            self._toml.change(lambda text: _edited(text, changes))
        except StoreError:
            for key, value in changes.items():
                self._unwritten.setdefault(key, value)  # goes with the next change
            raise


def _edited(text: str, changes: Mapping[str, SettingValue | None]) -> str:
    """`text` with values changed, or taken out where they are None."""
    for key, value in changes.items():
        table, _, name = key.partition(".")
        comment = BY_KEY[key].help
        if value is None:
            text = remove_value(text, table, name, comment)
        else:
            text = set_value(text, table, name, value, comment)
    return text
