"""A tab is dragged with the mouse to the other group, or to an edge where a group is made."""

from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.editor.test_splitting import names
from workbench.gui.editor.group import EditorGroup
from workbench.gui.editor.panel import EditorPanel


@pytest_asyncio.fixture
async def two(panel: EditorPanel, code: Path) -> EditorPanel:
    """A panel with two files in one group."""
    other = code.with_name("other.py")
    other.write_text("x = 1\n")
    panel.open_file(code)
    panel.open_file(other)
    return panel


def drag(panel: EditorPanel, group: EditorGroup, index: int, *to: QPoint) -> list[bool]:
    """Drag a tab over places of the groups, and drop it at the last; whether there was a hint at each."""
    tabs = group.tabs
    start = tabs.tabRect(index).center()
    QTest.mousePress(tabs, Qt.MouseButton.LeftButton, pos=start)
    seen: list[bool] = []
    for place in to:
        at = tabs.mapFromGlobal(panel.groups.mapToGlobal(place))
        QTest.mouseMove(tabs, at)
        seen.append(panel.tab_drag.hint.isVisible())
    QTest.mouseRelease(tabs, Qt.MouseButton.LeftButton, pos=at)
    return seen


async def test_an_edge_makes_a_group(two: EditorPanel) -> None:
    group = two.groups.active
    seen = drag(two, group, 0, QPoint(200, 200), QPoint(790, 200))
    assert seen == [False, True]
    assert two.tab_drag.hint.isHidden()
    assert names(two) == [["other.py"], ["app.py"]]
    assert two.groups.orientation() is Qt.Orientation.Horizontal


async def test_the_lower_edge_makes_one_below(two: EditorPanel) -> None:
    drag(two, two.groups.active, 1, QPoint(200, 490))
    assert names(two) == [["app.py"], ["other.py"]]
    assert two.groups.orientation() is Qt.Orientation.Vertical


async def test_a_tab_goes_to_the_other_group(two: EditorPanel) -> None:
    two.splitting.move_to_other()
    first, second = two.groups.numbered()
    middle = second.geometry().center()
    assert drag(two, first, 0, middle) == [True]
    assert names(two) == [["other.py", "app.py"]]


async def test_a_drop_elsewhere_does_nothing(two: EditorPanel) -> None:
    drag(two, two.groups.active, 0, QPoint(200, 200))
    drag(two, two.groups.active, 0, QPoint(790, 200), QPoint(2000, 2000))
    assert len(names(two)) == 1
    assert set(names(two)[0]) == {"app.py", "other.py"}


async def test_the_only_tab_stays(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    assert drag(panel, panel.groups.active, 0, QPoint(790, 200)) == [False]
    assert names(panel) == [["app.py"]]
