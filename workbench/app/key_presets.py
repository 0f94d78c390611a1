"""Presets: the keys that people know from other programs, in `resources/keymaps`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.app.key_layers import Layer
from workbench.app.keymap_text import read_keymap
from workbench.base.assets import resources

NONE = "default"
"""The choice that is no preset."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A set of keys with its name; `layer` names the commands it changes."""

    id: str
    title: str
    layer: Layer


def load_presets(folder: Path | None = None) -> Mapping[str, Preset]:
    """Every preset by its id, the name of its file."""
    files = sorted((folder or resources() / "keymaps").glob("*.toml"))
    return {file.stem: _preset(file) for file in files}


def _preset(file: Path) -> Preset:
    text = file.read_text(encoding="utf-8")
    return Preset(file.stem, str(tomllib.loads(text)["title"]), read_keymap(text).layer)
