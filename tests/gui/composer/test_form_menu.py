from dataclasses import dataclass, field

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.fake_form import absent
from workbench.gui.composer.form_menu import row_menu
from workbench.gui.composer.form_rows import FormRow, RowKind
from workbench.model.event_form import FieldKind, FormField


@dataclass
class Asked:
    wishes: list[str] = field(default_factory=list)

    def add(self, row: FormRow) -> None:
        self.wishes.append("add")

    def remove(self, row: FormRow) -> None:
        self.wishes.append("remove")

    def duplicate(self, row: FormRow) -> None:
        self.wishes.append("duplicate")

    def set_null(self, row: FormRow) -> None:
        self.wishes.append("null")

    def show_in_json(self, row: FormRow) -> None:
        self.wishes.append("json")


def of(found: FormField, title: str = "A") -> FormRow:
    return FormRow(RowKind.FIELD, found.path, title, field=found, text=str(found.value or ""))


def titles(qtbot: QtBot, row: FormRow, asked: Asked | None = None, *, read_only: bool = False) -> list[str]:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = row_menu(parent, row, asked or Asked(), read_only=read_only)
    actions = [action for action in menu.actions() if not action.isSeparator()]
    if asked is not None:
        for action in actions:
            action.trigger()
    return [action.text().partition("\t")[0] for action in actions]


def test_an_item_can_be_duplicated_deleted_and_found(qtbot: QtBot) -> None:
    asked = Asked()
    row = of(FormField(("Records", 1), "Record 2", FieldKind.TEXT, "x"), "Record 2 of 3")
    found = titles(qtbot, row, asked)
    assert found == ["Duplicate Record", "Delete Record", "Copy Value", "Copy Path", "Show in JSON"]
    assert asked.wishes == ["duplicate", "remove", "json"]
    assert QGuiApplication.clipboard().text() == "/Records/1"


def test_what_is_not_there_can_be_added_or_set_to_null(qtbot: QtBot) -> None:
    asked = Asked()
    assert titles(qtbot, of(absent(("a",), "A", nullable=True)), asked) == ["Add", "Set to null"]
    assert asked.wishes == ["add", "null"]
    adds = FormRow(RowKind.ADD, ("list", 2), "Add item")
    assert titles(qtbot, adds) == ["Add item"]


def test_null_and_required_members_stay(qtbot: QtBot) -> None:
    null = of(FormField(("a",), "A", FieldKind.TEXT, None, nullable=True, required=True, known=True))
    assert titles(qtbot, null) == ["Copy Value", "Copy Path", "Show in JSON"]


def test_nothing_is_changed_while_the_form_rests(qtbot: QtBot) -> None:
    assert titles(qtbot, of(FormField(("a",), "A", FieldKind.TEXT, "x")), read_only=True) == [
        "Copy Value",
        "Copy Path",
        "Show in JSON",
    ]
    assert titles(qtbot, of(absent(("a",), "A")), read_only=True) == []
