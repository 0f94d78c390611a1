"""The editor's groups, one or two side by side or one above the other, and which of them the user is in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.group import EditorGroup

MOST = 2
_SIDES = {"right": Qt.Orientation.Horizontal, "down": Qt.Orientation.Vertical}


class EditorGroups(QSplitter):
    """`changed` comes when another group is the one in use, or there are more or fewer; `made` with a new one."""

    changed = Signal()
    made = Signal(EditorGroup)

    def __init__(self, make: Callable[[], EditorGroup], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._make = make
        self._groups: list[EditorGroup] = []
        self.setObjectName("editor.groups")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._active = self._add()
        QGuiApplication.instance().focusObjectChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    # -- which there are -------------------------------------------------------------------------

    def __iter__(self) -> Iterator[EditorGroup]:
        return iter(tuple(self._groups))

    @property
    def active(self) -> EditorGroup:
        """The group that commands act on."""
        return self._active

    @property
    def split(self) -> bool:
        """Whether there are two."""
        return len(self._groups) > 1

    def other(self, group: EditorGroup) -> EditorGroup | None:
        """The group beside, or None."""
        return next((one for one in self._groups if one is not group), None)

    def enter(self, group: EditorGroup) -> None:
        """Turn to a group."""
        if group is not self._active and group in self._groups:
            self._active = group
            self._mark()
            self.changed.emit()

    def turn(self, side: str) -> EditorGroup:
        """Put the second group to the `right` or `down`, made where there is none; the one beside the active."""
        self.setOrientation(_SIDES[side])
        found = self.other(self._active)
        if found is None:
            found = self._add()
            self.setSizes([1, 1])
            self._mark()
            self.changed.emit()
        return found

    def take_away(self, group: EditorGroup) -> None:
        """Take an empty group away; the last one stays."""
        if self.split and not list(group.files):
            self._groups.remove(group)
            had_focus = group.isAncestorOf(QApplication.focusWidget() or self)
            group.setParent(None)  # the splitter counts hidden ones among its sizes
            group.deleteLater()
            self._active = self._groups[0]
            self._mark()
            self.changed.emit()
            if had_focus:
                self._active.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- pages -----------------------------------------------------------------------------------

    def pages(self) -> list[FilePage]:
        """The pages of all groups, those of the active one first."""
        first = sorted(self._groups, key=lambda one: one is not self._active)
        return [page for group in first for page in group.files]

    def of(self, page: FilePage) -> EditorGroup | None:
        """The group that a page is in."""
        return next((group for group in self._groups if group.files.index_of(page) >= 0), None)

    def titles(self) -> None:
        """Bring the tabs up to date."""
        for group in self._groups:
            group.files.show_titles()

    # -- the session -----------------------------------------------------------------------------

    def arrangement(self) -> dict[str, Any]:
        """How the groups stand (JSON types only); empty while there is one."""
        if not self.split:
            return {}
        side = "right" if self.orientation() is Qt.Orientation.Horizontal else "down"
        return {"side": side, "sizes": self.sizes(), "active": self._groups.index(self._active)}

    def arrange(self, value: object) -> None:
        """Make two groups as `arrangement` said; anything else leaves one."""
        if not isinstance(value, dict) or value.get("side") not in _SIDES:
            return
        self.turn(value["side"])
        sizes = value.get("sizes")
        if isinstance(sizes, list) and len(sizes) == MOST and all(isinstance(one, int) and one > 0 for one in sizes):
            self.setSizes(sizes)

    def enter_number(self, number: object) -> None:
        """Turn to a group by its number, where there is that."""
        if isinstance(number, int) and 0 <= number < len(self._groups):
            self.enter(self._groups[number])

    def numbered(self) -> list[EditorGroup]:
        """The groups in their order."""
        return list(self._groups)

    # -- what happens ----------------------------------------------------------------------------

    def _add(self) -> EditorGroup:
        made = self._make()
        self._groups.append(made)
        self.addWidget(made)
        made.entered.connect(lambda: self.enter(made))
        made.show()
        self.made.emit(made)
        return made

    def _mark(self) -> None:
        for group in self._groups:
            group.tabs.set_active(group is self._active or not self.split)

    def _focus_moved(self, focused: QObject | None) -> None:
        if not self.split or not isinstance(focused, QWidget):
            return
        for group in self._groups:
            if group.isAncestorOf(focused):
                self.enter(group)


class AllFiles:
    """The pages of all groups; a file in both has a page in each."""

    def __init__(self, groups: EditorGroups) -> None:
        self._groups = groups

    def __iter__(self) -> Iterator[FilePage]:
        return iter(self._groups.pages())

    def of_path(self, path: Path) -> FilePage | None:
        """The page of that file, the active group's first; None when it is not open."""
        return next((page for page in self if page.path == path), None)

    def all_of(self, path: Path) -> list[FilePage]:
        """Every page of that file."""
        return [page for page in self if page.path == path]

    def index_of(self, page: FilePage) -> int:
        """The page's tab in its group, or -1."""
        group = self._groups.of(page)
        return -1 if group is None else group.files.index_of(page)
