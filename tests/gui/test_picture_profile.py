"""The pictures of the Profile tab show what their names say."""

from pathlib import Path

from PySide6.QtCore import QRect

from tests.support.drawn import drawn, pixels, views_of
from workbench.gui import picture_profile
from workbench.gui.pictures import VIEWS

BARS = QRect(820, 570, 400, 280)


def test_every_view_is_drawn() -> None:
    made = views_of(picture_profile)
    assert made == {"profile-empty", "profile"}
    assert made <= set(VIEWS)


def test_the_bars_are_in_the_picture(tmp_path: Path) -> None:
    assert pixels(drawn(tmp_path, "profile"), BARS, "accent") > 100
