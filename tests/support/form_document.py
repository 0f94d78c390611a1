"""A form view with somebody behind it who grants every wish, as the composer's panel does."""

import copy
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.fake_form import FakeForm
from workbench.base.json_pointer import JsonValue, Path, put_at, value_at
from workbench.gui.composer.form_layout import Press, box_rect, press_rect
from workbench.gui.composer.form_view import FormView


class FormDocument:
    """An event's value and its view; `wishes` are what was asked for, in order."""

    def __init__(self, view: FormView, value: JsonValue, **about: Any) -> None:
        self.view = view
        self.tree = view.tree
        self.value = value
        self._about = about
        self.wishes: list[tuple[Any, ...]] = []
        view.edit_wanted.connect(self._edit)
        view.add_wanted.connect(lambda path: self.wishes.append(("add", path)))
        view.remove_wanted.connect(lambda path: self.wishes.append(("remove", path)))
        view.duplicate_wanted.connect(lambda path: self.wishes.append(("duplicate", path)))
        view.place_wanted.connect(lambda path: self.wishes.append(("place", path)))
        self.show(value)

    def show(self, value: JsonValue) -> None:
        """Let the view show another state of the event."""
        self.value = value
        self.view.show_form(FakeForm(value, **self._about))

    def _edit(self, path: Path, value: JsonValue) -> None:
        self.wishes.append(("edit", path, value))
        after = copy.deepcopy(self.value)
        put_at(after, path, value)
        self.show(after)

    def at(self, *path: str | int) -> JsonValue:
        """The value at a place."""
        return value_at(self.value, path)

    def go(self, *path: str | int) -> None:
        """Make a field current."""
        assert self.view.go_to(path)

    def current(self) -> Path | None:
        """The path of the current row."""
        return self.tree.current_path()

    def editor(self) -> QWidget | None:
        """The open editor."""
        return self.tree.delegate.editor

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is: in the open editor, or in the tree."""
        QTest.keyClick(self.editor() or self.tree, key, modifiers)

    def type(self, text: str) -> None:
        """Type a text; the first character may open the editor."""
        for character in text:
            QTest.keyClicks(self.editor() or self.tree, character)

    def click_box(self, *path: str | int) -> None:
        """Click on the box of a field."""
        self.click(box_rect(self.tree.visualRect(self.tree.rows.find(path))).center())

    def click_icon(self, press: Press, *path: str | int) -> None:
        """Click on an icon of a row."""
        index = self.tree.rows.find(path)
        row = self.tree.row(index)
        assert row is not None
        self.click(press_rect(row, self.tree.visualRect(index), press).center())

    def click(self, place: QPoint) -> None:
        """Click on a place of the tree."""
        QTest.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
