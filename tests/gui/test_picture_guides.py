"""The pictures of help, tour and work show what their names say."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from tests.support.drawn import drawn, pixels, views_of
from workbench.gui import picture_guides
from workbench.gui.pictures import VIEWS

CARD = QRect(270, 130, 360, 170)
FOOT = QRect(800, 740, 640, 160)


def test_every_view_is_drawn() -> None:
    made = views_of(picture_guides)
    assert made <= set(VIEWS)
    assert len(made) >= 6


@pytest.mark.parametrize(("view", "place", "token"), [("tour", CARD, "raised"), ("working", FOOT, "run")])
def test_what_is_named_is_in_the_picture(tmp_path: Path, view: str, place: QRect, token: str) -> None:
    assert pixels(drawn(tmp_path, view), place, token) > 200
