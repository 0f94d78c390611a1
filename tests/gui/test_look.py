"""The look: colours, icons and fonts of the theme in force, and the switch to another."""

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyle

from workbench.gui import icons
from workbench.gui.look import Look
from workbench.gui.theme import load_theme


def _styles() -> int:
    gc.collect()
    return sum(isinstance(one, QStyle) for one in gc.get_objects())


def test_the_look_is_applied_to_the_application(qapp: QApplication, look: Look) -> None:
    assert qapp.style().objectName() in ("fusion", "qstylesheetstyle", "")
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == load_theme("dark").tokens["editor"]
    assert qapp.font().family() == "Inter"
    assert qapp.font().pixelSize() == 13
    assert look.color("panel").name() in qapp.styleSheet()


def test_choosing_a_theme_redraws_everything_live(qapp: QApplication, look: Look) -> None:
    told: list[str] = []
    look.changed.connect(lambda: told.append(look.theme.name))
    before = look.icon("play")
    look.choose("light")
    assert told == ["light"]
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == load_theme("light").tokens["panel"]
    assert look.icon("play").cacheKey() != before.cacheKey()
    assert look.choice == "light"


def test_themes_leave_no_style_behind(qapp: QApplication, look: Look) -> None:
    look.choose("light")
    styles = _styles()
    for theme in ("dark", "high-contrast", "light") * 3:
        look.choose(theme)
        qapp.processEvents()
    assert _styles() <= styles


def test_choosing_the_theme_in_force_tells_nobody(look: Look) -> None:
    told: list[bool] = []
    look.changed.connect(lambda: told.append(True))
    look.choose("dark")
    assert told == []


def test_an_icon_is_drawn_once_a_colour(look: Look) -> None:
    assert look.icon("play").cacheKey() == look.icon("play").cacheKey()
    assert look.icon("play", "accent").cacheKey() != look.icon("play", "muted").cacheKey()


def test_a_screen_of_another_scale_gets_icons_of_its_own(
    qapp: QApplication, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    look.changed.connect(lambda: told.append(True))
    before = look.icon("play")
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert (look.icon("play") is before, told) == (True, []), "it has the scale of the others"
    monkeypatch.setattr(icons, "screen_ratios", lambda: frozenset({1.0, 2.0}))
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert told == [True]
    assert look.icon("play").pixmap(QSize(16, 16), 2.0).width() == 32


def test_unknown_tokens_are_refused(look: Look) -> None:
    with pytest.raises(KeyError):
        look.color("mauve")


def test_the_system_is_followed(qapp: QApplication) -> None:
    look = Look("system")
    assert look.theme.name in ("dark", "light")
    assert look.choice == "system"
