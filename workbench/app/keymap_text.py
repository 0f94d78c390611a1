"""The keymap file's text: `[group]` and `name = "keys"` for a command `group.name`, or a list of keys, or none."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.app.command_table import BY_ID
from workbench.app.key_layers import Layer
from workbench.app.key_text import Keys, clash, keys_text, parse_keys, typing_fault
from workbench.app.own_keys import fixed_fault
from workbench.app.toml_text import remove_value, set_value
from workbench.model.errors import UsageError
from workbench.project.toml_lines import line_of

HEAD = """\
# Keys of Lambda Workbench that differ from the preset's. Changes are used once the file is saved.
#
#   [run]
#   invoke = "Ctrl+R"                      # one key
#   again = "Ctrl+K, Ctrl+R"               # two strokes, one after the other
#   cancel = ["Ctrl+.", "Ctrl+Shift+C"]    # either of them
#   dry_run = ""                           # no key
"""


@dataclass(frozen=True, slots=True)
class KeymapFault:
    """An entry that is not used: its line (from 1; 0 when it is not known), its command, and why."""

    line: int
    command: str
    why: str


@dataclass(frozen=True, slots=True)
class KeymapText:
    """What a keymap says; `fault` tells why none of it can be used."""

    layer: Layer = field(default_factory=dict)
    faults: tuple[KeymapFault, ...] = ()
    fault: str = ""


def read_keymap(text: str) -> KeymapText:
    """The keys that `text` gives to commands. What cannot be used is a fault, and the rest is used."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return KeymapText(fault=f"{error}.")
    layer: dict[str, tuple[Keys, ...]] = {}
    faults: list[KeymapFault] = []
    for group, name, value in _entries(document):
        command = f"{group}.{name}"
        try:
            layer[command] = _keys(command, value, layer)
        except UsageError as error:
            faults.append(KeymapFault(line_of(text, group, name), command, str(error)))
    return KeymapText(layer, tuple(faults))


def _entries(document: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    for group, table in document.items():
        if isinstance(table, Mapping):
            for name, value in table.items():
                yield group, name, value


def _keys(command: str, value: object, before: Layer) -> tuple[Keys, ...]:
    """The keys of one entry. Raises UsageError."""
    if command not in BY_ID:
        raise UsageError(f"There is no command {command}.")
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
        raise UsageError("Keys must be text in quotes, or a list of such texts.")
    found = tuple(dict.fromkeys(keys for text in texts if (keys := parse_keys(text))))
    for keys in found:
        fault = typing_fault(keys) or fixed_fault(keys, command)
        if fault:
            raise UsageError(fault)
        _check_free(keys, before)
    return found


def _check_free(keys: Keys, before: Layer) -> None:
    for command, held in before.items():
        for other in held:
            if clash(keys, other):
                raise UsageError(f"{keys_text(keys)} cannot be told from {keys_text(other)} of {command}.")


def edit_keymap(text: str, changes: Mapping[str, tuple[Keys, ...] | None]) -> str:
    """`text` with the keys of commands changed, or their entries taken away (None); all else is kept.

    Raises tomllib.TOMLDecodeError when `text` is not TOML.
    """
    for command, keys in changes.items():
        group, _, name = command.partition(".")
        title = BY_ID[command].title
        if keys is None:
            text = remove_value(text, group, name, title)
        else:
            text = set_value(text or HEAD, group, name, _value(keys), title)
    return text


def _value(keys: tuple[Keys, ...]) -> str | list[str]:
    texts = [keys_text(one) for one in keys]
    return texts if len(texts) > 1 else "".join(texts)
