"""Goes to places in code: to the only one at once, to one of many by a list."""

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.palette import Palette
from workbench.gui.palette_entry import Entry
from workbench.gui.short_path import short_path
from workbench.gui.translation import tr, tr_n
from workbench.model.code import CodePlace

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel


class CodePlaces:
    """Shows places over the editor."""

    def __init__(self, app: Application, look: Look, panel: "EditorPanel") -> None:
        self._app = app
        self._panel = panel
        self.list = Palette(look, panel)

    def show(self, found: tuple[CodePlace, ...], what: str, title: str) -> None:
        """Go to the only definition, or list what was found; `what` is definition or reference, `title` of what."""
        places = tuple(dict.fromkeys(found))
        if not places:
            defined = tr("No definition of {name} was found.", name=title)
            self._app.notices.info(
                defined if what == "definition" else tr("No reference of {name} was found.", name=title)
            )
        elif len(places) == 1 and what == "definition":
            self.go(places[0])
        else:
            defined = tr("{n:,} definitions of {name}", n=len(places), name=title)
            used = tr_n("{n:,} reference of {name}", "{n:,} references of {name}", len(places), name=title)
            self.list.open(self._entries(places), defined if what == "definition" else used)

    def go(self, place: CodePlace) -> None:
        """Show a place in the editor."""
        self._panel.open_file(place.path, place.line + 1, place.column + 1)

    def _entries(self, places: tuple[CodePlace, ...]) -> list[Entry]:
        return [self._entry(place) for place in sorted(places, key=lambda one: (str(one.path), one.line, one.column))]

    def _entry(self, place: CodePlace) -> Entry:
        where = f"{self._short(place.path)}:{place.line + 1}"
        icon = "corner-down-left" if place.is_definition else "file-code"
        return Entry(place.text or place.path.name, lambda: self.go(place), where, icon=icon)

    def _short(self, path: Path) -> str:
        workspace = self._app.workspace.current
        if workspace is not None and path.is_relative_to(workspace.root):
            return path.relative_to(workspace.root).as_posix()
        return short_path(path)
