"""The user's settings: values checked against the table, kept in a TOML file that people may edit."""

import asyncio
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.app.atomic_file import write_text
from workbench.app.notices import NoticeBoard
from workbench.app.settings_table import BY_KEY, Setting, SettingValue
from workbench.app.toml_text import set_value
from workbench.app.write_behind import WriteBehind
from workbench.base.aio import TaskOwner
from workbench.base.signal import Signal
from workbench.model.errors import StoreError, UsageError

FILE_NAME = "settings.toml"


class Settings:
    """The values in force. Defaults until `load`; `changed` carries the key of a value that changed."""

    def __init__(self, path: Path, tasks: TaskOwner, notices: NoticeBoard) -> None:
        self.path = path
        self.changed: Signal[str] = Signal()
        self._notices = notices
        self._values: dict[str, SettingValue] = {key: setting.default for key, setting in BY_KEY.items()}
        self._unwritten: dict[str, SettingValue] = {}
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
        if self._values[key] != value:
            self._values[key] = value
            self._unwritten[key] = value
            self._file.ask()
            self.changed.emit(key)

    async def load(self) -> None:
        """Read the file; what cannot be used becomes a notice and the default is kept."""
        document, fault = await asyncio.to_thread(self._read)
        if fault:
            detail = f"{fault}. The defaults are in force until it is corrected."
            self._notices.warn(f"The settings file {self.path} cannot be used.", detail, ("settings.open_file",))
        for setting in BY_KEY.values():
            value = self._checked(setting, document)
            if self._values[setting.key] != value:
                self._values[setting.key] = value
                self.changed.emit(setting.key)

    async def flush(self) -> None:
        """Wait until every change is in the file."""
        await self._file.flush()

    async def ensure_file(self) -> Path:
        """The settings file, made when it is not there, for opening in an editor. Raises StoreError."""
        await self.flush()
        if not await asyncio.to_thread(self.path.exists):
            await asyncio.to_thread(self._save, "# Settings of Lambda Workbench\n")
        return self.path

    def _checked(self, setting: Setting, document: Mapping[str, Any]) -> SettingValue:
        table, _, name = setting.key.partition(".")
        inner = document.get(table)
        if not isinstance(inner, Mapping) or name not in inner:
            return setting.default
        value: SettingValue = inner[name]
        fault = setting.fault(value)
        if not fault:
            return value
        self._notices.warn(
            f"The setting {setting.key} is not used.", f"{fault} The default stays in force.", ("settings.open_file",)
        )
        return setting.default

    def _read(self) -> tuple[dict[str, Any], str]:
        """The file's values, and why it cannot be used (empty when it can, or is not there)."""
        try:
            return tomllib.loads(self.path.read_text(encoding="utf-8")), ""
        except FileNotFoundError:
            return {}, ""
        except (OSError, ValueError) as error:
            return {}, str(error).rstrip(".")

    def _take(self) -> dict[str, SettingValue]:
        taken, self._unwritten = self._unwritten, {}
        return taken

    def _write(self, changes: dict[str, SettingValue]) -> None:
        try:
            self._put(changes)
        except StoreError:
            for key, value in changes.items():
                self._unwritten.setdefault(key, value)  # goes with the next change
            raise

    def _put(self, changes: dict[str, SettingValue]) -> None:
        text = self._text_to_edit()
        for key, value in changes.items():
            table, _, name = key.partition(".")
            text = set_value(text, table, name, value, BY_KEY[key].help)
        self._save(text)

    def _text_to_edit(self) -> str:
        """The file's text as it is now; one that is no TOML is put aside, never overwritten."""
        try:
            text = self.path.read_text(encoding="utf-8")
            tomllib.loads(text)
        except FileNotFoundError:
            return ""
        except ValueError:
            return self._put_aside()
        except OSError as error:
            raise StoreError("The settings cannot be saved.", f"{error}.") from error
        return text

    def _put_aside(self) -> str:
        try:
            self.path.replace(self.path.with_suffix(".broken.toml"))
        except OSError as error:
            raise StoreError("The settings cannot be saved.", f"{error}.") from error
        return ""

    def _save(self, text: str) -> None:
        try:
            write_text(self.path, text)
        except OSError as error:
            raise StoreError("The settings cannot be saved.", f"{error}.", f"Check {self.path}.") from error
