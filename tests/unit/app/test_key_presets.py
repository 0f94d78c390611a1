from pathlib import Path

import pytest

from workbench.app.command_table import BY_ID, COMMANDS
from workbench.app.key_layers import resolve
from workbench.app.key_presets import NONE, load_presets
from workbench.app.key_text import parse_keys
from workbench.app.keymap_text import read_keymap
from workbench.app.settings_table import BY_KEY
from workbench.base.assets import resources

PRESETS = load_presets()
DEFAULTS = {one.id: (parse_keys(one.shortcut),) if one.shortcut else () for one in COMMANDS}


def test_the_setting_offers_each_preset_by_its_title() -> None:
    setting = BY_KEY["keys.preset"]
    assert set(setting.choices) == {NONE, *PRESETS}
    assert all(setting.label(one.id) == one.title for one in PRESETS.values())


@pytest.mark.parametrize("name", PRESETS)
def test_every_entry_can_be_used(name: str) -> None:
    read = read_keymap((resources() / "keymaps" / f"{name}.toml").read_text(encoding="utf-8"))
    assert (read.fault, read.faults) == ("", ())
    assert set(read.layer) <= set(BY_ID)


@pytest.mark.parametrize("name", PRESETS)
def test_what_had_a_key_keeps_one(name: str) -> None:
    found = resolve(DEFAULTS, PRESETS[name].layer, {})
    assert [command for command, keys in DEFAULTS.items() if keys and not found[command].keys] == []
    assert found["view.palette"].keys


def test_what_hands_know() -> None:
    def first(preset: str, command: str) -> str:
        return ", ".join(resolve(DEFAULTS, PRESETS[preset].layer, {})[command].keys[0])

    assert first("emacs", "file.save") == "Ctrl+X, Ctrl+S"
    assert first("emacs", "edit.paste") == "Ctrl+Y"
    assert first("jetbrains", "view.palette") == "Ctrl+Shift+A"
    assert first("jetbrains", "run.invoke") == "Shift+F10"
    assert first("vscode", "view.keymap") == "Ctrl+K, Ctrl+S"


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('title = "Mine"\n[run]\ninvoke = "F9"\n')
    (mine,) = load_presets(tmp_path).values()
    assert (mine.id, mine.title, mine.layer) == ("mine", "Mine", {"run.invoke": (("F9",),)})
