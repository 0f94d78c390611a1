"""The bar under the breadcrumb that finds text: next and previous, case, whole words, regular expression."""

import re

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from workbench.gui.editor.search import MOST_FOUND, NOTHING_FOUND, Found, Query, compile_query, find_all, next_place
from workbench.gui.editor.searchable import Searchable
from workbench.gui.translation import tr

_AFTER_TYPING_MS = 150


class FindBar(QWidget):
    """Finds in one text; closed, it marks nothing."""

    def __init__(self, target: Searchable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self._found = NOTHING_FOUND
        self._more = False
        self.setObjectName("editor.findbar")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit(self)
        self.field.setObjectName("editor.find")
        self.field.setAccessibleName(tr("Find"))
        self.field.setPlaceholderText(tr("Find"))
        self.case = self._toggle("case-sensitive", "editor.find.case", tr("Match case"))
        self.words = self._toggle("whole-word", "editor.find.words", tr("Whole words"))
        self.regex = self._toggle("regex", "editor.find.regex", tr("Regular expression"))
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.count.setObjectName("editor.find.count")
        self._previous = self._button(
            "arrow-up", "editor.find.previous", tr("Previous (Shift+Enter)"), self.find_previous
        )
        self._next = self._button("arrow-down", "editor.find.next", tr("Next (Enter)"), self.find_next)
        self._close = self._button("x", "editor.find.close", tr("Close (Escape)"), self.close_bar)
        # As wide as the text: making the text wider lays all of its lines out anew.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._again = QTimer(self, interval=_AFTER_TYPING_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for button in (self.case, self.words, self.regex):
            row.addWidget(button)
        self.count.setMinimumWidth(84)
        row.addWidget(self.count)
        for button in (self._previous, self._next, self._close):
            row.addWidget(button)
        self._draw_icons()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._query_changed)
        for button in (self.case, self.words, self.regex):
            button.toggled.connect(self._query_changed)
        self.field.installEventFilter(self)
        self._target.on_change(self._text_changed)
        self._again.timeout.connect(self._search)
        self._target.look.changed.connect(self._draw_icons)

    def open_bar(self) -> None:
        """Show the bar with the selected text in it."""
        selected = self._target.selected_text()
        self.show()
        if selected:
            self.field.setText(selected)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._target.text().prepare()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar and its marks; the keyboard goes back to the text."""
        self.hide()
        self._found = NOTHING_FOUND
        self._target.mark(self._found)
        self._target.leave()

    def find_next(self) -> None:
        """Select the next place."""
        self._step(backward=False)

    def find_previous(self) -> None:
        """Select the place before."""
        self._step(backward=True)

    @property
    def found(self) -> tuple[Found, ...]:
        """The places found."""
        return tuple(self._found)

    # -- searching -------------------------------------------------------------------------------

    def _query_changed(self, _value: object = None) -> None:
        self._search()
        number = next_place(self._found, self._target.selection()[0])
        if number is not None and self.isVisible():
            self._select(number)

    def _text_changed(self) -> None:
        if self.isVisible():
            self._again.start()

    def _search(self) -> None:
        self._again.stop()
        found = NOTHING_FOUND
        fault = ""
        try:
            pattern = self._pattern()
            if pattern is not None:
                found = find_all(self._target.text(), pattern, MOST_FOUND + 1)
        except re.error as error:
            fault = f"{error.msg.capitalize()}."
        self._found, self._more = found[:MOST_FOUND], len(found) > MOST_FOUND
        self.field.setProperty("state", "error" if fault else "")
        self.field.style().polish(self.field)
        self.field.setToolTip(fault)
        self._target.mark(self._found)
        self._show_count(None, fault)

    def _pattern(self) -> "re.Pattern[str] | None":
        """What is looked for; None when nothing is. Raises re.error for a regular expression that is none."""
        query = Query(self.field.text(), self.case.isChecked(), self.words.isChecked(), self.regex.isChecked())
        return compile_query(query) if query.text else None

    def _step(self, *, backward: bool) -> None:
        if self.isHidden() or self._again.isActive():
            self._search()
        start, end = self._target.selection()
        number = next_place(self._found, start if backward else end, backward=backward)
        if number is not None:
            self._select(number)

    def _select(self, number: int) -> None:
        self._target.select(self._found[number])
        self._show_count(number, "")

    def _show_count(self, number: int | None, fault: str) -> None:
        total = len(self._found)
        if fault:
            self.count.setText(tr("Not a pattern"))
        elif not self.field.text():
            self.count.setText("")
        elif not total:
            self.count.setText(tr("Nothing found"))
        else:
            self.count.setText(self._told(number, total))

    def _told(self, number: int | None, total: int) -> str:
        if number is None:
            return tr("More than {n:,} found", n=total) if self._more else tr("{n:,} found", n=total)
        if self._more:
            return tr("{number:,} of more than {n:,}", number=number + 1, n=total)
        return tr("{number:,} of {n:,}", number=number + 1, n=total)

    # -- parts -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter, Shift+Enter and Escape in the field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._step(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                    return True
                case Qt.Key.Key_Escape:
                    self.close_bar()
                    return True
        return super().eventFilter(watched, event)

    def _toggle(self, icon: str, name: str, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setToolTip(title)
        button.setProperty("icon_name", icon)
        button.toggled.connect(self._draw_icons)
        return button

    def _button(self, icon: str, name: str, title: str, action: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(title.split(" (", maxsplit=1)[0])
        button.setToolTip(title)
        button.setProperty("icon_name", icon)
        assert callable(action)
        button.clicked.connect(action)
        return button

    def _draw_icons(self, _checked: bool = False) -> None:
        look = self._target.look
        for button in self.findChildren(QToolButton):
            button.setIcon(look.icon(str(button.property("icon_name")), "accent" if button.isChecked() else "muted"))
