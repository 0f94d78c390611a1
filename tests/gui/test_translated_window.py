"""Nothing that the window shows is left out of the translation: each text is marked by a translator of its own."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from scripts.translations.build import all_texts, compile_ts
from scripts.translations.ts_file import ts_text
from tests.support.debuggees import RAISED
from tests.support.runs import a_run
from tests.support.shown_texts import shown_texts
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.invoke import invoke
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.sample import sample_workspace
from workbench.gui import dialogs, menus
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.runs.panel import Tab
from workbench.gui.tasks import GuiTasks
from workbench.gui.window import MainWindow
from workbench.model.debug import Scope
from workbench.model.environment import ExecutorKind
from workbench.model.profile import ImportProfile, ImportTime
from workbench.model.run import RunOutcome

NAMES = frozenset(
    {
        "Lambda", "Workbench", "Docker", "Python", "Node.js", "JSON", "UTF-8", "LF", "ms", "KB", "MB", "PgUp", "Alt",
        "Ctrl", "Esc", "Del", "Ins", "Home", "End", "sample", "Hello", "Orders", "Checkout", "Refund", "hello",
        "orders", "checkout", "refund", "handler", "orders-uploaded", "refund-negative",
    }
)  # fmt: skip
"""Names, units, keys, and what the sample is made of."""


@pytest.fixture(scope="module")
def marks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A translation that puts every text into brackets."""
    ts = tmp_path_factory.mktemp("translation") / "marks.ts"
    texts = all_texts()
    ts.write_text(ts_text(texts, {text: f"⟦{text}⟧" for text in texts}, "de_DE"), encoding="utf-8")
    compile_ts(ts, ts.with_suffix(".qm"))
    return ts.with_suffix(".qm")


@pytest.fixture(autouse=True)
def translator(qapp: QApplication, marks: Path) -> Iterator[None]:
    """The translation is there before anything is made."""
    made = QTranslator(qapp)
    assert made.load(str(marks))
    QCoreApplication.installTranslator(made)
    yield
    QCoreApplication.removeTranslator(made)


@pytest_asyncio.fixture
async def window(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[MainWindow]:
    """The window with the sample, a file of it and a run."""
    made = MainWindow(app, look, tasks, actions)
    made.show()
    await load_workspace(app, await sample_workspace(app))
    made.wiring.choose_function("Orders")
    await made.editor.wait_loaded()
    await invoke(app, "Orders", "{}")
    await until(lambda: made.runs.model.rowCount() == 1)
    yield made
    await tasks.close()
    made.close()
    made.deleteLater()


def left_out(root: QWidget, *data: str) -> list[str]:
    """The texts with words that nobody translated; `data` is what they may hold, beside what is known to be data."""
    shown = {(where, text) for where, text in shown_texts(root) if "⟦" not in text}
    return sorted(f"{where}: {text}" for where, text in shown if not all(_is_data(word, data) for word in _words(text)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\s,·›]+", text)


def _is_data(word: str, data: tuple[str, ...]) -> bool:
    """Whether a word is a name, a figure, a key, or a piece of code or of a path."""
    return not re.search(r"[^\W\d_]{2}", word) or word in NAMES or word in data or bool(re.search(r"[\d./+=$_]", word))


async def test_the_window(window: MainWindow) -> None:
    assert left_out(window) == []


@pytest.mark.parametrize("tab", Tab)
async def test_each_tab_below(window: MainWindow, tab: Tab) -> None:
    window.runs.show_tab(tab)
    assert left_out(window.runs) == []


async def test_a_profile_that_was_measured(app: Application, window: MainWindow) -> None:
    window.runs.show_tab(Tab.PROFILE)
    for times in ((ImportTime("json", 1.0, 1.0, 1), ImportTime("orders", 2.0, 3.0, 0)), ()):
        app.import_profile.end(ImportProfile("Orders", "python3.13", ExecutorKind.PROCESS, 0, times, "ValueError"))
        assert left_out(window.runs, "json", "orders", "ValueError") == []


async def test_a_function_that_stands_still(app: Application, window: MainWindow) -> None:
    window.runs.show_tab(Tab.DEBUG)
    app.debug.begin("run", "Orders")
    assert left_out(window.runs) == []
    app.debug.attached(())
    app.debug.stopped(RAISED)
    app.debug.put_scopes((Scope("Locals", 1), Scope("Globals", 2)))
    assert [*left_out(window.runs, "KeyError:", "'total'", "handler"), *left_out(window.statusbar)] == []
    app.debug.end(a_run("run", RunOutcome.CANCELLED))
    assert left_out(window.runs, "Hello") == []


async def test_the_welcome_page(window: MainWindow) -> None:
    window.show_welcome()
    page = window.findChild(QWidget, "welcome")
    assert isinstance(page, QWidget)
    assert left_out(page) == []


@pytest.mark.parametrize("page", ["settings", "keymap"])
async def test_preferences(window: MainWindow, page: str) -> None:
    dialog = window.preferences.dialog
    getattr(dialog, f"show_{page}")()
    assert left_out(dialog, "VS", "Code", "JetBrains", "Emacs", "English", "Deutsch") == []
    dialog.close()


async def test_new_function(window: MainWindow, actions: Actions) -> None:
    actions.action("function.new").trigger()
    dialog = window.findChild(QDialog, "new")
    assert isinstance(dialog, QDialog)
    assert left_out(dialog) == []
    dialog.close()


async def test_small_dialogs(app: Application, window: MainWindow, look: Look) -> None:
    made = (dialogs.about(window, look, app.paths), dialogs.ask_number(window, "⟦⟧", 1, (1, 10), lambda _number: None))
    for dialog in made:
        assert left_out(dialog, "Version", "Apache", "License") == []
        dialog.close()


async def test_menus(app: Application, window: MainWindow, actions: Actions) -> None:
    composer = window.composer
    made = (
        menus.whole_menu(actions, window),
        menus.settings_menu(app, actions, window),
        composer.wrapped.menu_of_choices(),
    )
    for menu in made:
        assert left_out(menu) == []


async def test_the_palette(window: MainWindow) -> None:
    window.navigation.commands()
    assert left_out(window.palette_box) == []
    window.navigation.quick_open()
    assert left_out(window.palette_box) == []
    window.palette_box.close_palette()


@pytest.mark.parametrize("command", ["edit.replace", "edit.find", "edit.go_to_line", "edit.find_in_files"])
async def test_bars(window: MainWindow, actions: Actions, command: str) -> None:
    actions.action(command).trigger()
    assert left_out(window) == []
