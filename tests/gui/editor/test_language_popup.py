"""The list of completions of the code editor."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from workbench.gui.editor.language_popup import CodePopup
from workbench.gui.look import Look
from workbench.model.code import Completion

CARET = QRect(QPoint(100, 100), QSize(2, 18))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def popup(parent: QWidget, look: Look) -> CodePopup:
    made = CodePopup(look, parent)
    made.show_completions((Completion("price", "function"), Completion("total", "statement")), CARET)
    return made


async def test_rows_have_names_and_kinds(popup: CodePopup) -> None:
    offers = [popup.model.offer(row) for row in range(popup.model.rowCount())]
    assert [(one.name, one.kind) for one in offers if one is not None] == [("price", "function"), ("total", "variable")]
    assert popup.isVisible()
    assert popup.accessibleName() == "Completions"


async def test_the_one_that_stays_selected_is_asked_for(popup: CodePopup) -> None:
    wanted: list[str] = []
    popup.description_wanted.connect(wanted.append)
    popup.step(1)
    await until(lambda: wanted)
    assert wanted == ["total"]


async def test_a_description_of_another_row_is_not_shown(popup: CodePopup) -> None:
    popup.describe("total", "total: int")
    assert popup.help.text().strip() == ""
    popup.describe("price", "price(item)\n\nWhat an item\ncosts.\n\nMore.")
    assert popup.help.text() == "price(item)\nWhat an item costs."
    popup.describe("price", "price(" + "item, " * 200 + ")")
    assert popup.help.text().endswith("…")


async def test_a_hidden_list_asks_nothing(popup: CodePopup) -> None:
    wanted: list[str] = []
    popup.description_wanted.connect(wanted.append)
    popup.hide()
    popup._ask()
    assert wanted == []
