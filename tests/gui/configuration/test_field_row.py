"""A field tells what it holds, where that is from, and what is wrong."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.gui.configuration.controls import LineControl
from workbench.gui.configuration.field_row import FieldRow, short_help
from workbench.gui.look import Look
from workbench.model.configuration import Configuration, Written


def a_row(qtbot: QtBot, look: Look, configuration: Configuration, key: str) -> FieldRow:
    field = next(one for one in configuration.fields if one.key == key)
    row = FieldRow(field, configuration.values[key], look, expressions=True)
    qtbot.addWidget(row)
    row.show()
    return row


def test_nothing_is_changed_at_first(qtbot: QtBot, look: Look, configuration: Configuration) -> None:
    for key in configuration.values:
        row = a_row(qtbot, look, configuration, key)
        assert not row.is_changed
        assert row.fault == ""
        assert not row.reset_button.isVisible()


def test_a_change_is_held_and_taken_back(qtbot: QtBot, look: Look, configuration: Configuration) -> None:
    row = a_row(qtbot, look, configuration, "MemorySize")
    assert isinstance(row.control, LineControl)
    with qtbot.waitSignal(row.changed):
        QTest.keyClicks(row.control, "64")
    assert (row.is_changed, row.fault) == (True, "It is at least 128 MB.")
    assert row.fault_label.isVisible()
    QTest.keyClicks(row.control, "0")
    assert (row.fault, row.content) == ("", Written("640"))
    assert row.title.accessibleName() == "Memory, changed"
    row.reset_button.click()
    assert (row.is_changed, row.content) == (False, None)


def test_where_values_are_from(qtbot: QtBot, look: Look, configuration: Configuration) -> None:
    timeout = a_row(qtbot, look, configuration, "Timeout")
    assert isinstance(timeout.control, LineControl)
    assert timeout.control.placeholderText() == "5 s"
    assert timeout.note.text() == "Globals say 5."
    assert timeout.content is None
    variables = a_row(qtbot, look, configuration, "Environment.Variables")
    assert variables.note.text() == "Globals add STAGE=!Ref Stage."


def test_what_a_condition_gives_is_locked(qtbot: QtBot, look: Look, configuration: Configuration) -> None:
    row = a_row(qtbot, look, configuration, "VpcConfig.SubnetIds")
    assert not row.control.isEnabled()
    assert row.note.text().startswith("It is given by !If [InVpc")


def test_help_is_short() -> None:
    assert short_help("First. Second. For more information, see there.") == "First. Second."
    assert short_help(f"{'a' * 160}. {'B' * 50}.") == f"{'a' * 160}."
    assert short_help("word " * 200).endswith("…")
