"""The composer's pictures show what their names say."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from tests.support.drawn import drawn, pixels, views_of
from workbench.gui import picture_composer
from workbench.gui.pictures import VIEWS
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_recipes import details

PANEL = QRect(1060, 140, 380, 330)


def test_every_view_is_drawn() -> None:
    made = views_of(picture_composer)
    assert len(made) >= 6
    assert made <= set(VIEWS)


def test_the_values_are_parameters_of_the_event() -> None:
    known = {parameter.name for parameter in details(load_catalogue(), "s3/put").recipe.parameters}
    assert set(picture_composer._VALUES) <= known


@pytest.mark.parametrize(("view", "token"), [("problems", "warn"), ("envelopes", "raised")])
def test_what_is_named_is_in_the_picture(tmp_path: Path, view: str, token: str) -> None:
    assert pixels(drawn(tmp_path, view), PANEL, token) > (20 if token == "warn" else 16_000)
