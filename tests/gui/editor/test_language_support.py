"""The commands on code, on the page in front; with a fake knowledge, and with the real worker."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.editor.conftest import read
from tests.support.fake_engine import show
from tests.support.fake_python import FakePython, place
from tests.support.sources import ROOT
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.languages.python_code import PythonCode
from workbench.gui.actions import Actions
from workbench.gui.change_review import ChangeReview
from workbench.gui.editor.language_page import LanguagePage
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.lint import LintEdit, LintFinding, LintFix
from workbench.model.workspace import Workspace
from workbench.project.python_worker.messages import Ask

CODE = f'import sys; sys.path.insert(0, "{ROOT}"); from tests.support.odd_server import main; main()'
SERVER = f"'{sys.executable}' -c '{CODE}'"
UNUSED = LintFinding("F401", "os is unused", (0, 7), (0, 9), fix=LintFix("Remove it", (LintEdit((0, 0), (1, 0), ""),)))


@pytest.fixture
def python(app: Application) -> FakePython:
    assert isinstance(app.python, FakePython)
    return app.python


@pytest.fixture
def ruff(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ruff that finds an unused import in the first line and knows how to format and mend."""
    monkeypatch.setattr("workbench.project.ruff.find_ruff", lambda: Path("ruff"))
    monkeypatch.setattr("workbench.project.ruff.check", lambda _r, _p, text: (UNUSED,) if "import os" in text else ())
    monkeypatch.setattr("workbench.project.ruff.formatted", lambda _r, _p, text: text.replace("\n\n\n", "\n"))
    monkeypatch.setattr("workbench.project.ruff.fixed", lambda _r, _p, text: text.replace("import os\n", ""))


async def opened(panel: EditorPanel, path: Path, line: int = 0, column: int = 0) -> LanguagePage:
    panel.open_file(path)
    await panel.wait_loaded()
    known = panel.language.of(panel.current_page())
    assert known is not None
    known.page.edit.go_to(line, column)
    return known


async def test_other_languages_have_none_of_it(panel: EditorPanel, actions: Actions, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Milk\n", encoding="utf-8")
    panel.open_file(path)
    await panel.wait_loaded()
    assert panel.language.of(panel.current_page()) is None
    assert not actions.action("language.rename").isEnabled()


async def test_completion_by_command_with_all_unsaved_text(
    panel: EditorPanel, actions: Actions, python: FakePython, code: Path
) -> None:
    other = code.with_name("b.py")
    other.write_text("import app\n", encoding="utf-8")
    first = await opened(panel, code)
    first.page.edit.insertPlainText("# typed\n")
    second = await opened(panel, other, 0, 10)
    python.say(Ask.COMPLETE, [["app", "module"], ["apple", "module"]])
    actions.action("language.complete").trigger()
    await until(second.completion.popup.isVisible)
    assert python.texts == {code: first.page.edit.text, other: "import app\n"}
    second.completion.close()


class Completing(QWidget):
    """A text with completions of its own, as the event's JSON has."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = 0
        self.completion = self

    def open(self) -> None:
        self.opened += 1


async def test_completion_is_that_of_the_text_with_the_keyboard(
    panel: EditorPanel, actions: Actions, code: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(panel, code)
    other = Completing()
    qtbot.addWidget(other)
    monkeypatch.setattr("PySide6.QtWidgets.QApplication.focusWidget", staticmethod(lambda: other))
    actions.action("language.complete").trigger()
    assert other.opened == 1


async def test_parameters_and_documentation(
    panel: EditorPanel, actions: Actions, python: FakePython, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = await opened(panel, code, 3, 5)
    python.say(Ask.HINT, {"name": "f", "parameters": ["a"], "current": 0, "documentation": ""})
    actions.action("language.parameters").trigger()
    await until(known.hint.frame.isVisible)
    known.hint.close()
    shown: list[str] = []
    monkeypatch.setattr(
        "workbench.gui.editor.language_hover.QToolTip.showText", lambda _where, text, _widget: shown.append(text)
    )
    python.say(Ask.EXPLAIN, {"kind": "function", "signature": "handler(event, context)", "documentation": ""})
    actions.action("language.explain").trigger()
    await until(lambda: shown)
    assert "handler(event, context)" in shown[0]


async def test_definition_in_another_file_read_only_in_a_library(
    panel: EditorPanel, actions: Actions, python: FakePython, code: Path
) -> None:
    await opened(panel, code, 0, 8)
    library = code.parent / "site-packages" / "lib.py"
    library.parent.mkdir()
    library.write_text("\ndef f(): ...\n", encoding="utf-8")
    python.say(Ask.DEFINITIONS, [place(library, 1, 4)])
    actions.action("language.definition").trigger()
    await until(lambda: (page := panel.current_page()) is not None and page.path == library)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    assert page.edit.position() == (1, 4)
    assert page.edit.isReadOnly()


async def test_an_answer_leads_nobody_back_who_has_moved_on(
    panel: EditorPanel, actions: Actions, python: FakePython, tasks: GuiTasks, code: Path
) -> None:
    known = await opened(panel, code, 0, 8)
    panel.activateWindow()
    await until(panel.isActiveWindow)
    known.page.edit.setFocus()
    python.say(Ask.DEFINITIONS, [place(code, 3, 4)])
    actions.action("language.definition").trigger()
    other = QLineEdit(panel)
    other.show()
    other.setFocus()
    await tasks.drain()
    assert known.page.edit.position() == (0, 8)
    assert other.hasFocus()


async def test_a_click_with_control_goes_there_too(panel: EditorPanel, python: FakePython, code: Path) -> None:
    known = await opened(panel, code)
    python.say(Ask.DEFINITIONS, [place(code, 3, 4)])
    edit = known.page.edit
    point = edit.cursorRect(edit.cursor_at(0, 8)).center()
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point)
    await until(lambda: edit.position() == (3, 4))


async def test_references_are_listed(panel: EditorPanel, actions: Actions, python: FakePython, code: Path) -> None:
    await opened(panel, code, 3, 6)
    python.say(Ask.REFERENCES, [place(code, 3, 4, 7, "def handler(event, context):", definition=True)])
    actions.action("language.references").trigger()
    await until(panel.language.places.list.isVisible)
    assert panel.language.places.list.shown_titles == ["def handler(event, context):"]
    panel.language.places.list.close_palette()


async def test_a_question_without_an_answer_is_told(
    panel: EditorPanel, actions: Actions, app: Application, code: Path
) -> None:
    await opened(panel, code, 3, 6)
    actions.action("language.references").trigger()
    await until(lambda: app.notices.items)
    assert app.notices.items[-1].text == "Nothing is known."


async def test_renaming_by_keys_shows_the_changes_first(
    panel: EditorPanel, actions: Actions, python: FakePython, app: Application, code: Path
) -> None:
    show(app, Workspace(code.parent))
    known = await opened(panel, code, 3, 6)
    python.say(Ask.REFERENCES, [place(code, 3, 4, 7, definition=True)])
    actions.action("language.rename").trigger()
    assert known.rename.isVisible()
    QTest.keyClicks(known.rename.field, "main")
    QTest.keyClick(known.rename.field, Qt.Key.Key_Return)
    await until(lambda: panel.language.changes.shown)
    review = panel.language.changes.shown
    assert review is not None
    assert review.windowTitle() == "Rename handler to main in 1 file"
    assert "def handler" in known.page.edit.text
    QTest.mouseClick(review.agree, Qt.MouseButton.LeftButton)
    await until(lambda: "def main(event, context)" in known.page.edit.text)
    assert "def handler" in read(code)


async def test_what_is_refused_is_told_where_it_was_asked(
    panel: EditorPanel, actions: Actions, python: FakePython, app: Application, code: Path
) -> None:
    known = await opened(panel, code, 1, 0)
    actions.action("language.rename").trigger()
    assert app.notices.items[-1].text == "There is no name at the cursor."
    known.page.edit.go_to(3, 6)
    python.say(Ask.REFERENCES, [])
    known.rename.accepted.emit("handler", "main")
    await until(lambda: app.notices.items[-1].text == "handler cannot be renamed.")


@pytest.mark.usefixtures("ruff")
async def test_formatting_and_mending(panel: EditorPanel, actions: Actions, app: Application, code: Path) -> None:
    known = await opened(panel, code)
    await until(lambda: app.lint.of(code))
    assert known.page.edit.marks.problem_at(0) is not None
    actions.action("language.format").trigger()
    await until(lambda: known.page.edit.text == "import os\ndef handler(event, context):\n    return 1\n")
    known.page.edit.undo()
    known.page.edit.go_to(0, 0)
    actions.action("language.fix").trigger()
    await until(lambda: known.page.edit.text.startswith("\n\ndef handler"))
    await until(lambda: not app.lint.of(code))
    assert known.page.edit.marks.problem_at(0) is None
    known.page.edit.undo()
    actions.action("language.fix_all").trigger()
    await until(lambda: known.page.edit.text.startswith("\n\ndef handler"))
    actions.action("language.fix").trigger()
    await until(lambda: app.notices.items)


@pytest.mark.usefixtures("ruff")
async def test_a_finding_is_mended_when_the_problems_ask_for_it(
    panel: EditorPanel, app: Application, code: Path
) -> None:
    known = await opened(panel, code)
    await until(lambda: app.lint.of(code))
    app.lint.fix_wanted.emit((code, app.lint.of(code)[0]))
    await until(lambda: known.page.edit.text.startswith("\n\ndef handler"))


@pytest.mark.usefixtures("ruff")
async def test_findings_leave_with_their_page_and_the_setting(panel: EditorPanel, app: Application, code: Path) -> None:
    await opened(panel, code)
    await until(lambda: app.lint.of(code))
    app.settings.set("language.lint", False)
    await until(lambda: not app.lint.of(code))
    app.settings.set("language.lint", True)
    await until(lambda: app.lint.of(code))
    panel.close_tab(0)
    await until(lambda: not app.lint.of(code))


async def test_without_ruff_it_says_so(panel: EditorPanel, actions: Actions, app: Application, code: Path) -> None:
    await opened(panel, code)
    actions.action("language.format").trigger()
    await until(lambda: app.notices.items)
    assert app.notices.items[-1].text == "ruff is not installed."
    assert app.lint.of(code) == ()


@pytest.fixture
def real(app: Application, look: Look, tasks: GuiTasks, actions: Actions, qtbot: QtBot) -> EditorPanel:
    """A panel with the real worker."""
    app.use_python(PythonCode(app))
    made = EditorPanel(app, look, tasks, actions)
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


async def test_the_real_worker_completes_hints_finds_and_renames(
    real: EditorPanel, app: Application, tasks: GuiTasks, actions: Actions, code: Path
) -> None:
    show(app, Workspace(code.parent))
    panel = real
    other = code.with_name("b.py")
    other.write_text("import app\n\napp.handler(1, 2)\n", encoding="utf-8")
    known = await opened(panel, other, 2, 17)
    QTest.keyClick(known.page.edit, Qt.Key.Key_Return)
    QTest.keyClicks(known.page.edit, "app.ha")
    await until(lambda: known.completion.popup.isVisible() or known.page.edit.text.endswith("handler"))
    QTest.keyClick(known.page.edit, Qt.Key.Key_Tab)
    assert known.page.edit.text.endswith("\napp.handler\n")
    QTest.keyClicks(known.page.edit, "(1, ")
    await until(known.hint.frame.isVisible)
    assert "<b" in known.hint.frame.call.text()
    known.page.edit.go_to(2, 6)
    actions.action("language.definition").trigger()
    await until(lambda: (page := panel.current_page()) is not None and page.path == code)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    await until(lambda: page.edit.position() == (3, 4))
    defined = panel.language.of(page)
    assert defined is not None
    defined.rename.accepted.emit("handler", "main")
    await until(lambda: panel.language.changes.shown)
    review = panel.language.changes.shown
    assert review is not None
    review.accept()
    await until(lambda: "app.main(1, " in known.page.edit.text.split("\n")[3])
    assert "def main(" in page.edit.text
    await tasks.drain()


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A shell script, whose server is the odd one where the setting says so."""
    path = tmp_path / "run.sh"
    path.write_text("hello $name\nwrong\nother\n", encoding="utf-8")
    return path


async def test_another_language_is_its_server_s(
    panel: EditorPanel, actions: Actions, app: Application, script: Path
) -> None:
    app.settings.set("language.servers", {"shell": SERVER})
    known = await opened(panel, script, 1, 3)
    await until(lambda: app.lint.of(script))
    assert known.page.edit.marks.problem_at(1) is not None
    actions.action("language.references").trigger()
    await until(panel.language.places.list.isVisible)
    assert panel.language.places.list.shown_titles == ["wrong"]
    panel.language.places.list.close_palette()
    known.page.edit.go_to(2, 5)
    known.page.edit.insertPlainText("\nwrong")
    await until(lambda: len(app.lint.of(script)) == 2)
    known.rename.accepted.emit("wrong", "new_")
    review = await until_shown(panel)
    review.accept()
    await until(lambda: known.page.edit.text.startswith("new_hello"))
    assert not actions.action("language.format").isEnabled()
    panel.close_tab(0)
    known.page.edit.document().setModified(False)
    panel.close_tab(0)
    await until(lambda: not app.lint.of(script))


async def until_shown(panel: EditorPanel) -> ChangeReview:
    """The review of a change, when it shows."""
    await until(lambda: panel.language.changes.shown)
    assert panel.language.changes.shown is not None
    return panel.language.changes.shown


async def test_nobody_nags_but_who_asks_hears_what_to_install(
    panel: EditorPanel, actions: Actions, app: Application, script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(script.parent))
    known = await opened(panel, script, 0, 8)
    await until(lambda: known.knowledge.trouble)
    assert app.notices.items == []
    actions.action("language.definition").trigger()
    await until(lambda: app.notices.items)
    assert app.notices.items[-1].text == "bash-language-server is not installed."
    assert "npm install -g bash-language-server" in app.notices.items[-1].detail
    app.settings.set("language.servers", {"shell": SERVER})
    actions.action("language.references").trigger()
    await until(panel.language.places.list.isVisible)
    panel.language.places.list.close_palette()


async def test_servers_are_restarted_and_shown_what_is_open(
    panel: EditorPanel, actions: Actions, app: Application, script: Path
) -> None:
    app.settings.set("language.servers", {"shell": SERVER})
    await opened(panel, script)
    await until(lambda: app.lint.of(script))
    code = app.languages.served(script)
    assert code is not None
    before = await code.life.connection()
    actions.action("language.restart").trigger()
    await until(lambda: before.ended)
    await until(lambda: app.lint.of(script))
    app.settings.set("language.servers", {"shell": ""})
    await until(lambda: not app.lint.of(script))
