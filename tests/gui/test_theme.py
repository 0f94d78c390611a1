"""Themes: complete, and readable by the numbers."""

import pytest

from workbench.gui.editor.selections import STOPPED_SHARE
from workbench.gui.theme import blend, contrast, load_theme, theme_for, theme_names

GROUNDS = ("window", "panel", "editor", "raised")
TEXTS = ("text", "muted", "faint", "ok", "warn", "err", "run", "accent")
CODE = ("kw", "st", "fn", "nu", "co", "ty")
LEAST = 4.5
LEAST_IN_HIGH_CONTRAST = 7.0


@pytest.mark.parametrize("name", theme_names())
def test_every_theme_has_the_same_tokens(name: str) -> None:
    assert set(load_theme(name).tokens) == set(load_theme("dark").tokens)
    assert load_theme(name).name == name


@pytest.mark.parametrize("name", theme_names())
def test_text_can_be_read_on_every_ground(name: str) -> None:
    tokens = load_theme(name).tokens
    least = LEAST_IN_HIGH_CONTRAST if name == "high-contrast" else LEAST
    weak = {
        (text, ground): round(contrast(tokens[text], tokens[ground]), 2)
        for text in TEXTS
        for ground in GROUNDS
        if contrast(tokens[text], tokens[ground]) < least
    }
    assert not weak


@pytest.mark.parametrize("name", theme_names())
def test_code_can_be_read_on_the_editor(name: str) -> None:
    tokens = load_theme(name).tokens
    stopped = blend(tokens["warn"], tokens["editor"], STOPPED_SHARE)
    for ground in (tokens["editor"], stopped):
        assert not {one for one in CODE if contrast(tokens[one], ground) < LEAST}


@pytest.mark.parametrize("name", theme_names())
def test_text_on_the_accent_and_on_selections_can_be_read(name: str) -> None:
    tokens = load_theme(name).tokens
    assert contrast(tokens["onaccent"], tokens["accent"]) >= LEAST
    for ground in ("selection", "hover"):
        assert contrast(tokens["text"], tokens[ground]) >= LEAST
        assert contrast(tokens["muted"], tokens[ground]) >= LEAST


def test_contrast_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == pytest.approx(1.0)


def test_blend_goes_from_under_to_over() -> None:
    assert blend("#ffffff", "#000000", 0.0) == "#000000"
    assert blend("#ffffff", "#000000", 1.0) == "#ffffff"
    assert blend("#ff0000", "#0000ff", 0.5) == "#800080"


def test_system_follows_the_desktop_and_so_does_an_unknown_name() -> None:
    assert theme_for("system", system_dark=True).name == "dark"
    assert theme_for("system", system_dark=False).name == "light"
    assert theme_for("mauve", system_dark=False).name == "light"
    assert theme_for("light", system_dark=True).name == "light"
