import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.composer.preview_view import PreviewView
from workbench.gui.composer.variable_values import VariableValues
from workbench.gui.look import Look
from workbench.gui.runs.payload_view import INLINE_BYTES
from workbench.gui.tasks import GuiTasks
from workbench.model.event_draft import EventDraft
from workbench.project.environments import FILE

TEXT = '{"b":"${env.B}", "k": "${env.KEY}", "n": "${now:%Y}", "u": "${uuid}"}'


class Composer:
    """What the preview reads: an event that is being typed."""

    def __init__(self, app: Application) -> None:
        self.app = app
        self.draft = EventDraft(TEXT, environment="dev")

    def read(self) -> EventDraft:
        return self.draft

    def type(self, text: str) -> None:
        self.draft = replace(self.draft, text=text)


@pytest.fixture
async def composer(app: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Composer:
    monkeypatch.setenv("TEST_SECRET", "s3cr3t")
    root = tmp_path / "shop"
    root.mkdir()
    (root / FILE).write_text('[dev]\nB = "bucket"\nKEY = { secret = "process", name = "TEST_SECRET" }\n')
    show(app, a_workspace(root))
    return Composer(app)


@pytest.fixture
async def view(qtbot: QtBot, look: Look, tasks: GuiTasks, actions: Actions, composer: Composer) -> PreviewView:
    values = VariableValues(composer.app, tasks)
    made = PreviewView(composer.app, look, tasks, actions, values=values, read=composer.read)
    values.setParent(made)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    await until(lambda: bool(made.text.toPlainText()))
    return made


async def test_what_is_sent_is_shown_with_dots_for_secrets(view: PreviewView) -> None:
    shown = view.text.toPlainText()
    assert shown.startswith('{"b":"bucket", "k": "••••", "n": "20')
    assert view.title.text().endswith(" B · 1 secret hidden")
    assert view.title.toolTip() == "KEY"
    assert view.note.text() == "${now:%Y}, ${uuid}: new on each send"
    assert view.text.isReadOnly()


async def test_secrets_show_while_the_button_is_held(view: PreviewView) -> None:
    QTest.mousePress(view.reveal, Qt.MouseButton.LeftButton)
    assert json.loads(view.text.toPlainText())["k"] == "s3cr3t"
    QTest.mouseRelease(view.reveal, Qt.MouseButton.LeftButton)
    assert "s3cr3t" not in view.text.toPlainText()
    QTest.keyPress(view.reveal, Qt.Key.Key_Space)
    assert "s3cr3t" in view.text.toPlainText()
    view.hide()
    assert view.text.toPlainText() == ""


async def test_what_is_copied_is_what_is_shown(view: PreviewView) -> None:
    QTest.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == view.text.toPlainText()
    assert "••••" in QGuiApplication.clipboard().text()
    QTest.keyPress(view.reveal, Qt.Key.Key_Space)
    view.copy.click()
    assert "s3cr3t" in QGuiApplication.clipboard().text()
    QTest.keyRelease(view.reveal, Qt.Key.Key_Space)


async def test_a_missing_value_is_told_until_it_is_there(
    view: PreviewView, composer: Composer, actions: Actions, tmp_path: Path
) -> None:
    composer.type('["${env.GONE}"]')
    view.event_changed()
    await until(view.card.isVisible)
    assert view.card.why.text() == "The environment dev has no such value."
    assert view.text.toPlainText() == ""
    actions.bind("event.edit_environments", lambda: None)
    triggered = QSignalSpy(actions.action("event.edit_environments").triggered)
    QTest.mouseClick(view.card.edit, Qt.MouseButton.LeftButton)
    assert triggered.count() == 1
    (tmp_path / "shop" / FILE).write_text('[dev]\nGONE = "found"\n')
    await until(lambda: view.text.toPlainText() == '["found"]')
    assert not view.reveal.isVisible()
    assert not view.note.isVisible()


async def test_it_looks_only_while_it_is_seen(view: PreviewView, composer: Composer, tasks: GuiTasks) -> None:
    view.hide()
    found = QSignalSpy(view.source.found)
    composer.type("[1]")
    view.event_changed()
    await tasks.drain()
    assert found.count() == 0
    view.show()
    await until(lambda: view.text.toPlainText() == "[1]")


async def test_a_long_event_comes_in_slices(view: PreviewView, composer: Composer) -> None:
    text = json.dumps([{"id": number, "t": "${now}"} for number in range(INLINE_BYTES // 20)], indent=1)
    composer.type(text)
    view.event_changed(len(text))
    await until(lambda: view.text.document().blockCount() == text.count("\n") + 1)
    assert view.note.text() == "${now}: new on each send"


async def test_many_renewed_variables_are_counted(view: PreviewView, composer: Composer) -> None:
    composer.type(json.dumps([f"${{uuid:{name}}}" for name in "abcdef"]))
    view.event_changed()
    await until(lambda: view.note.text().endswith("${uuid:d} and 2 more: new on each send"))
