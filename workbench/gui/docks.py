"""The docks: panels that can be hidden, moved and restored; a panel's own head is the dock's title bar."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QVBoxLayout, QWidget

from workbench.gui.widgets import name

Area = Qt.DockWidgetArea

LEFT_PX = 268
RIGHT_PX = 384
BOTTOM_PX = 280
SMALLEST = QSize(180, 120)
_GRIP = QSize(80, 24)
"""So much of a floating dock's top must be on a screen to be taken hold of."""


class PanelDock(QDockWidget):
    """A dock without a frame of its own. A panel that has a `head` is moved by dragging that head."""

    def __init__(
        self, object_name: str, title: str, panel: QWidget, window: QMainWindow, smallest: QSize = SMALLEST
    ) -> None:
        super().__init__(title, window)
        name(self, object_name, title)
        self.setAllowedAreas(Area.AllDockWidgetAreas)
        panel.setProperty("role", "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # What a panel shows must not say how small its dock can be: an empty state's text would push the editor away.
        panel.setMinimumSize(smallest)
        self.setWidget(panel)
        self.setTitleBarWidget(_title_bar(panel))
        self.topLevelChanged.connect(self._framed)
        QGuiApplication.instance().screenRemoved.connect(lambda: bring_on_screen(self))  # type: ignore[union-attr]

    def float_or_dock(self) -> None:
        """Take the panel out of the window into one of its own, or put it back."""
        self.show()
        self.setFloating(not self.isFloating())
        if self.isFloating():
            bring_on_screen(self)
        self.widget().setFocus()

    def _framed(self, floating: bool) -> None:
        """A panel without a head cannot be moved by it: on its own it has the system's frame."""
        if floating and not isinstance(getattr(self.widget(), "head", None), QWidget):
            shown = self.isVisible()
            self.setWindowFlags(Qt.WindowType.Tool)
            self.setVisible(shown)


Docks = tuple[PanelDock, PanelDock, PanelDock]
"""Explorer, composer and runs."""


def bring_on_screen(dock: QDockWidget) -> None:
    """Move a floating dock that nobody can take hold of to where its window is."""
    window = dock.parentWidget()
    if window is None or not dock.isFloating():
        return
    top = QRect(dock.frameGeometry().topLeft(), QSize(dock.width(), _GRIP.height()))
    screens = [screen.availableGeometry().intersected(top) for screen in QGuiApplication.screens()]
    if any(part.width() >= _GRIP.width() and part.height() >= _GRIP.height() for part in screens):
        return
    free = window.screen().availableGeometry()
    dock.resize(dock.size().boundedTo(free.size()))
    middle = window.frameGeometry().center() - QPoint(dock.width() // 2, dock.height() // 2)
    farthest = free.bottomRight() - QPoint(dock.width(), dock.height())
    dock.move(
        max(free.left(), min(middle.x(), farthest.x())),
        max(free.top(), min(middle.y(), farthest.y())),
    )


def _title_bar(panel: QWidget) -> QWidget:
    """The panel's head in a frame of its height: a dock takes a title bar's hint, not its fixed height."""
    bar = QWidget()
    head = getattr(panel, "head", None)
    if not isinstance(head, QWidget):
        bar.setFixedHeight(0)
        return bar
    bar.setProperty("role", "panel")
    bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(bar)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(head)
    return bar


def lay_out(window: QMainWindow, explorer: PanelDock, composer: PanelDock, runs: PanelDock) -> None:
    """The places of a first start: explorer left, composer right, runs across the whole foot."""
    for corner, area in _CORNERS.items():
        window.setCorner(corner, area)
    window.addDockWidget(Area.LeftDockWidgetArea, explorer)
    window.addDockWidget(Area.RightDockWidgetArea, composer)
    window.addDockWidget(Area.BottomDockWidgetArea, runs)
    for dock in (explorer, composer, runs):
        dock.setFloating(False)
        dock.show()
    window.resizeDocks([explorer, composer], [LEFT_PX, RIGHT_PX], Qt.Orientation.Horizontal)
    window.resizeDocks([runs], [BOTTOM_PX], Qt.Orientation.Vertical)


_CORNERS = {
    Qt.Corner.TopLeftCorner: Area.LeftDockWidgetArea,
    Qt.Corner.TopRightCorner: Area.RightDockWidgetArea,
    Qt.Corner.BottomLeftCorner: Area.BottomDockWidgetArea,
    Qt.Corner.BottomRightCorner: Area.BottomDockWidgetArea,
}


def toggler(dock: PanelDock, editor: QWidget) -> Callable[[], None]:
    """What shows a panel, or hides it and gives the keyboard that it held to the editor."""

    def toggle() -> None:
        focus = QApplication.focusWidget()
        held = focus is not None and dock.isAncestorOf(focus)
        dock.setVisible(not dock.isVisible())
        if held:
            editor.setFocus()  # Qt would give the keyboard to the first button of the top bar

    return toggle


def focuser(dock: PanelDock) -> Callable[[], None]:
    """What shows a panel and gives it the keyboard."""

    def focus() -> None:
        dock.show()
        dock.widget().setFocus()

    return focus
