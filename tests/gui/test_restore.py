"""The session comes back as it was left."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.restore import (
    BESIDE_PX,
    fit_on_screen,
    panel_states,
    remember_window,
    restore_panels,
    restore_window,
    stand_off,
    unsaved_of,
    window_state,
)


class Window:
    """What the session sees of a window."""

    def __init__(self, layout: str = "edit") -> None:
        self.layout = layout
        self.geometry = b"place"
        self.restored: list[object] = []

    def saveGeometry(self) -> QByteArray:
        return QByteArray(self.geometry)

    def restoreGeometry(self, data: QByteArray) -> bool:
        self.restored.append(bytes(data.data()))
        return True

    def layout_state(self) -> dict[str, Any]:
        return {"name": self.layout}

    def restore_layout(self, state: object) -> None:
        self.restored.append(state)


class Panel:
    """A panel that keeps one number."""

    def __init__(self, value: int = 0) -> None:
        self.value = value

    def state(self) -> dict[str, Any]:
        return {"value": self.value}

    def restore(self, state: dict[str, Any]) -> None:
        self.value = state["value"]


def test_place_and_layout_come_back() -> None:
    later = Window()
    restore_window(window_state(Window("debug")), later)
    assert later.restored == [b"place", {"name": "debug"}]


def test_the_first_start_has_nothing_to_restore() -> None:
    window = Window()
    restore_window(None, window)
    assert window.restored == []


async def test_the_window_closed_last_is_remembered_for_new_folders(app: Application) -> None:
    remember_window(app.session, Window("debug"))
    assert app.session.get("window") == window_state(Window("debug"))


def test_panels_keep_their_state() -> None:
    states = panel_states({"editor": Panel(1), "runs": Panel(2)})
    editor, other = Panel(), Panel(5)
    restore_panels(states, {"editor": editor, "later": other})
    assert (editor.value, other.value) == (1, 5)


def test_unsaved_text_that_stays_open_is_kept_by_one_only() -> None:
    files: list[dict[str, Any]] = [
        {"path": "/w/a.py", "text": "a", "mtime_ns": "1", "line": 3},
        {"path": "/w/b.py", "text": "b"},
    ]

    class Editor(Panel):
        def state(self) -> dict[str, Any]:
            return {"groups": [{"files": files}]}

    kept = panel_states({"editor": Editor()}, [Path("/w/a.py")])
    assert kept == {
        "editor": {"groups": [{"files": [{"path": "/w/a.py", "line": 3}, {"path": "/w/b.py", "text": "b"}]}]}
    }
    assert files[0]["text"] == "a"


def test_a_state_of_another_shape_is_left_alone() -> None:
    panel, window = Panel(5), Window()
    for state in (None, 7, ["not", "a", "table"], {"editor": 7, "geometry": 7}):
        restore_panels(state, {"editor": panel})
        restore_window(state, window)
    assert panel.value == 5
    assert window.restored == []


@pytest.mark.parametrize(
    ("screen", "size"), [((2000, 1200), (1440, 900)), ((1280, 700), (1280, 700)), ((800, 480), (880, 560))]
)
def test_the_window_is_no_larger_than_the_screen(qtbot: QtBot, screen: tuple[int, int], size: tuple[int, int]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumSize(880, 560)
    window.resize(1440, 900)
    fit_on_screen(window, QRect(0, 0, *screen))
    assert (window.width(), window.height()) == size


def test_unsaved_text_is_told_from_what_is_only_comfort() -> None:
    changed, other = {"path": "/a", "text": "x", "mtime_ns": "1"}, {"path": "/b", "text": "y", "mtime_ns": "2"}
    editor = {"files": [{"path": "/c"}, changed], "current": 1, "split": {"files": [other, {"path": "/a"}]}}
    states = {"editor": editor, "composer": {"drafts": {"k": {"text": "{}"}}, "mode": "form"}, "runs": {"tab": 2}}
    assert unsaved_of(states) == {
        "editor": {"files": [changed, other]},
        "composer": {"drafts": {"k": {"text": "{}"}}},
    }


@pytest.mark.parametrize(
    "states", [None, [], {"editor": 1}, {"editor": {"files": {}}}, {"editor": {"files": [], "split": 1}}]
)
def test_what_is_no_state_has_nothing_unsaved(states: object) -> None:
    assert unsaved_of(states) in ({}, {"editor": {"files": []}})


def test_a_window_stands_off_another_on_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = QRect(0, 0, 800, 600)
    window.setGeometry(10, 10, 600, 400)
    stand_off(window, screen)
    assert (window.x(), window.y()) == (10 + BESIDE_PX, 10 + BESIDE_PX)
    window.setGeometry(190, 190, 600, 400)
    stand_off(window, screen)
    assert (window.x(), window.y()) == (0, 0)
