"""The contents of the help: pages with their sections, or the sections that a search found."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from workbench.gui.help.finding import Found
from workbench.gui.help.pages import Page
from workbench.gui.look import ROW
from workbench.gui.translation import tr
from workbench.gui.widgets import name

_TARGET = Qt.ItemDataRole.UserRole


class Contents(QTreeWidget):
    """`chosen` carries a page and anchor, when one goes there by key or mouse."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._silent = False
        self._searched = False
        name(self, "help.contents", tr("Contents"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._current_changed)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(0, _TARGET)))
        self.show_all()

    def show_all(self) -> None:
        """Every page with its sections, folded."""
        self._silent, self._searched = True, False
        self.clear()
        for page in self._pages:
            top = self._row(page.title, page.id)
            self.addTopLevelItem(top)
            for section in page.sections():
                if section.anchor:
                    top.addChild(self._row(section.title, f"{page.id}#{section.anchor}"))
        self._silent = False

    def show_found(self, found: Sequence[Found]) -> None:
        """The sections that were found below their pages, in the order of the best."""
        self._silent, self._searched = True, True
        self.clear()
        tops: dict[str, QTreeWidgetItem] = {}
        for one in found:
            if one.page.id not in tops:
                tops[one.page.id] = self._row(one.page.title, one.page.id)
                self.addTopLevelItem(tops[one.page.id])
            if one.section.anchor:
                tops[one.page.id].addChild(self._row(one.section.title, one.target))
        self.expandAll()
        self._silent = False

    def show_target(self, target: str) -> None:
        """Select what is shown, without going there."""
        item = self._item(target) or self._item(target.partition("#")[0])
        if item is not None and item is not self.currentItem():
            self._silent = True
            self._fold_others(item)
            self.setCurrentItem(item)
            self.scrollToItem(item)
            self._silent = False

    def _fold_others(self, item: QTreeWidgetItem) -> None:
        """Only the page that is shown has its sections open; what was found stays open."""
        if self._searched:
            return
        own = item.parent() or item
        for row in range(self.topLevelItemCount()):
            top = self.topLevelItem(row)
            if top is not None:
                top.setExpanded(top is own)

    def _row(self, title: str, target: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title])
        item.setData(0, _TARGET, target)
        item.setToolTip(0, title)
        item.setSizeHint(0, QSize(0, ROW))
        return item

    def _item(self, target: str) -> QTreeWidgetItem | None:
        for row in range(self.topLevelItemCount()):
            top = self.topLevelItem(row)
            if top is None:
                continue
            if top.data(0, _TARGET) == target:
                return top
            for child in range(top.childCount()):
                if top.child(child).data(0, _TARGET) == target:
                    return top.child(child)
        return None

    def _current_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._silent:
            self.chosen.emit(item.data(0, _TARGET))
