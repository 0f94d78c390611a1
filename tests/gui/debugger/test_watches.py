import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.debugger.conftest import Stopped
from tests.support.debuggees import INVOICE
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.stores.debug import Watched
from workbench.app.use_cases.debug_watches import add_watch, watch_expressions
from workbench.gui.debugger.watches import Watches, watch_row
from workbench.gui.look import Look
from workbench.gui.models.values import RowKind, ValueRow
from workbench.gui.tasks import GuiTasks
from workbench.model.debug import Variable


@pytest.fixture
def watches(qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks, stopped: Stopped) -> Watches:
    made = Watches(app, look, tasks)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def texts(watches: Watches) -> list[str]:
    values = watches.tree.values
    return [values.index(row).data() for row in range(values.rowCount())]


async def test_one_is_added_and_has_its_value_at_once(watches: Watches, stopped: Stopped) -> None:
    await stopped()
    QTest.keyClicks(watches.field, "bucket")
    QTest.keyClick(watches.field, Qt.Key.Key_Return)
    await until(lambda: texts(watches) == ["bucket = 'invoices-dev' (str)"])
    assert watches.field.text() == ""


async def test_without_a_session_they_wait(watches: Watches, app: Application) -> None:
    QTest.keyClicks(watches.field, "bucket")
    QTest.keyClick(watches.field, Qt.Key.Key_Return)
    assert texts(watches) == ["bucket"]
    assert watch_expressions(app) == ("bucket",)


async def test_one_is_edited_in_its_place(watches: Watches, app: Application, stopped: Stopped) -> None:
    add_watch(app, "nothing")
    add_watch(app, "bucket")
    await stopped()
    await until(lambda: texts(watches)[0].startswith("nothing = NameError"))
    watches.tree.setFocus()
    watches.tree.setCurrentIndex(watches.tree.values.index(0))
    QTest.keyClick(watches.tree, Qt.Key.Key_Return)
    field = watches.tree.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("invoice")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: texts(watches)[0].startswith("invoice = {"))
    assert watch_expressions(app) == ("invoice", "bucket")


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
async def test_one_is_taken_away(watches: Watches, app: Application, key: Qt.Key) -> None:
    add_watch(app, "invoice")
    add_watch(app, "bucket")
    watches.tree.setCurrentIndex(watches.tree.values.index(0))
    QTest.keyClick(watches.tree, key)
    assert texts(watches) == ["bucket"]


async def test_keys_beside_rows_do_nothing(watches: Watches) -> None:
    QTest.keyClick(watches.tree, Qt.Key.Key_Delete)
    QTest.keyClick(watches.tree, Qt.Key.Key_Return)
    assert texts(watches) == []


def test_a_row_says_why_it_has_no_value() -> None:
    assert watch_row(Watched("x", fault="NameError")) == ValueRow("x", kind=RowKind.WATCH, fault="NameError")
    found = Watched("x", Variable("", "{}", "dict", INVOICE))
    assert watch_row(found) == ValueRow("x", "{}", "dict", INVOICE, RowKind.WATCH)
