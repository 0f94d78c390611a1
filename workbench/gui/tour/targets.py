"""Finds what a step of the tour speaks of: a control by its name, or a row or tab of it by its text."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit, QTabBar, QWidget

from workbench.gui.notices import NoticeCard
from workbench.gui.translation import tr

Found = tuple[QWidget, QRect]


def find_target(window: QWidget, object_name: str, part: str = "") -> Found | None:
    """The control that is seen, and the place in it; None while it is not to be seen."""
    widget = next((one for one in window.findChildren(QWidget, object_name) if one.isVisible()), None)
    if widget is None or widget.visibleRegion().isEmpty():
        return None
    return widget, _part(widget, part) or widget.rect()


def covered(window: QWidget) -> bool:
    """Whether a dialog or popup is in front of the window, so that a ring would be in the way."""
    return QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() not in (None, window)


def in_use(window: QWidget) -> list[QRect]:
    """The places of the window that nothing may lie over: the line that is written in, and the toasts."""
    places = [toast.geometry() for toast in window.findChildren(NoticeCard) if toast.isVisible()]
    writing = QApplication.focusWidget()
    if writing is not None and writing.window() is window and isinstance(writing, QPlainTextEdit):
        line = writing.cursorRect()
        line.setLeft(0)
        line.setRight(writing.viewport().width())
        seen = line.adjusted(0, -line.height(), 0, line.height()) & writing.viewport().rect()
        places.append(QRect(writing.viewport().mapTo(window, seen.topLeft()), seen.size()))
    return [place for place in places if not place.isEmpty()]


def _part(widget: QWidget, part: str) -> QRect | None:
    if not part:
        return None
    match widget:
        case QTabBar():
            wanted = (part, tr(part))
            at = next((tab for tab in range(widget.count()) if widget.tabText(tab) in wanted), -1)
            return widget.tabRect(at) if at >= 0 else None
        case QAbstractItemView():
            return _row(widget, part)
    return None


def _row(view: QAbstractItemView, text: str) -> QRect | None:
    """The row's place as far as it is seen, over the whole width."""
    model = view.model()
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    top = model.index(0, 0, QModelIndex())
    found = model.match(top, Qt.ItemDataRole.DisplayRole, text, 1, flags) if top.isValid() else []
    if not found:
        return None
    row = view.visualRect(found[0])
    seen = QRect(0, row.y(), view.viewport().width(), row.height()) & view.viewport().rect()
    return seen.translated(view.viewport().mapTo(view, QPoint(0, 0))) if row.isValid() and not seen.isEmpty() else None
