"""The menu of a row of the form."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.base.json_pointer import Path, pointer_to
from workbench.gui.composer.form_rows import FormRow, RowKind
from workbench.gui.translation import tr


class Wishes(Protocol):
    """What a row's menu may ask for."""

    def add(self, row: FormRow) -> None:
        """Put the field in."""

    def remove(self, row: FormRow) -> None:
        """Take it out."""

    def duplicate(self, row: FormRow) -> None:
        """Put a copy of the item after it."""

    def set_null(self, row: FormRow) -> None:
        """Set it to null."""

    def show_in_json(self, row: FormRow) -> None:
        """Show its place in the text."""


def row_menu(parent: QWidget, row: FormRow, wishes: Wishes, *, read_only: bool) -> QMenu:
    """The menu of `row`; it goes away when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not read_only:
        _changes(menu, row, wishes)
    if row.field is not None and row.present:
        menu.addSeparator()
        menu.addAction(tr("Copy Value"), lambda: _copy(row.text)).setEnabled(row.kind is RowKind.FIELD)
        menu.addAction(tr("Copy Path"), lambda: _copy(_pointer(row.path)))
        menu.addAction(tr("Show in JSON"), lambda: wishes.show_in_json(row)).setEnabled(not read_only)
    return menu


def _changes(menu: QMenu, row: FormRow, wishes: Wishes) -> None:
    of_records = row.title.startswith("Record")
    duplicate = tr("Duplicate Record") if of_records else tr("Duplicate Item")
    delete = tr("Delete Record") if of_records else tr("Delete Item")
    entries: tuple[tuple[bool, str, str, Callable[[FormRow], None]], ...] = (
        (row.addable, row.title if row.kind is RowKind.ADD else tr("Add"), "Ins", wishes.add),
        (_takes_null(row), tr("Set to null"), "", wishes.set_null),
        (row.is_item, duplicate, "Ctrl+D", wishes.duplicate),
        (row.removable, delete if row.is_item else tr("Remove"), "Del", wishes.remove),
    )
    for wanted, title, keys, act in entries:
        if wanted:
            # Written beside the text and bound to nothing: the form itself takes these keys.
            action = menu.addAction(f"{title}\t{QKeySequence(keys).toString(_NATIVE)}" if keys else title)
            action.triggered.connect(lambda _on=False, act=act: act(row))


_NATIVE = QKeySequence.SequenceFormat.NativeText


def _takes_null(row: FormRow) -> bool:
    field = row.field
    return field is not None and field.nullable and (not field.present or field.value is not None or bool(row.text))


def _pointer(path: Path) -> str:
    return pointer_to(path)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
