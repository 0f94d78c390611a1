"""The settings of the editor's text: its size, and whether long lines are folded."""

from collections.abc import Iterable

from PySide6.QtWidgets import QPlainTextEdit

from workbench.app.application import Application
from workbench.app.settings_table import BY_KEY
from workbench.gui.editor.code_edit import CodeEdit

FONT_SIZE = "editor.font_size_px"
WORD_WRAP = "editor.word_wrap"


class TextSettings:
    """Applies the settings to texts, and changes them by keys."""

    def __init__(self, app: Application) -> None:
        self._settings = app.settings

    def apply(self, edit: CodeEdit) -> None:
        """Show a text as the settings say."""
        mode = QPlainTextEdit.LineWrapMode
        edit.setLineWrapMode(mode.WidgetWidth if self._settings.flag(WORD_WRAP) else mode.NoWrap)
        edit.set_font_size(self._settings.number(FONT_SIZE))

    def changed(self, key: str, edits: Iterable[CodeEdit]) -> None:
        """A setting has another value."""
        if key in (FONT_SIZE, WORD_WRAP):
            for edit in edits:
                self.apply(edit)

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller by so many pixels."""
        setting = BY_KEY[FONT_SIZE]
        size = self._settings.number(FONT_SIZE) + step
        if (setting.minimum or 1) <= size <= (setting.maximum or 100):
            self._settings.set(FONT_SIZE, size)

    def reset_zoom(self) -> None:
        """Make the text as large as it was made to be."""
        self._settings.set(FONT_SIZE, BY_KEY[FONT_SIZE].default)

    def toggle_wrap(self) -> None:
        """Fold long lines, or no longer."""
        self._settings.set(WORD_WRAP, not self._settings.flag(WORD_WRAP))
