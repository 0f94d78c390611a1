"""The pictures of files and functions show what their names say."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from tests.support.drawn import drawn, pixels, views_of
from workbench.gui import picture_workspace
from workbench.gui.pictures import VIEWS

MIDDLE = QRect(180, 140, 1080, 620)
CODE = QRect(270, 300, 700, 300)


def test_every_view_is_drawn() -> None:
    made = views_of(picture_workspace)
    assert made <= set(VIEWS)
    assert len(made) >= 4


@pytest.mark.parametrize(("view", "place", "token"), [("review", MIDDLE, "accent"), ("completion", CODE, "selection")])
def test_what_is_named_is_in_the_picture(tmp_path: Path, view: str, place: QRect, token: str) -> None:
    assert pixels(drawn(tmp_path, view), place, token) > 200
