"""The keymap: which keys each command has now, and the user's changes to that, in a TOML file that people may edit."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.app.command_table import COMMANDS
from workbench.app.key_layers import Binding, Layer, resolve, without
from workbench.app.key_presets import NONE, Preset, load_presets
from workbench.app.key_text import Keys, clash, parse_keys, typing_fault
from workbench.app.keymap_text import HEAD, KeymapFault, edit_keymap, read_keymap
from workbench.app.notices import NoticeBoard
from workbench.app.own_keys import fixed_fault
from workbench.app.settings import Settings
from workbench.app.toml_file import TomlFile
from workbench.app.write_behind import WriteBehind, read_at_rest
from workbench.base.aio import TaskOwner
from workbench.base.signal import Signal
from workbench.model.errors import StoreError, UsageError

FILE_NAME = "keymap.toml"
PRESET = "keys.preset"
"""The setting that chooses the preset."""

Changes = dict[str, tuple[Keys, ...] | None]


class ConflictKind(StrEnum):
    """How keys are in the way of those of another command."""

    SAME = "same"
    BEGINS = "begins"
    """The other's begin with them: it could not be reached any more."""
    CONTINUES = "continues"
    """They begin with the other's, which would run first."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A command that loses `keys` when another takes what clashes with them."""

    command: str
    keys: Keys
    kind: ConflictKind


class Keymap:
    """The keys in force. The table's until `load`; `changed` tells that some are others now."""

    def __init__(self, path: Path, settings: Settings, tasks: TaskOwner, notices: NoticeBoard) -> None:
        self.path = path
        self.changed: Signal[None] = Signal()
        self.presets: Mapping[str, Preset] = {}
        self._settings = settings
        self._notices = notices
        self._toml = TomlFile(path, "keys")
        self._defaults: Layer = {one.id: _default(one.shortcut) for one in COMMANDS}
        self._user: dict[str, tuple[Keys, ...]] = {}
        self._bindings = resolve(self._defaults, {}, {})
        self._unwritten: Changes = {}
        self._told: tuple[KeymapFault, ...] = ()
        self._file = WriteBehind(tasks, self._take, self._write)
        settings.changed.connect(self._setting_changed)

    # -- what holds ------------------------------------------------------------------------------

    def binding(self, command: str) -> Binding:
        """The keys of a command; raises KeyError for one that is not in the table."""
        return self._bindings[command]

    @property
    def preset(self) -> Preset | None:
        """The preset that is chosen, or None."""
        return self.presets.get(self._settings.text(PRESET))

    def defaults(self, command: str) -> tuple[Keys, ...]:
        """The keys that the command table gives a command."""
        return self._defaults[command]

    @property
    def own(self) -> frozenset[str]:
        """The commands whose keys the user has changed."""
        return frozenset(self._user)

    def conflicts(self, command: str, keys: Keys) -> tuple[Conflict, ...]:
        """What other commands would lose if `command` took `keys`."""
        return tuple(
            Conflict(other, held, _kind(keys, held))
            for other, binding in self._bindings.items()
            if other != command
            for held in binding.keys
            if clash(held, keys)
        )

    # -- the user's changes ----------------------------------------------------------------------

    def assign(self, command: str, keys: Keys, *, beside: bool = False) -> None:
        """Let `keys` be the command's, or another way to it `beside` those it has; who had them loses them.

        Raises UsageError for keys that no command can have.
        """
        fault = "Press at least one key." if not keys else typing_fault(keys) or fixed_fault(keys, command)
        if fault:
            raise UsageError(fault)
        had = self._bindings[command].keys if beside else ()
        kept = tuple(one for one in had if not clash(one, keys))
        others = {one: held for one, held in self._user.items() if one != command}
        self._become({**without(others, keys), command: (*kept, keys)})

    def clear(self, command: str) -> None:
        """Leave a command without keys."""
        self._become({**self._user, command: ()})

    def reset(self, command: str) -> None:
        """Take the user's change of a command back."""
        self._become({one: keys for one, keys in self._user.items() if one != command})

    def reset_all(self) -> None:
        """Take every change of the user back."""
        self._become({})

    # -- the file --------------------------------------------------------------------------------

    async def load(self) -> None:
        """Read presets and file; what cannot be used becomes a notice."""
        self.presets, (text, fault) = await read_at_rest(self._file, lambda: (load_presets(), self._toml.read()))
        if fault:
            detail = f"{fault}. The keys of the preset are in force until it is corrected."
            self._notices.warn(f"The keymap {self.path} cannot be used.", detail, ("settings.open_keymap",))
        read = read_keymap(text)
        news = [one for one in read.faults if one not in self._told]
        self._told = read.faults
        for one in news:
            detail = f"Line {one.line}: {one.why}" if one.line else one.why
            self._notices.warn(f"The keys of {one.command} are not used.", detail, ("settings.open_keymap",))
        # What could not be saved was chosen here all the same; named first, it has its keys.
        chosen = {one: keys for one, keys in self._unwritten.items() if keys is not None}
        self._user = {**chosen, **{one: keys for one, keys in read.layer.items() if one not in self._unwritten}}
        self._resolve()

    async def take_in(self) -> None:
        """Load again if somebody else has changed the file: another window, or an editor."""
        if await read_at_rest(self._file, self._toml.is_news):
            await self.load()

    async def flush(self) -> None:
        """Wait until every change is in the file."""
        await self._file.flush()

    async def ensure_file(self) -> Path:
        """The keymap file, made when it is not there, for opening in an editor. Raises StoreError."""
        await self.flush()
        await asyncio.to_thread(self._toml.ensure, HEAD)
        return self.path

    # -- inside ----------------------------------------------------------------------------------

    def _become(self, user: dict[str, tuple[Keys, ...]]) -> None:
        """Take `user` as the user's changes, but for those that change nothing."""
        preset = self._preset_layer()
        for command in tuple(user):
            rest = {one: keys for one, keys in user.items() if one != command}
            if resolve(self._defaults, preset, rest)[command].keys == user[command]:
                user = rest
        changes: Changes = {one: None for one in self._user if one not in user}
        changes.update({one: keys for one, keys in user.items() if self._user.get(one) != keys})
        if changes:
            self._user = user
            self._unwritten.update(changes)
            self._file.ask()
            self._resolve()

    def _preset_layer(self) -> Layer:
        return self.preset.layer if self.preset is not None else {}

    def _resolve(self) -> None:
        found = resolve(self._defaults, self._preset_layer(), self._user)
        if found != self._bindings:
            self._bindings = found
            self.changed.emit(None)

    def _setting_changed(self, key: str) -> None:
        if key == PRESET:
            self._resolve()

    def _take(self) -> Changes:
        taken, self._unwritten = self._unwritten, {}
        return taken

    def _write(self, changes: Changes) -> None:
        try:
            self._toml.change(lambda text: edit_keymap(text, changes))
        except StoreError:
            for command, keys in changes.items():
                self._unwritten.setdefault(command, keys)  # goes with the next change
            raise


def _default(shortcut: str) -> tuple[Keys, ...]:
    return (parse_keys(shortcut),) if shortcut else ()


def _kind(keys: Keys, held: Keys) -> ConflictKind:
    if keys == held:
        return ConflictKind.SAME
    return ConflictKind.BEGINS if len(keys) < len(held) else ConflictKind.CONTINUES


def preset_title(presets: Mapping[str, Preset], choice: str) -> str:
    """What a choice of the preset's setting is called."""
    return presets[choice].title if choice in presets else "Lambda Workbench" if choice == NONE else choice
