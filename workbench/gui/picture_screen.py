"""The screen that pictures are drawn on, and a window with all that lies above it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtWidgets import QWidget


def screen_file(folder: Path) -> Path:
    """A file for Qt's off-screen platform: a screen on which menus have room beside the window (it has 800 x 800)."""
    path = folder / "screen.json"
    size = {"x": 0, "y": 0, "width": 6400, "height": 4000, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path.write_text(json.dumps({"screens": [{"name": "pictures", **size}]}), encoding="utf-8")
    return path


def no_accounts(folder: Path) -> dict[str, str]:
    """The variables with which AWS's configuration is looked for where there is none."""
    return {name: str(folder / "none") for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE")}


def whole(window: "QWidget") -> "QPixmap":
    """The window with the dialogs, menus and lists that are open above it, which are windows of their own.

    Nothing looks as if the mouse were on it: off screen, Qt does not always notice that it has left.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtGui import QPainter  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: PLC0415

    for control in window.findChildren(QWidget):
        control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    picture = window.grab()
    painter = QPainter(picture)
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    above = [one for one in tops if isinstance(one, QDialog) or _lies_above(window, one)]
    for one in sorted(above, key=lambda each: not isinstance(each, QDialog)):
        if isinstance(one, QDialog):
            _draw_dialog(painter, window, one)
        else:
            painter.drawPixmap(window.mapFromGlobal(one.pos()), one.grab())
    painter.end()
    return picture


def _lies_above(window: "QWidget", other: "QWidget") -> bool:
    parent = other.parentWidget()
    while parent is not None and parent is not window:
        parent = parent.parentWidget()
    return parent is not None


def _draw_dialog(painter: "QPainter", window: "QWidget", dialog: "QWidget") -> None:
    """A dialog in the middle, over a window that is darker; desktops would draw a frame, here is a line."""
    from PySide6.QtGui import QColor, QPalette  # noqa: PLC0415

    place = dialog.rect()
    place.moveCenter(window.rect().center())
    painter.fillRect(window.rect(), QColor(0, 0, 0, 96))
    painter.drawPixmap(place.topLeft(), dialog.grab())
    painter.setPen(dialog.palette().color(QPalette.ColorRole.Mid))
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
