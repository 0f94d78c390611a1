"""The whole window with the sample, and its dialogs, as a screen reader and a keyboard meet them."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.support.debuggees import RAISED
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.invoke import invoke
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.sample import sample_workspace
from workbench.gui import dialogs
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.runs.panel import Tab
from workbench.gui.tasks import GuiTasks
from workbench.gui.window import MainWindow
from workbench.model.environment import ExecutorKind
from workbench.model.profile import ImportProfile, ImportTime

PANELS = ("explorer", "editor", "composer", "runs")


@pytest_asyncio.fixture
async def window(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[MainWindow]:
    """The window with the sample, a file of it and a run."""
    made = MainWindow(app, look, tasks, actions)
    made.show()
    made.activateWindow()
    await load_workspace(app, await sample_workspace(app))
    made.wiring.choose_function("Orders")
    await made.editor.wait_loaded()
    await invoke(app, "Orders", "{}")
    await until(lambda: made.runs.model.rowCount() == 1)
    yield made
    await tasks.close()
    made.close()
    made.deleteLater()


# -- names and roles -------------------------------------------------------------------------------


async def test_every_control_of_the_window_says_what_it_is(window: MainWindow) -> None:
    assert faults(window) == []


@pytest.mark.parametrize("tab", Tab)
async def test_every_tab_of_the_lower_panel(window: MainWindow, tab: Tab) -> None:
    window.runs.show_tab(tab)
    assert [*faults(window.runs), *same_names(window.runs)] == []


async def test_a_profile_that_was_measured(app: Application, window: MainWindow) -> None:
    times = (ImportTime("json", 1.0, 1.0, 1), ImportTime("orders", 2.0, 3.0, 0))
    app.import_profile.end(ImportProfile("Orders", "python3.13", ExecutorKind.PROCESS, 0, times, "ValueError"))
    window.runs.show_tab(Tab.PROFILE)
    assert window.runs.detail.profile.tree.isVisible()
    assert [*faults(window.runs), *same_names(window.runs)] == []


async def test_a_function_that_stands_still(app: Application, window: MainWindow) -> None:
    app.debug.begin("run", "Orders")
    app.debug.attached(())
    app.debug.stopped(RAISED)
    window.runs.show_tab(Tab.DEBUG)
    assert window.runs.detail.debug.variables.isVisible()
    assert [*faults(window.runs), *same_names(window.runs), *faults(window.statusbar)] == []


async def test_the_fields_that_replace_in_files(window: MainWindow) -> None:
    window.runs.show_tab(Tab.SEARCH)
    window.runs.search.open(replacing=True)
    assert [*faults(window.runs.search), *same_names(window.runs.search)] == []


async def test_no_two_controls_of_a_panel_have_one_name(window: MainWindow, actions: Actions) -> None:
    window.composer.options.show_fields(shown=True)
    for command in ("edit.replace", "edit.find"):
        actions.action(command).trigger()
        for part in (window.topbar, window.explorer, window.editor, window.composer, window.statusbar):
            assert same_names(part) == []


async def test_the_popups(window: MainWindow, qtbot: QtBot) -> None:
    window.navigation.commands()
    assert faults(window.palette_box) == []
    window.palette_box.close_palette()
    qtbot.mouseClick(window.composer.source, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert faults(popup) == []
    popup.close()
    window.topbar.notices_asked.emit()
    history = window.findChild(QWidget, "notices.history")
    assert isinstance(history, QWidget)
    assert faults(history) == []
    history.close()


async def test_preferences_and_keymap(window: MainWindow) -> None:
    dialog = window.preferences.dialog
    dialog.show_settings()
    assert [*faults(dialog), *same_names(dialog)] == []
    dialog.show_keymap("run.invoke")
    assert [*faults(dialog), *same_names(dialog)] == []
    dialog.close()


async def test_new_function(window: MainWindow, actions: Actions) -> None:
    actions.action("function.new").trigger()
    dialog = window.findChild(QDialog, "new")
    assert isinstance(dialog, QDialog)
    assert [*faults(dialog), *same_names(dialog)] == []
    dialog.close()


async def test_small_dialogs(app: Application, window: MainWindow, look: Look) -> None:
    made = (
        dialogs.about(window, look, app.paths),
        dialogs.confirm(window, "A function is running.", "Closing stops it.", "Stop", lambda: None),
        dialogs.ask_number(window, "Records", 1, (1, 10), lambda _number: None),
    )
    for dialog in made:
        assert [*faults(dialog), *same_names(dialog)] == []
        dialog.close()


# -- the keyboard ----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
async def test_tab_reaches_every_panel_and_comes_round(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    window.topbar.menu_button.setFocus()
    seen = []
    for _stop in range(100):
        qtbot.keyClick(leave(qtbot, window), key)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        if focus is window.topbar.menu_button:
            break
        if focus is window.editor.focusWidget() and focus.objectName() == "editor.text":
            window.focusNextPrevChild(key == Qt.Key.Key_Tab)  # Tab indents there; the panel's command leaves
    parts = (window.topbar, window.explorer, window.editor, window.composer, window.runs, window.statusbar)
    first = [next(at for at, one in enumerate(seen) if part.isAncestorOf(one)) for part in parts]
    assert len(seen) == len(set(seen))
    assert {"explorer.filter", "explorer.tree", "composer.source", "composer.json", "runs.table"} <= {
        widget.objectName() for widget in seen
    }
    assert first[1:] == sorted(first[1:], reverse=key == Qt.Key.Key_Backtab)


async def test_commands_go_from_every_panel_to_every_other(window: MainWindow, actions: Actions) -> None:
    parts = {one: getattr(window, one) for one in PANELS}
    for start in PANELS:
        for end in PANELS:
            for part in (start, end):
                actions.action(f"view.focus_{part}").trigger()
                focus = QApplication.focusWidget()
                assert focus is not None
                assert parts[part].isAncestorOf(focus) or focus is window.runs.tabs


def leave(qtbot: QtBot, window: MainWindow) -> QWidget:
    """The control with the keyboard; Escape lets Tab leave the event's text."""
    focus = QApplication.focusWidget()
    assert focus is not None
    if focus.objectName() == "composer.json":
        qtbot.keyClick(focus, Qt.Key.Key_Escape)
    return focus


# -- what is looked for ----------------------------------------------------------------------------


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything that can have the keyboard or be pressed, hidden or not; Qt's own scroll buttons and lists are not."""
    for widget in (root, *root.findChildren(QWidget)):
        of_qt = widget.objectName().startswith(("qt_", "Scroll")) or isinstance(widget.parentWidget(), QTabBar)
        parent = widget.parentWidget()
        of_box = parent is not None and isinstance(parent.parentWidget(), QComboBox)
        empty = isinstance(widget, QLabel) and not widget.text()
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        if takes and not (of_qt or of_box or empty):
            yield widget


def faults(root: QWidget) -> list[str]:
    """What is wrong with the controls below `root`."""
    return [f"{place(widget)}: {what}" for widget in controls(root) for what in faults_of(widget)]


def faults_of(widget: QWidget) -> Iterator[str]:
    """No role, no name, an icon without a tooltip, a choice without a caption or a name of its own."""
    told = QAccessible.queryAccessibleInterface(widget)
    if told is None or told.role() is QAccessible.Role.NoRole:
        yield "no role"
    elif not name_of(widget):
        yield "no name"
    if isinstance(widget, QAbstractButton) and not widget.icon().isNull() and not (widget.text() or widget.toolTip()):
        yield "an icon without a tooltip"
    if isinstance(widget, QComboBox) and widget not in captioned(widget.window()):
        yield "a choice without a caption"  # on Linux its name is its value: only the caption tells what it is


def captioned(window: QWidget) -> list[QWidget | None]:
    """What labels belong to."""
    return [one.buddy() for one in window.findChildren(QLabel)]


def same_names(root: QWidget) -> list[str]:
    """Names that several visible controls have; rows are drawn, captions and a field's buttons go with the field."""
    named = [widget for widget in controls(root) if not isinstance(widget, QLabel)]
    there = [one for one in named if one.isVisible() and not isinstance(one.parentWidget(), QLineEdit)]
    found = Counter(name_of(widget) for widget in there if name_of(widget))
    return [f"{count} are called {title!r}" for title, count in found.items() if count > 1]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it: its own name before what Qt makes of its text."""
    told = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (told.text(QAccessible.Text.Name) if told is not None else "")


def place(widget: QWidget) -> str:
    """The control and what it is in."""
    parent = widget.parentWidget()
    around = f" in {type(parent).__name__} {parent.objectName()}" if parent is not None else ""
    return f"{type(widget).__name__} {widget.objectName()}{around}"
