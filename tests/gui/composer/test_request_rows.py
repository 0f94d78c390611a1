from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from workbench.app.use_cases.request_check import RequestFault, RequestField
from workbench.gui.composer.request_rows import RequestRows
from workbench.gui.look import Look


def test_a_fault_stands_below_its_field(qtbot: QtBot, look: Look) -> None:
    assert look.theme
    rows = RequestRows()
    qtbot.addWidget(rows)
    tenant, trace = QLineEdit(rows), QLineEdit(rows)
    rows.add_row("Tenant ID", tenant, part=RequestField.TENANT)
    rows.add_row("Trace ID", trace, part=RequestField.TRACE)
    rows.show()
    before = trace.y()
    rows.show_faults([RequestFault(RequestField.TENANT, "Name one."), RequestFault(RequestField.TIMEOUT, "Elsewhere.")])
    qtbot.waitUntil(lambda: trace.y() > before)
    assert rows.warning(RequestField.TENANT) == "Name one."
    assert rows.warning(RequestField.TRACE) == rows.warning(RequestField.TIMEOUT) == ""
    (line,) = [one for one in rows.findChildren(QLabel) if one.objectName() == "composer.tenant.warning"]
    assert tenant.geometry().bottom() < line.y() < before + tenant.height()
    rows.show_faults([])
    assert not line.isVisible()


def test_a_caption_leads_to_its_field(qtbot: QtBot, look: Look) -> None:
    assert look.theme
    rows = RequestRows()
    qtbot.addWidget(rows)
    field = QLineEdit(rows)
    rows.add_row("Tenant ID", field)
    (caption,) = rows.findChildren(QLabel)
    assert (caption.text(), caption.buddy()) == ("Tenant ID", field)
