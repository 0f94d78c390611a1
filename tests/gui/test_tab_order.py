"""Tab goes through a window as its parts lie, whatever the order in which they were made."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDockWidget,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from workbench.gui.tab_order import OrderedWindow, stops

Area = Qt.DockWidgetArea


def panel(*names: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for name in names:
        field = QLineEdit(made)
        field.setObjectName(name)
        column.addWidget(field)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> OrderedWindow:
    made = OrderedWindow()
    for area, names in ((Area.RightDockWidgetArea, ("right",)), (Area.LeftDockWidgetArea, ("left", "left 2"))):
        dock = QDockWidget(names[0], made)
        dock.setObjectName(f"dock {names[0]}")
        dock.setWidget(panel(*names))
        dock.setTitleBarWidget(panel(f"head of {names[0]}"))
        made.addDockWidget(area, dock)
    made.setCentralWidget(panel("middle"))
    made.setMenuWidget(panel("top"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


ORDER = ["top", "head of left", "left", "left 2", "middle", "head of right", "right"]


def names(window: OrderedWindow) -> list[str]:
    return [widget.objectName() for widget in stops(window)]


def walked(qtbot: QtBot, window: OrderedWindow, key: Qt.Key, start: str) -> list[str]:
    first = window.findChild(QLineEdit, start)
    assert first is not None
    first.setFocus()
    seen = [start]
    while True:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)
        reached = QApplication.focusWidget()
        assert reached is not None
        if reached.objectName() in seen:
            return seen
        seen.append(reached.objectName())


def test_tab_and_back_go_round_in_the_order_of_the_layout(qtbot: QtBot, window: OrderedWindow) -> None:
    assert walked(qtbot, window, Qt.Key.Key_Tab, "top") == ORDER
    assert walked(qtbot, window, Qt.Key.Key_Backtab, "right") == ORDER[::-1]


def test_a_panel_with_a_proxy_is_walked_from_its_first_control(window: OrderedWindow) -> None:
    second = window.findChild(QLineEdit, "left 2")
    assert second is not None
    panel_of_it = second.parentWidget()
    assert panel_of_it is not None
    panel_of_it.setFocusProxy(second)
    assert names(window) == ORDER


def test_a_dock_that_moved_or_is_hidden(window: OrderedWindow) -> None:
    left, right = (window.findChild(QDockWidget, f"dock {side}") for side in ("left", "right"))
    assert isinstance(left, QDockWidget)
    assert isinstance(right, QDockWidget)
    window.addDockWidget(Area.BottomDockWidgetArea, left)
    assert names(window) == ["top", "middle", "head of right", "right", "head of left", "left", "left 2"]
    right.hide()
    assert names(window) == ["top", "middle", "head of left", "left", "left 2"]


def test_of_a_group_only_the_chosen_button(window: OrderedWindow) -> None:
    group = QButtonGroup(window)
    row = panel()
    for name in ("form", "text"):
        button = QPushButton(name, row)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setChecked(name == "text")
        group.addButton(button)
    window.setCentralWidget(row)
    row.show()
    assert "text" in names(window)
    assert "form" not in names(window)


def test_looking_for_stops_leaves_scroll_areas_to_their_owners(window: OrderedWindow, qtbot: QtBot) -> None:
    inside = QLineEdit()
    scrolled(window.centralWidget(), inside)
    qtbot.waitUntil(inside.isVisible)
    assert inside in list(stops(window))
    gc.collect()
    assert isValid(inside)


def scrolled(parent: QWidget, inside: QWidget) -> None:
    """A scroll area around `inside` that nothing of Python's holds but its parent."""
    area = QScrollArea(parent)
    area.setWidget(inside)
    area.resize(100, 60)
    area.show()
