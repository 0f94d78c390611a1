"""The breakpoints of the workspace as a list to go through by keys."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.application import Application
from workbench.app.use_cases.breakpoints import all_breakpoints
from workbench.gui.editor.gutter_marks import breakpoint_text
from workbench.gui.look import Look
from workbench.gui.palette import Palette
from workbench.gui.palette_entry import Entry
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.errors import DocumentError
from workbench.project.documents import read_document

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel


class BreakpointList:
    """Shows them over the editor, each with its line of text."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, panel: "EditorPanel") -> None:
        self._app = app
        self._tasks = tasks
        self._panel = panel
        self.box = Palette(look, panel)

    def open(self) -> None:
        """Show the list, or tell that there are none."""
        found = all_breakpoints(self._app)
        if found:
            self._tasks.start(self._show(found), "breakpoints")
        else:
            self._app.notices.info(tr("There are no breakpoints."))

    async def _show(self, found: tuple[SourceBreakpoint, ...]) -> None:
        texts = self._panel.texts.unsaved()
        lines = {path: text.split("\n") for path, text in texts.items()}
        lines |= await asyncio.to_thread(_read, {one.path for one in found} - lines.keys())
        self.box.open([self._entry(one, lines.get(one.path, [])) for one in found], tr("Go to a breakpoint"))

    def _entry(self, one: SourceBreakpoint, lines: list[str]) -> Entry:
        workspace = self._app.workspace.current
        inside = workspace is not None and one.path.is_relative_to(workspace.root)
        short = one.path.relative_to(workspace.root).as_posix() if workspace is not None and inside else str(one.path)
        where = f"{short}:{one.line}"
        asked = "" if one.enabled and one.is_plain else " · ".join(breakpoint_text(one).split("\n"))
        text = lines[one.line - 1].strip() if one.line <= len(lines) else ""
        detail = " · ".join(part for part in (asked, where) if part)
        icon = "circle-dot" if one.enabled else "circle"
        return Entry(text or where, lambda: self._panel.open_file(one.path, one.line), detail, icon=icon)


def _read(paths: Iterable[Path]) -> dict[Path, list[str]]:
    found: dict[Path, list[str]] = {}
    for path in paths:
        try:
            found[path] = read_document(path).text.split("\n")
        except DocumentError:
            found[path] = []
    return found
