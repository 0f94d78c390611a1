"""A setting that is read before there is an application."""

from pathlib import Path

import pytest

from workbench.gui.early_setting import early_setting


def test_the_files_value(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[look]\nlanguage = "de"\n', encoding="utf-8")
    assert early_setting(file, "look.language") == "de"
    assert early_setting(file, "look.font_scale") == 100


@pytest.mark.parametrize("text", ["", "look = 3", "[look]\nlanguage = 3", '[look]\nlanguage = "xx"', "[look", "\xff"])
def test_the_default_where_the_file_is_of_no_use(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="latin-1")
    assert early_setting(file, "look.language") == "system"


def test_the_default_without_a_file(tmp_path: Path) -> None:
    assert early_setting(tmp_path / "settings.toml", "look.language") == "system"
