"""All fields by sections; searched, and asked for what changed."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.configuration.controls import LineControl
from workbench.gui.configuration.form import ConfigurationForm
from workbench.gui.look import Look
from workbench.model.configuration import Configuration, Written


def a_form(qtbot: QtBot, look: Look, configuration: Configuration) -> ConfigurationForm:
    form = ConfigurationForm(configuration, look)
    qtbot.addWidget(form)
    form.resize(760, 500)
    form.show()
    return form


def test_every_field_has_a_row_in_its_section(qtbot: QtBot, look: Look, configuration: Configuration) -> None:
    form = a_form(qtbot, look, configuration)
    assert list(form.rows) == [one.key for one in configuration.fields]
    assert form.sections[0] == "General"
    assert form.changes() == {}


def test_changes_and_faults_are_told(qtbot: QtBot, look: Look, configuration: Configuration) -> None:
    form = a_form(qtbot, look, configuration)
    handler, memory = form.rows["Handler"].control, form.rows["MemorySize"].control
    assert isinstance(handler, LineControl)
    assert isinstance(memory, LineControl)
    handler.setCursorPosition(len(handler.text()))
    with qtbot.waitSignal(form.changed):
        QTest.keyClicks(handler, "2")
    QTest.keyClicks(memory, "1")
    assert form.changes() == {"Handler": Written("app.handler2"), "MemorySize": Written("1")}
    assert list(form.faults()) == ["MemorySize"]


def test_a_search_narrows_fields_and_sections(qtbot: QtBot, look: Look, configuration: Configuration) -> None:
    form = a_form(qtbot, look, configuration)
    assert form.narrow("subnet") >= {"Network"}
    assert form.rows["VpcConfig.SubnetIds"].isVisible()
    assert not form.rows["Handler"].isVisible()
    assert form.narrow("app.handler") == {"General"}, "values are looked in too"
    assert form.narrow("no such thing") == frozenset()
    form.narrow("")
    assert form.rows["Handler"].isVisible()


def test_sections_and_fields_are_gone_to(qtbot: QtBot, look: Look, configuration: Configuration) -> None:
    form = a_form(qtbot, look, configuration)
    QApplication.processEvents()
    seen: list[str] = []
    form.section_seen.connect(seen.append)
    form.show_section("Tracing")
    qtbot.waitUntil(lambda: "Tracing" in seen)
    form.activateWindow()
    form.show_field("Handler")
    qtbot.waitUntil(form.rows["Handler"].control.hasFocus)
    assert form.verticalScrollBar().value() < form.verticalScrollBar().maximum()
