"""Which keys each command has: the table's, over them a preset's, over those the user's."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.app.key_text import Keys, clash

Layer = Mapping[str, tuple[Keys, ...]]
"""The keys of some commands; none at all when the tuple is empty."""


class KeySource(StrEnum):
    """Who gave a command its keys."""

    USER = "user"
    PRESET = "preset"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Lost:
    """Keys that a command would have, had another not taken them."""

    keys: Keys
    to: str


@dataclass(frozen=True, slots=True)
class Binding:
    """What a command is reached by; the first of its keys is the one that is shown."""

    keys: tuple[Keys, ...]
    source: KeySource
    lost: tuple[Lost, ...] = ()


def resolve(defaults: Layer, preset: Layer, user: Layer) -> dict[str, Binding]:
    """The binding of each command of `defaults`, no two of which clash.

    A command has the keys of the highest layer that names it. Where keys of two commands clash, the higher layer has
    them; within a layer, the command that is named first.
    """
    layers = ((KeySource.USER, user), (KeySource.PRESET, preset), (KeySource.DEFAULT, defaults))
    found: dict[str, Binding] = {}
    taken: dict[Keys, str] = {}
    for source, layer in layers:
        for command in layer:
            if command in defaults and command not in found:
                found[command] = _bind(command, source, layer[command], taken)
    return {command: found[command] for command in defaults}


def _bind(command: str, source: KeySource, wanted: tuple[Keys, ...], taken: dict[Keys, str]) -> Binding:
    """Take what is free of the keys `wanted`."""
    kept: list[Keys] = []
    lost: list[Lost] = []
    for keys in wanted:
        holder = next((by for held, by in taken.items() if clash(held, keys)), None)
        if holder is None:
            kept.append(keys)
            taken[keys] = command
        elif holder != command:
            lost.append(Lost(keys, holder))
    return Binding(tuple(kept), source, tuple(lost))


def without(layer: Layer, keys: Keys) -> dict[str, tuple[Keys, ...]]:
    """`layer` without what clashes with `keys`; a command that has nothing left is not named any more."""
    made: dict[str, tuple[Keys, ...]] = {}
    for command, had in layer.items():
        left = tuple(one for one in had if not clash(one, keys))
        if left or not had:
            made[command] = left
    return made
