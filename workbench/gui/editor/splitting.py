"""What the commands on groups do: split, close the split, go between groups, and take tabs from one to the other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbench.gui.actions import Actions
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.group import EditorGroup
from workbench.gui.editor.groups import EditorGroups

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel


class Splitting:
    """Acts on the groups of a panel."""

    def __init__(self, panel: "EditorPanel", groups: EditorGroups, actions: Actions) -> None:
        self._panel = panel
        self._groups = groups
        bind = actions.bind
        bind("group.split_right", lambda: self.split("right"))
        bind("group.split_down", lambda: self.split("down"))
        bind("group.close_split", self.close)
        bind("group.focus_next", self.focus_next)
        bind("group.move_tab", self.move_to_other)
        bind("group.move_tab_left", lambda: self.move_tab(-1))
        bind("group.move_tab_right", lambda: self.move_tab(1))

    def split(self, side: str) -> None:
        """Show the file in front also in the other group, to the `right` or `down`, at the same place."""
        page = self._panel.current_page()
        if page is None:
            return
        group = self._groups.turn(side)
        self._show_in(group, page)

    def close(self) -> None:
        """Take the tabs of both groups into the first; a file that is in both keeps its tab there."""
        front = self._panel.current_page()
        if not self._groups.split or front is None:
            return
        first, second = self._groups.numbered()
        for page in list(second.files):
            self._move(page, first)
        self._groups.enter(first)
        self._panel.open_file(front.path)

    def focus_next(self) -> None:
        """Move the keyboard to the other group."""
        other = self._groups.other(self._groups.active)
        if other is not None:
            self._groups.enter(other)
        self._panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_to_other(self) -> None:
        """Take the tab in front to the other group; where there is one group with other tabs, to a new one."""
        page = self._panel.current_page()
        if page is not None:
            self.move(page, "")

    def move(self, page: FilePage, side: str) -> None:
        """Take a tab to the other group; `side` says where a group is put, and is empty for where one is."""
        source = self._groups.of(page)
        if source is None or (not self._groups.split and source.tabs.count() < 2):
            return
        self._groups.enter(source)
        target = self._groups.other(source)
        if target is None or side:
            target = self._groups.turn(side or "right")
        moved = self._move(page, target)
        self._groups.enter(target)
        target.bring(moved)
        self._panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_tab(self, step: int) -> None:
        """Let the tab in front change places with one beside it."""
        tabs = self._groups.active.tabs
        at = tabs.currentIndex()
        if 0 <= at + step < tabs.count():
            tabs.moveTab(at, at + step)

    def _show_in(self, group: EditorGroup, page: FilePage) -> None:
        shown = group.files.of_path(page.path) or self._panel.add(page.keep(), group)
        self._groups.enter(group)
        group.bring(shown)
        self._panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, page: FilePage, target: EditorGroup) -> FilePage:
        """The page of the file in `target`, as it was where it came from."""
        there = target.files.of_path(page.path)
        if there is None:
            there = self._panel.add(page.keep(), target)
        self._panel.remove(page)
        return there
