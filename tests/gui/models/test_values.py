from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.support.debuggees import INVOICE, INVOICE_VARIABLE, LOCALS, a_debuggee
from workbench.gui.models.values import RowKind, ValueRow, ValuesModel, ValuesRole, row_text, scope_row, shortened
from workbench.model.debug import Scope, Variable

ROLE = Qt.ItemDataRole
VARIABLES = a_debuggee().variables


def shown() -> tuple[ValuesModel, list[int]]:
    """A scope whose variables are there, and what was wanted."""
    model = ValuesModel()
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    model.show_rows([scope_row(Scope("Locals", LOCALS))])
    model.fetchMore(model.index(0))
    model.fill(LOCALS, VARIABLES[LOCALS])
    return model, wanted


def test_what_is_in_a_value_is_asked_for_once(qtbot: QtBot) -> None:
    model, wanted = shown()
    scope = model.index(0)
    assert (model.rowCount(scope), model.canFetchMore(scope)) == (2, False)
    model.fetchMore(scope)
    bucket, invoice = (model.index(row, 0, scope) for row in range(2))
    assert (model.hasChildren(bucket), model.hasChildren(invoice)) == (False, True)
    assert (model.canFetchMore(bucket), model.canFetchMore(invoice)) == (False, True)
    model.fetchMore(invoice)
    assert wanted == [LOCALS, INVOICE]
    model.fill(INVOICE, VARIABLES[INVOICE])
    assert model.index(1, 0, invoice).data() == "'total' = -19.9 (float)"
    assert model.names(model.index(1, 0, invoice)) == ("Locals", "invoice", "'total'")
    assert model.index(0, 0, invoice).parent() == invoice
    model.fill(INVOICE, VARIABLES[INVOICE])
    assert model.rowCount(invoice) == 2


def test_what_nobody_asked_for_is_left_out(qtbot: QtBot) -> None:
    model, _wanted = shown()
    model.fill(INVOICE, VARIABLES[INVOICE])
    invoice = model.index(1, 0, model.index(0))
    assert model.rowCount(invoice) == 0
    model.fetchMore(invoice)
    model.fill(INVOICE, ())
    assert model.rowCount(invoice) == 0


def test_a_row_in_one_line(qtbot: QtBot) -> None:
    assert row_text(ValueRow("total", "-19.9", "float")) == "total = -19.9 (float)"
    assert row_text(ValueRow("text", "'a\n   b'")) == "text = 'a b'"
    assert row_text(ValueRow("x", fault="NameError")) == "x = NameError"
    assert row_text(ValueRow("total", kind=RowKind.WATCH)) == "total"
    assert row_text(scope_row(Scope("Locals", 1))) == "Locals"
    assert row_text(scope_row(Scope("Registers", 1))) == "Registers"
    assert shortened("abcdef", 3) == "abc…"


def test_roles(qtbot: QtBot) -> None:
    model, _wanted = shown()
    bucket = model.index(0, 0, model.index(0))
    row = bucket.data(ValuesRole.ROW)
    assert row == ValueRow("bucket", "'invoices-dev'", "str")
    assert bucket.data(ROLE.ToolTipRole) == "'invoices-dev'"
    assert bucket.data(ROLE.AccessibleTextRole) == bucket.data()
    assert bucket.data(ROLE.DecorationRole) is None
    assert not bucket.flags() & Qt.ItemFlag.ItemIsEditable


def test_watch_expressions_can_be_edited(qtbot: QtBot) -> None:
    model, _wanted = shown()
    edited: list[tuple[str, str]] = []
    model.edited.connect(lambda old, new: edited.append((old, new)))
    model.show_rows([ValueRow("invoice", INVOICE_VARIABLE.value, "dict", INVOICE, RowKind.WATCH)])
    index = model.index(0)
    assert index.flags() & Qt.ItemFlag.ItemIsEditable
    assert index.data(ROLE.EditRole) == "invoice"
    assert model.setData(index, "invoice['a']")
    assert not model.setData(index, "x", ROLE.CheckStateRole)
    assert edited == [("invoice", "invoice['a']")]


def test_a_value_that_holds_itself(qtbot: QtBot) -> None:
    model = ValuesModel()
    model.show_rows([ValueRow("a", "[…]", "list", 5)])
    index = model.index(0)
    for _depth in range(3):
        model.fetchMore(index)
        model.fill(5, (Variable("0", "[…]", "list", 5),))
        index = model.index(0, 0, index)
    assert model.names(index) == ("a", "0", "0", "0")


def test_qt_finds_no_fault_with_it(qtbot: QtBot) -> None:
    model = ValuesModel()
    assert QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_rows([scope_row(Scope("Locals", LOCALS)), scope_row(Scope("Globals", 11))])
    for reference in (LOCALS, INVOICE):
        model.fill(reference, VARIABLES[reference])
    model.show_rows(())
    assert model.rowCount() == 0
