"""The dialog counts changes and lets only good ones be reviewed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.configuration.controls import LineControl
from workbench.gui.configuration.dialog import ConfigurationDialog
from workbench.gui.look import Look
from workbench.model.configuration import Configuration, Written


@pytest.fixture
def dialog(qtbot: QtBot, look: Look, configuration: Configuration) -> Iterator[ConfigurationDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ConfigurationDialog(configuration, look, parent)
    made.show()
    yield made
    parent.close()


def line(dialog: ConfigurationDialog, key: str) -> LineControl:
    control = dialog.form.rows[key].control
    assert isinstance(control, LineControl)
    return control


def test_only_good_changes_are_reviewed(qtbot: QtBot, dialog: ConfigurationDialog) -> None:
    assert (dialog.told.text(), dialog.review.isEnabled()) == ("Nothing changed in template.yaml", False)
    QTest.keyClicks(line(dialog, "MemorySize"), "64")
    assert (dialog.told.text(), dialog.review.isEnabled()) == ("To be corrected: Memory", False)
    QTest.keyClicks(line(dialog, "MemorySize"), "0")
    assert (dialog.told.text(), dialog.review.isEnabled()) == ("1 change in template.yaml", True)
    with qtbot.waitSignal(dialog.review_asked) as asked:
        QTest.mouseClick(dialog.review, Qt.MouseButton.LeftButton)
    assert asked.args == [{"MemorySize": Written("640")}]


def test_a_search_hides_sections(dialog: ConfigurationDialog) -> None:
    QTest.keyClicks(dialog.search, "tracing mode")
    shown = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    visible = [text for row, text in enumerate(shown) if not dialog.sections.item(row).isHidden()]
    assert visible == ["Tracing"]


def test_a_section_is_gone_to_and_followed(qtbot: QtBot, dialog: ConfigurationDialog) -> None:
    row = dialog.form.sections.index("Logging")
    dialog.sections.setCurrentRow(row)
    qtbot.waitUntil(lambda: dialog.form.verticalScrollBar().value() > 0)
    dialog.form.verticalScrollBar().setValue(0)
    assert dialog.sections.currentRow() == 0


def test_every_control_has_a_name(qtbot: QtBot, dialog: ConfigurationDialog) -> None:
    for row in dialog.form.rows.values():
        assert row.control.accessibleName() == row.field.title
        assert row.control.accessibleDescription()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_it_goes_by_keys_alone(qtbot: QtBot, dialog: ConfigurationDialog) -> None:
    dialog.activateWindow()
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "memorysize")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.waitUntil(line(dialog, "MemorySize").hasFocus)
    QTest.keyClicks(line(dialog, "MemorySize"), "512")
    with qtbot.assertNotEmitted(dialog.review_asked):
        QTest.keyClick(line(dialog, "MemorySize"), Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.review_asked):
        QTest.keyClick(line(dialog, "MemorySize"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
