"""The style sheet is filled in for every theme, and its pictures are there."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette

from workbench.gui.style import disabled_text, make_palette, style_sheet
from workbench.gui.theme import load_theme, theme_names


@pytest.mark.parametrize("name", theme_names())
def test_no_place_is_left_open(name: str, tmp_path: Path) -> None:
    text = style_sheet(load_theme(name), tmp_path)
    assert "$" not in text
    assert load_theme(name).tokens["accent"] in text


def test_pictures_are_written_in_the_themes_colour(tmp_path: Path) -> None:
    text = style_sheet(load_theme("dark"), tmp_path / "look")
    paths = [Path(one) for one in re.findall(r'url\("([^"]+)"\)', text)]
    assert paths
    assert all(path.is_file() for path in paths)
    assert load_theme("dark").tokens["muted"] in (tmp_path / "look").joinpath(paths[0].name).read_text()


def test_a_folder_that_refuses_costs_only_the_pictures(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert 'url("")' in style_sheet(load_theme("light"), blocked / "look")


@pytest.mark.parametrize("name", theme_names())
def test_the_palette_is_the_theme(name: str) -> None:
    theme = load_theme(name)
    palette = make_palette(theme)
    assert palette.color(QPalette.ColorRole.Window).name() == theme.tokens["panel"]
    assert palette.color(QPalette.ColorRole.Highlight).name() == theme.tokens["selection"]
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == disabled_text(theme)
