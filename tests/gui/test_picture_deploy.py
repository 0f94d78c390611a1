"""The pictures of a deployment show what their names say."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from tests.support.drawn import drawn, pixels, views_of
from workbench.gui import picture_deploy
from workbench.gui.pictures import VIEWS

BUTTON = QRect(1180, 780, 120, 40)
SIGN = QRect(210, 150, 40, 24)


def test_every_view_is_drawn() -> None:
    made = views_of(picture_deploy)
    assert made == {"deploy", "synced"}
    assert made <= set(VIEWS)


@pytest.mark.parametrize(
    ("view", "place", "token", "least"), [("deploy", BUTTON, "accent", 500), ("synced", SIGN, "run", 1)]
)
def test_what_is_named_is_in_the_picture(tmp_path: Path, view: str, place: QRect, token: str, least: int) -> None:
    assert pixels(drawn(tmp_path, view), place, token) > least
