"""The pictures of dialogs and of compared results show what their names say."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.support.drawn import drawn, pixels, views_of
from workbench.gui import picture_dialogs
from workbench.gui.picture_dialogs import COMPARED, EDIT, close_dialogs
from workbench.gui.pictures import RUNS, VIEWS

ROOT = Path(__file__).resolve().parents[2]
MIDDLE = QRect(240, 110, 960, 680)
RESULT = QRect(760, 470, 680, 400)


def test_every_view_is_drawn() -> None:
    made = views_of(picture_dialogs)
    assert made <= set(VIEWS)
    assert len(made) >= 5


def test_what_is_compared_is_in_the_history_and_the_edit_fits() -> None:
    assert COMPARED[:2] in RUNS
    assert EDIT[0] in (ROOT / "resources" / "sample" / COMPARED[2]).read_text(encoding="utf-8")


def test_dialogs_and_menus_are_closed_and_other_windows_not(qtbot: QtBot) -> None:
    window, dialog, menu = QWidget(), QDialog(), QMenu()
    for one in (window, dialog, menu):
        qtbot.addWidget(one)
        one.show()
    close_dialogs()
    assert window.isVisible()
    assert not dialog.isVisible()
    assert not menu.isVisible()


@pytest.mark.parametrize(
    ("view", "place", "token"), [("preferences", MIDDLE, "accent"), ("expectation", RESULT, "err")]
)
def test_what_is_named_is_in_the_picture(tmp_path: Path, view: str, place: QRect, token: str) -> None:
    assert pixels(drawn(tmp_path, view), place, token) > 20
