"""Finds and replaces in an event: Ctrl+F and Ctrl+H open a bar above the text, Escape closes it."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy

from workbench.base.json_edit import TextEdit, applied
from workbench.gui.composer.json_search import JsonSearch
from workbench.gui.editor.find_bar import FindBar
from workbench.gui.translation import tr
from workbench.gui.widgets import name, push_button

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor

Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier

MOST_EDITS = 1_000
"""More are not made one by one: the text is put in anew."""


class JsonFindBar(FindBar):
    """Two rows that fit a narrow panel; the second replaces."""

    def __init__(self, editor: "JsonEditor") -> None:
        self._editor = editor
        super().__init__(JsonSearch(editor), editor)

    def _lay_out(self) -> None:
        self.words.hide()
        self.replacement = QLineEdit(self)
        name(self.replacement, "composer.find.replacement", tr("Replace with"))
        self.replacement.setPlaceholderText(tr("Replace"))
        self.replacement.installEventFilter(self)
        self.one = self._button("replace", "composer.find.replace", tr("Replace (Enter)"), self.replace_one)
        self.every = push_button(tr("All"), "link", self)
        name(self.every, "composer.find.replace_all", tr("Replace all"), tr("Replace all (Ctrl+Enter)"))
        self.every.clicked.connect(self.replace_all)
        self.count.setMinimumWidth(0)
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count.setContentsMargins(0, 0, 4, 0)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 4, 4)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.field, 0, 0)
        for column, button in enumerate((self.case, self.regex, self._previous, self._next, self._close), 1):
            grid.addWidget(button, 0, column)
        grid.addWidget(self.replacement, 1, 0)
        grid.addWidget(self.one, 1, 1)
        grid.addWidget(self.every, 1, 2)
        grid.addWidget(self.count, 1, 3, 1, 3)
        self._draw_icons()

    # -- replacing -------------------------------------------------------------------------------

    def replace_one(self) -> None:
        """Replace the place that is selected, then go to the next; select one first when none is."""
        self._search()
        start, end = self._target.selection()
        pattern = self._pattern() if any((one.start, one.end) == (start, end) for one in self._found) else None
        match = None if pattern is None else pattern.search(self._editor.text(), start[1])
        if match is not None and not self._editor.isReadOnly():
            self._editor.apply_edits([TextEdit(*match.span(), self._new(match))])
            self._search()
        self.find_next()

    def replace_all(self) -> None:
        """Replace every place, as one step of undo."""
        self._search()
        pattern = self._pattern() if self._found and not self._editor.isReadOnly() else None
        if pattern is None:
            return
        text = self._editor.text()
        edits = [TextEdit(*match.span(), self._new(match)) for match in pattern.finditer(text) if match[0]]
        if len(edits) > MOST_EDITS:
            self._editor.replace_text(applied(text, edits))
        else:
            self._editor.apply_edits(edits)
        self._search()

    def _new(self, match: "re.Match[str]") -> str:
        """What goes in the place of `match`: with a regular expression, `\\1` stands for its first group."""
        new = self.replacement.text()
        if not self.regex.isChecked():
            return new
        try:
            return match.expand(new)
        except (re.error, IndexError):
            return new

    # -- keys ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: in both fields the keys that find are the bar's, not the window's."""
        if isinstance(event, QKeyEvent):
            match event.type():
                case QEvent.Type.ShortcutOverride if self._is_ours(event):
                    event.accept()
                    return True
                case QEvent.Type.KeyPress if self._done(watched, event):
                    return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case Key.Key_F3:
                return not modifiers & ~_SHIFT
            case Key.Key_F | Key.Key_H | Key.Key_Return | Key.Key_Enter:
                return modifiers == _CONTROL
            case _:
                return False

    def _done(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._is_ours(event):
            match event.key():
                case Key.Key_F3:
                    self._step(backward=bool(event.modifiers() & _SHIFT))
                case Key.Key_F | Key.Key_H:
                    field = self.field if event.key() == Key.Key_F else self.replacement
                    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                case _:
                    self.replace_all()
            return True
        if watched is self.replacement and event.key() in (Key.Key_Return, Key.Key_Enter):
            self.replace_one()
            return True
        return False


class JsonFind(QObject):
    """Keeps the bar above an editor's text; it is made when it is first asked for."""

    bar: JsonFindBar | None = None
    """Not made in the constructor: Qt has events for the filter also when Python has taken the rest apart."""

    def __init__(self, editor: "JsonEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        editor.find_requested.connect(self.open)
        editor.find_again.connect(self.again)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def open(self, replacing: bool = False) -> None:
        """Show the bar; with `replacing` the keyboard goes to what is put in place."""
        bar = self._made()
        bar.open_bar()
        if replacing and bar.field.text():
            bar.replacement.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def again(self, backward: bool) -> None:
        """Go to the next place, or the one before; without anything to find, ask for it."""
        bar = self._made()
        if not bar.field.text():
            self.open()
        elif backward:
            bar.find_previous()
        else:
            bar.find_next()

    def height(self) -> int:
        """How much of the editor's height the bar takes, in pixels."""
        return 0 if self.bar is None or self.bar.isHidden() else self.bar.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the bar is as wide as the text, and takes its room when it shows."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False

    def _made(self) -> JsonFindBar:
        if self.bar is None:
            self.bar = JsonFindBar(self._editor)
            self.bar.installEventFilter(self)
        return self.bar

    def _place(self) -> None:
        if self.bar is not None:
            area, right = self._editor.contentsRect(), self._editor.viewport().geometry().right()
            self.bar.setGeometry(area.left(), area.top(), right + 1 - area.left(), self.bar.sizeHint().height())
            self._editor.gutter.fit()
