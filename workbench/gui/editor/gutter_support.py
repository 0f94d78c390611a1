"""The gutter's marks in the editor panel: each page has them kept, and commands do by keys what clicks on them do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from workbench.app.application import Application
from workbench.app.use_cases.breakpoints import change_breakpoint, enable_breakpoint, move_breakpoints
from workbench.app.use_cases.handler_places import functions_here
from workbench.gui.actions import Actions
from workbench.gui.editor.breakpoint_list import BreakpointList
from workbench.gui.editor.breakpoint_marks import BreakpointMarks
from workbench.gui.editor.breakpoint_popup import BreakpointPopup
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.handler_marks import HandlerMarks
from workbench.gui.editor.stop_marks import StopMarks
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.gui.widgets import name
from workbench.model.breakpoint import SourceBreakpoint

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel


class GutterSupport(QObject):
    """Knows the breakpoints of the panel's pages."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, panel: "EditorPanel") -> None:
        super().__init__(panel)
        self._app = app
        self._tasks = tasks
        self._actions = actions
        self._panel = panel
        self._pages: dict[int, BreakpointMarks] = {}
        self.list = BreakpointList(app, look, tasks, panel)
        self.popup: BreakpointPopup | None = None
        """The popup that was opened last."""
        actions.bind("function.invoke_here", lambda: panel.with_page(self._invoke))
        actions.bind("breakpoint.toggle", lambda: self._at_cursor(self._toggle))
        actions.bind("breakpoint.edit", lambda: self._at_cursor(self._edit))
        actions.bind("breakpoint.list", self.list.open)
        self._key = actions.action("function.invoke_here")

    def attach(self, page: FilePage) -> None:
        """Keep the marks of a page that was opened."""
        HandlerMarks(self._app, self._tasks, page)
        StopMarks(self._app, page)
        marks = self._pages[id(page)] = BreakpointMarks(self._app, page)
        key, gutter, path = id(page), page.edit.gutter, page.path
        page.moved.connect(lambda new: move_breakpoints(self._app, path, new))
        page.destroyed.connect(lambda: self._pages.pop(key, None))
        gutter.breakpoint_menu.connect(lambda line, at: self._show_menu(page, marks, line, at))
        gutter.run_keys = self._actions.shortcut_text("function.invoke_here")

    # -- functions -------------------------------------------------------------------------------

    def _invoke(self, page: FilePage) -> None:
        """The function of the file; of several the one that is chosen, or whose handler is the nearest, comes first."""
        found = functions_here(self._app, page.path)
        if not found:
            text = tr("No function has its handler or its code in {name}.", name=page.path.name)
            self._app.notices.info(text)
            return
        chosen = self._app.context.value.function
        line = page.edit.position()[0] + 1
        ordered = sorted(found, key=lambda one: (one.name != chosen, abs(one.handler_line - line)))
        box = page.edit.cursorRect()
        at = page.edit.viewport().mapToGlobal(box.bottomLeft())
        page.edit.gutter.run(tuple(one.name for one in ordered), at)

    # -- breakpoints -----------------------------------------------------------------------------

    def _at_cursor(self, act: "object") -> None:
        assert callable(act)

        def on(page: FilePage) -> None:
            marks = self._pages.get(id(page))
            if marks is not None and page.document is not None:
                act(page, marks, page.edit.position()[0])

        self._panel.with_page(on)

    def _toggle(self, _page: FilePage, marks: BreakpointMarks, line: int) -> None:
        marks.toggle(line)

    def _edit(self, page: FilePage, marks: BreakpointMarks, line: int) -> None:
        """Ask what the breakpoint of a line shall ask; one is set where there is none."""
        if marks.at(line) is None:
            marks.toggle(line)
        one = marks.at(line)
        if one is not None:
            self._ask(page, one, line)

    def _ask(self, page: FilePage, one: SourceBreakpoint, line: int) -> None:
        self.popup = BreakpointPopup(page.edit, one)
        self.popup.accepted.connect(lambda other: change_breakpoint(self._app, one, other))
        self.popup.open_at(line)

    def _show_menu(self, page: FilePage, marks: BreakpointMarks, line: int, at: QPoint) -> None:
        menu = QMenu(page)
        name(menu, "editor.breakpoint_menu", tr("Breakpoint"))
        one = marks.at(line)
        menu.addAction(tr("Remove Breakpoint") if one else tr("Add Breakpoint"), lambda: marks.toggle(line))
        menu.addAction(tr("Edit Breakpoint…"), lambda: self._edit(page, marks, line))
        if one is not None:
            text = tr("Disable Breakpoint") if one.enabled else tr("Enable Breakpoint")
            menu.addAction(text, lambda: enable_breakpoint(self._app, one, on=not one.enabled))
        menu.addSeparator()
        for command in ("breakpoint.list", "breakpoint.clear"):
            menu.addAction(self._actions.action(command))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
