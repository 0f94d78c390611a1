"""The screen that pictures are drawn on, and a window with all that lies above it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget


def screen_file(folder: Path) -> Path:
    """A file for Qt's off-screen platform: a screen on which menus have room beside the window (it has 800 x 800)."""
    path = folder / "screen.json"
    size = {"x": 0, "y": 0, "width": 6400, "height": 4000, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path.write_text(json.dumps({"screens": [{"name": "pictures", **size}]}), encoding="utf-8")
    return path


def whole(window: "QWidget") -> "QPixmap":
    """The window with the menus that are open above it, which are windows of their own."""
    from PySide6.QtGui import QPainter  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMenu  # noqa: PLC0415

    picture = window.grab()
    painter = QPainter(picture)
    for menu in QApplication.topLevelWidgets():
        if isinstance(menu, QMenu) and menu.isVisible():
            painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
    painter.end()
    return picture
