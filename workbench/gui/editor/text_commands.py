"""What the commands on lines, carets and folds do in the text that has the keyboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.gui.actions import Actions
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.line_edits import delete_lines, duplicate_lines, move_lines

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel

Act = Callable[[CodeEdit], object]

_CHANGES: dict[str, Act] = {
    "move_lines_up": lambda edit: move_lines(edit, up=True),
    "move_lines_down": lambda edit: move_lines(edit, up=False),
    "copy_lines_up": lambda edit: duplicate_lines(edit, up=True),
    "copy_lines_down": duplicate_lines,
    "delete_lines": delete_lines,
}
_SHOWS: dict[str, Act] = {
    "select_next": lambda edit: edit.carets.add_next(),
    "select_every": lambda edit: edit.carets.add_every(),
    "caret_above": lambda edit: edit.carets.add_beside(-1),
    "caret_below": lambda edit: edit.carets.add_beside(1),
    "fold": lambda edit: edit.folding.fold_here(),
    "unfold": lambda edit: edit.folding.unfold_here(),
    "fold_all": lambda edit: edit.folding.fold_all(),
    "unfold_all": lambda edit: edit.folding.unfold_all(),
}


def bind_text_commands(panel: "EditorPanel", actions: Actions) -> None:
    """Let the commands act on the file in front, while its text has the keyboard."""
    for name, act in _CHANGES.items():
        actions.bind(f"text.{name}", _on_text(panel, _changing(act)))
    for name, act in _SHOWS.items():
        actions.bind(f"text.{name}", _on_text(panel, act))


def _changing(act: Act) -> Act:
    """Lines are changed at the text cursor alone, and not in a text that is read only."""

    def change(edit: CodeEdit) -> None:
        if not edit.isReadOnly():
            edit.carets.clear()
            act(edit)
            edit.ensureCursorVisible()

    return change


def _on_text(panel: "EditorPanel", act: Act) -> Callable[[], None]:
    """Elsewhere these keys mean nothing: a line must not move while one is in a list."""

    def do() -> None:
        page = panel.current_page()
        if page is not None and not page.refused and page.edit.hasFocus():
            page.when_read(lambda: act(page.edit))

    return do
