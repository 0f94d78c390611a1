"""The order in which Tab goes through a window: as its parts lie, from the top bar to the status bar.

Qt's own order is that in which widgets were made. It also enters a panel by its focus proxy, past what lies before it,
and never comes out of an editor that is a panel's proxy and the last in the chain.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QMainWindow, QWidget

Area = Qt.DockWidgetArea
Reason = Qt.FocusReason


class OrderedWindow(QMainWindow):
    """A main window of which Tab and Shift+Tab visit every control, in the order of the layout."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab or Shift+Tab was pressed where it means nothing else."""
        found = list(stops(self))
        focus = QApplication.focusWidget()
        if not found or (focus is not None and focus.window() is not self):
            return super().focusNextPrevChild(forward)
        step = 1 if forward else -1
        at = found.index(focus) + step if focus in found else 0 if forward else -1
        found[at % len(found)].setFocus(Reason.TabFocusReason if forward else Reason.BacktabFocusReason)
        return True


def parts(window: QMainWindow) -> Iterator[QWidget | None]:
    """What the window is made of as it lies now; a dock's head comes before its panel. Floating docks are left out."""
    yield window.menuWidget()
    yield from _docked(window, Area.TopDockWidgetArea, Area.LeftDockWidgetArea)
    yield window.centralWidget()
    yield from _docked(window, Area.RightDockWidgetArea, Area.BottomDockWidgetArea)
    yield window.statusBar()


def stops(window: QMainWindow) -> Iterator[QWidget]:
    """The controls that take Tab, in order; of a part as they are made or ordered, of a bar from left to right."""
    chain = list(_chain(window))
    told = [part for part in parts(window) if part is not None]
    bars = (window.menuWidget(), window.statusBar())
    for part in told:
        inside = [widget for widget in chain if widget is part or part.isAncestorOf(widget)]
        if part in bars:
            inside.sort(key=lambda widget: widget.mapTo(window, widget.rect().topLeft()).x())
        yield from inside
    yield from (widget for widget in chain if not any(one is widget or one.isAncestorOf(widget) for one in told))


def _docked(window: QMainWindow, *areas: Area) -> Iterator[QWidget | None]:
    docks = [one for one in window.findChildren(QDockWidget) if one.isVisible() and not one.isFloating()]
    for area in areas:
        there = [dock for dock in docks if window.dockWidgetArea(dock) is area]
        for dock in sorted(there, key=lambda one: (one.y(), one.x())):
            yield dock.titleBarWidget()
            yield dock.widget()


def _chain(window: QMainWindow) -> Iterator[QWidget]:
    """The controls of the window that take Tab now, in Qt's order."""
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if at.window() is window and _takes_tab(at):
            yield at
        at = at.nextInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    if not (widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
        return False
    # Asked of the inside of a scroll area, PySide would take it for the owner of the area, and collect both.
    return widget.focusProxy() is None and not _is_beside_chosen(widget)


def _is_beside_chosen(widget: QWidget) -> bool:
    """Whether another button of its group is the chosen one: Tab goes there, arrows go on within the group."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() not in (None, widget)
