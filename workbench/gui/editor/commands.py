"""What the command table's commands do in the editor, and the keys that are the editor's own."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from workbench.gui.actions import Actions
from workbench.gui.cursor_commands import bind_cursor
from workbench.gui.editor.text_commands import bind_text_commands

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel

_ON_FOCUSED = {
    "undo": "undo",
    "redo": "redo",
    "cut": "cut",
    "copy": "copy",
    "paste": "paste",
    "select_all": "selectAll",
}
_STEPS = (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1), ("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1))


def bind_commands(panel: "EditorPanel", actions: Actions) -> None:
    """Let the table's commands act on the file in front."""
    bind = actions.bind
    bind("file.save", panel.save_current)
    bind("file.save_all", panel.save_all)
    bind("file.close", lambda: panel.close_tab(panel.tabs.currentIndex()))
    bind("edit.find", lambda: panel.with_page(lambda page: page.find_bar.open_bar()))
    bind("edit.replace", lambda: panel.with_page(lambda page: page.find_bar.open_replacing()))
    bind("edit.find_next", lambda: panel.with_page(lambda page: page.find_bar.find_next()))
    bind("edit.find_previous", lambda: panel.with_page(lambda page: page.find_bar.find_previous()))
    bind("edit.go_to_line", lambda: panel.with_page(lambda page: page.go_to_bar.open_bar()))
    bind("edit.toggle_comment", lambda: panel.with_page(lambda page: page.when_read(page.edit.toggle_comment)))
    bind("file.reopen_closed", panel.reopen_closed)
    bind("view.zoom_in", lambda: panel.text_settings.zoom(1))
    bind("view.zoom_out", lambda: panel.text_settings.zoom(-1))
    bind("view.zoom_reset", panel.text_settings.reset_zoom)
    bind("view.word_wrap", panel.text_settings.toggle_wrap)
    bind_text_commands(panel, actions)
    bind_cursor(actions)
    for name, method in _ON_FOCUSED.items():
        bind(f"edit.{name}", _on_focused(panel, method))
    for sequence, step in _STEPS:
        _shortcut(panel, sequence, _stepper(panel, step))


def _shortcut(panel: "EditorPanel", sequence: str, act: Callable[[], None]) -> None:
    shortcut = QShortcut(QKeySequence(sequence), panel)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def _stepper(panel: "EditorPanel", step: int) -> Callable[[], None]:
    return lambda: panel.step_tab(step)


def _on_focused(panel: "EditorPanel", method: str) -> Callable[[], None]:
    """An edit command acts on whatever text has the keyboard, in the editor or elsewhere."""

    def act() -> None:
        focused = QGuiApplication.focusObject()
        page = panel.current_page()
        target = focused if hasattr(focused, method) else page.edit if page is not None else None
        edit = getattr(target, method, None)
        if callable(edit) and page is not None and target is page.edit:
            page.when_read(edit)
        elif callable(edit):
            edit()

    return act
