"""Icons: every one that a command or a panel names is shipped, and drawn in the colour asked for."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from workbench.app.command_table import COMMANDS
from workbench.base import assets
from workbench.gui.icons import draw, icon_names, make_icon, screen_ratios, svg

SOURCES = Path(__file__).resolve().parents[2] / "workbench" / "gui"
NAMED = re.compile(r"""(?:icon\(|icon_button\(\w+(?:\.\w+)*, )"([a-z0-9-]+)\"""")


def test_every_command_has_its_icon() -> None:
    assert {command.icon for command in COMMANDS if command.icon} <= set(icon_names())


def test_every_icon_named_in_the_window_is_shipped() -> None:
    named = {name for path in SOURCES.rglob("*.py") for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert named <= set(icon_names())


def test_the_icons_come_with_their_licence() -> None:
    assert "ISC" in (assets.resources() / "icons" / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["play", "square-function", "settings"])
def test_current_color_is_replaced(name: str) -> None:
    drawn = svg(name, "#123456").decode()
    assert "currentColor" not in drawn
    assert "#123456" in drawn


def test_an_icon_is_drawn_in_its_colour_at_the_screens_scale(qapp: QApplication) -> None:
    pixmap = draw(QSvgRenderer(QByteArray(svg("square", "#ff0000"))), 16, 2.0)
    assert pixmap.width() == 32
    assert pixmap.devicePixelRatio() == 2.0
    image = pixmap.toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 250
    }
    assert colours == {QColor("#ff0000").name()}


def test_a_disabled_control_has_another_drawing(qapp: QApplication) -> None:
    icon = make_icon("square", "#ffffff", "#333333", 16, (1.0,))
    normal = icon.pixmap(16, QIcon.Mode.Normal).toImage()
    disabled = icon.pixmap(16, QIcon.Mode.Disabled).toImage()
    assert normal != disabled


def test_it_is_sharp_on_every_screen_there_is(qapp: QApplication) -> None:
    icon = make_icon("square", "#ffffff", "#333333", 16, (1.0, 1.25, 2.0))
    for ratio in (1.0, 1.25, 2.0):
        pixmap = icon.pixmap(QSize(16, 16), ratio)
        assert (pixmap.width(), pixmap.devicePixelRatio()) == (round(16 * ratio), ratio)
    assert screen_ratios() == {screen.devicePixelRatio() for screen in qapp.screens()}


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        svg("no-such-icon", "#000000")
