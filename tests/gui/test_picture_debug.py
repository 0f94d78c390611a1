"""The pictures of the Debug tab show what their names say."""

from pathlib import Path

from PySide6.QtCore import QRect

from tests.support.drawn import drawn, pixels, views_of
from workbench.gui import picture_debug
from workbench.gui.editor.selections import STOPPED_SHARE
from workbench.gui.pictures import VIEWS
from workbench.gui.theme import blend, load_theme

CODE = QRect(280, 100, 700, 440)


def test_every_view_is_drawn() -> None:
    made = views_of(picture_debug)
    assert made == {"debug-empty", "debug", "debug-layout", "ended"}
    assert made - {"ended"} <= set(VIEWS)


def test_the_line_in_which_the_code_stands_is_marked(tmp_path: Path) -> None:
    tokens = load_theme("dark").tokens
    stopped = blend(tokens["warn"], tokens["editor"], STOPPED_SHARE)
    assert pixels(drawn(tmp_path, "debug"), CODE, stopped) > 5000
