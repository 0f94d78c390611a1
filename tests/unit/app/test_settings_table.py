import re

import pytest

from workbench.app.settings_sections import SECTIONS
from workbench.app.settings_table import BY_KEY, SETTINGS, Setting, SettingKind


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_entry_is_whole(setting: Setting) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", setting.key)
    assert setting.fault(setting.default) == ""
    assert setting.title
    assert setting.help.endswith(".")
    assert "\n" not in setting.help
    assert bool(setting.choices) == (setting.kind is SettingKind.CHOICE)
    if setting.kind is SettingKind.INTEGER:
        assert setting.minimum is not None
        assert setting.maximum is not None


def test_every_table_of_settings_has_a_title() -> None:
    assert {setting.key.partition(".")[0] for setting in SETTINGS} <= set(SECTIONS)
    assert BY_KEY["look.theme"].section == "Appearance"


def test_choices_are_called_as_people_call_them() -> None:
    assert BY_KEY["look.theme"].label("high-contrast") == "High contrast"
    assert [BY_KEY["keys.preset"].label(one) for one in BY_KEY["keys.preset"].choices][1:3] == ["VS Code", "JetBrains"]
    assert all(len(setting.labels) in (0, len(setting.choices)) for setting in SETTINGS)


def test_keys_are_unique() -> None:
    assert len(BY_KEY) == len(SETTINGS)


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("look.theme", "pink", "one of system, dark, light"),
        ("look.theme", 3, "one of"),
        ("editor.word_wrap", 1, "true or false"),
        ("editor.font_size_px", True, "whole number"),
        ("editor.font_size_px", 13.5, "whole number"),
        ("editor.font_size_px", 7, "at least 8"),
        ("editor.font_size_px", 49, "at most 48"),
        ("run.images", {"python3.13": 3}, "table of texts"),
        ("run.images", "x", "table of texts"),
        ("async.retry_seconds", 60, "whole numbers"),
        ("async.retry_seconds", "60,", "whole numbers"),
        ("async.retry_seconds", "-1", "whole numbers"),
        ("async.retry_seconds", "", "whole numbers"),
    ],
)
def test_faults(key: str, value: object, fault: str) -> None:
    assert fault in BY_KEY[key].fault(value)


def test_text_takes_text() -> None:
    setting = Setting("a.b", SettingKind.TEXT, "", "A", "A.")
    assert setting.fault("x") == ""
    assert setting.fault(1)
