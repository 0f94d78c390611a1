from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from workbench.app.use_cases.runtimes import RuntimeState
from workbench.engine.runtimes import load_runtimes
from workbench.gui.look import Look
from workbench.gui.new_function.fields import FunctionFields
from workbench.model.errors import UsageError
from workbench.model.runtime import Support
from workbench.project.blueprints import get_blueprint, load_blueprints
from workbench.project.event_catalogue import load_catalogue
from workbench.project.new_function import Place, plan_function


def state(runtime_id: str, *, here: bool = True) -> RuntimeState:
    runtime = load_runtimes().get(runtime_id)
    assert runtime is not None
    return RuntimeState(runtime, Support.SUPPORTED, Path("/here") if here else None, can_fetch=False)


STATES = (state("python3.12"), state("python3.14", here=False))


@pytest.fixture
def fields(qtbot: QtBot, look: Look) -> FunctionFields:
    made = FunctionFields(look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_typed_is_told(fields: FunctionFields) -> None:
    changed, entered = QSignalSpy(fields.changed), QSignalSpy(fields.entered)
    QTest.keyClicks(fields.name_edit, "Hi")
    QTest.keyClicks(fields.folder_edit, "~")
    assert changed.count() == 3
    assert fields.folder == Path.home()
    QTest.keyClick(fields.name_edit, Qt.Key.Key_Return)
    assert entered.count() == 1


def test_the_best_runtime_is_offered_first_and_a_chosen_one_stays(fields: FunctionFields) -> None:
    assert fields.chosen_runtime == ""
    fields.set_runtimes(STATES, "")
    assert fields.chosen_runtime == "python3.12"
    assert fields.runtime.itemText(1) == "python3.14 · not here"
    changed = QSignalSpy(fields.changed)
    fields.runtime.setCurrentIndex(1)
    assert changed.count() == 1
    fields.set_runtimes(STATES, fields.chosen_runtime)
    assert fields.chosen_runtime == "python3.14"
    fields.set_runtimes(STATES[:1], "python3.14")
    assert fields.chosen_runtime == "python3.12"
    assert not fields.runtime.isEnabled()


def test_it_says_what_will_be_made(fields: FunctionFields, tmp_path: Path) -> None:
    blueprint = get_blueprint(load_blueprints(), "python-s3")
    new = plan_function(blueprint, "Uploads", Place(tmp_path, tmp_path), load_catalogue())
    fields.show_plan(blueprint, new)
    assert fields.verdict.text() == (
        "Makes uploads/ with code and tests, makes template.yaml, and saves an event in events/uploads/."
    )
    fields.show_plan(get_blueprint(load_blueprints(), "python-hello"), replace(new, template_before=""))
    assert "adds its resources to template.yaml, and saves 2 events" in fields.verdict.text()
    assert fields.verdict.property("role") == "muted"


def test_a_fault_is_said_at_its_field(fields: FunctionFields) -> None:
    fields.show_error(UsageError("There is a function Hello already."), at_name=True)
    assert fields.verdict.text() == "There is a function Hello already."
    assert fields.verdict.property("role") == "err"
    assert fields.name_edit.property("state") == "error"
    fields.show_error(UsageError("The folder cannot take it."), at_name=False)
    assert fields.name_edit.property("state") == ""


def test_a_folder_can_be_chosen(fields: FunctionFields, tmp_path: Path) -> None:
    fields.folder_edit.setText(str(tmp_path))
    fields.folder_button.click()
    dialog = fields.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "other"))
    assert fields.folder == tmp_path / "other"
    dialog.close()
