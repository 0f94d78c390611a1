"""The ring lies around its target and lets the mouse through."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.tour.ring import AROUND_PX, Ring


def test_it_surrounds(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    button = QPushButton("Press", window)
    button.setGeometry(100, 100, 80, 28)
    window.show()
    ring = Ring(look, window)
    ring.surround(button, button.rect())
    assert ring.isVisible()
    assert ring.geometry() == QRect(100, 100, 80, 28).adjusted(-AROUND_PX, -AROUND_PX, AROUND_PX, AROUND_PX)
    assert not ring.mask().contains(ring.rect().center())
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    assert window.childAt(QPoint(140, 114)) is button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed
    assert look.color("accent").name() in {
        ring.grab().toImage().pixelColor(x, ring.height() // 2).name() for x in range(AROUND_PX)
    }


def test_it_stays_in_the_window(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    ring = Ring(look, window)
    ring.surround(window, window.rect())
    assert ring.geometry() == window.rect()
