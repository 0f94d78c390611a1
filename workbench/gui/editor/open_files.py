"""Which file is in which tab: pages by the key that their tab carries, in the order of the tabs."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.tabs import EditorTabs, titles
from workbench.gui.look import Look


class OpenFiles:
    """The pages of the editor's tabs."""

    def __init__(self, tabs: EditorTabs, look: Look) -> None:
        self._tabs = tabs
        self._look = look
        self._keys = count()
        self._pages: dict[int, FilePage] = {}

    def __iter__(self) -> Iterator[FilePage]:
        # A tab that is being made or taken away has no page.
        pages = (self.at(index) for index in range(self._tabs.count()))
        return iter([page for page in pages if page is not None])

    def add(self, page: FilePage) -> int:
        """Put `page` in a new tab at the end; the tab's index."""
        key = next(self._keys)
        self._pages[key] = page
        return self._tabs.add(key)

    def remove(self, page: FilePage) -> None:
        """Take the page's tab away."""
        key = next((key for key, known in self._pages.items() if known is page), None)
        if key is not None:
            del self._pages[key]
            self._tabs.removeTab(self._tabs.index_of(key))

    def at(self, index: int) -> FilePage | None:
        """The page of a tab, or None."""
        return self._pages.get(self._tabs.tabData(index)) if index >= 0 else None

    def index_of(self, page: FilePage) -> int:
        """The page's tab, or -1."""
        return next((index for index in range(self._tabs.count()) if self.at(index) is page), -1)

    def of_path(self, path: Path) -> FilePage | None:
        """The page of that file, or None."""
        return next((page for page in self if page.path == path), None)

    def preview(self) -> FilePage | None:
        """The page that another preview may take the place of, or None."""
        return next((page for page in self if page.preview and not page.dirty), None)

    def show_titles(self) -> None:
        """Bring names, tool tips, icons and marks of the tabs up to date."""
        pages = list(self)
        for page, title in zip(pages, titles([page.path for page in pages]), strict=True):
            index = self.index_of(page)
            self._tabs.setTabText(index, title)
            self._tabs.setTabToolTip(index, str(page.path))
            self._tabs.setTabIcon(index, self._look.icon(page.language.icon))
            mark = self._tabs.mark(index)
            if mark is not None:
                mark.set_dirty(page.dirty)
