"""Ways to get anywhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_workspace, show
from tests.support.served import a_served_function
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.navigation import Navigation
from workbench.gui.palette import Palette
from workbench.gui.tasks import GuiTasks
from workbench.model.event import SavedEvent
from workbench.model.workspace import Workspace


class Recorder:
    """Destinations that only note what was chosen."""

    def __init__(self) -> None:
        self.chosen: list[tuple[str, object]] = []
        self.recent: list[Path] = []
        self.current: tuple[Path, str] | None = None

    def choose_function(self, function_name: str) -> None:
        self.chosen.append(("function", function_name))

    def choose_served(self, scope: str, function_name: str) -> None:
        self.chosen.append(("served", (scope, function_name)))

    def choose_event(self, path: Path) -> None:
        self.chosen.append(("event", path))

    def choose_sample(self, event_id: str) -> None:
        self.chosen.append(("sample", event_id))

    def choose_workspace(self, path: Path) -> None:
        self.chosen.append(("workspace", path))

    def open_file(self, path: Path, line: int = 0, column: int = 0) -> None:
        self.chosen.append(("file", (path, line, column)))

    def recent_files(self) -> list[Path]:
        return self.recent

    def current_text(self) -> tuple[Path, str] | None:
        return self.current


@pytest.fixture
def to() -> Recorder:
    return Recorder()


@pytest.fixture
def palette(qtbot: QtBot, look: Look) -> Palette:
    window = QMainWindow()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    return Palette(look, window)


@pytest.fixture
def navigation(app: Application, actions: Actions, tasks: GuiTasks, palette: Palette, to: Recorder) -> Navigation:
    return Navigation(app, actions, tasks, palette, to)


@pytest.fixture
def workspace(app: Application, tmp_path: Path) -> Workspace:
    root = tmp_path / "shop"
    (root / "orders").mkdir(parents=True)
    (root / "orders" / "app.py").write_text("x = 1\n")
    made = Workspace(
        root, a_workspace(root, "Orders", "Checkout").functions, (SavedEvent("s3-put", root / "s3-put.json", 2),)
    )
    show(app, made)
    return made


def type_and_choose(qtbot: QtBot, palette: Palette, text: str) -> None:
    field = palette.findChild(QLineEdit, "palette.input")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.usefixtures("workspace")
async def test_quick_open_has_functions_events_and_files(
    qtbot: QtBot, navigation: Navigation, palette: Palette, to: Recorder, workspace: Workspace
) -> None:
    navigation.quick_open()
    assert palette.shown_titles == ["Orders", "Checkout", "s3-put"]
    await until(lambda: "app.py" in palette.shown_titles)
    type_and_choose(qtbot, palette, "app.py")
    assert to.chosen == [("file", (workspace.root / "orders" / "app.py", 0, 0))]


@pytest.mark.usefixtures("workspace")
async def test_an_angle_bracket_turns_quick_open_into_commands(
    qtbot: QtBot, navigation: Navigation, palette: Palette
) -> None:
    navigation.quick_open()
    field = palette.findChild(QLineEdit, "palette.input")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, ">")
    assert "Invoke" in palette.shown_titles


async def test_without_a_workspace_quick_open_offers_commands(navigation: Navigation, palette: Palette) -> None:
    navigation.quick_open()
    assert "Open Sample" in palette.shown_titles


@pytest.mark.usefixtures("workspace")
async def test_commands_run(qtbot: QtBot, navigation: Navigation, palette: Palette, actions: Actions) -> None:
    done: list[str] = []
    actions.bind("help.about", lambda: done.append("about"))
    navigation.commands()
    type_and_choose(qtbot, palette, "about")
    assert done == ["about"]


@pytest.mark.usefixtures("workspace")
async def test_the_function_list_chooses_a_function(
    qtbot: QtBot, navigation: Navigation, palette: Palette, to: Recorder
) -> None:
    navigation.functions(palette.window())
    type_and_choose(qtbot, palette, "check")
    assert to.chosen == [("function", "Checkout")]


@pytest.mark.usefixtures("workspace")
async def test_the_event_list_has_saved_events_before_samples(
    qtbot: QtBot, navigation: Navigation, palette: Palette, to: Recorder, workspace: Workspace
) -> None:
    navigation.events(palette.window())
    assert palette.shown_titles[0] == "s3-put"
    assert len(palette.shown_titles) > 10
    type_and_choose(qtbot, palette, "s3-put")
    assert to.chosen == [("event", workspace.events[0].path)]


@pytest.mark.usefixtures("workspace")
async def test_the_workspace_list_opens_a_folder_or_one_of_before(
    qtbot: QtBot, app: Application, navigation: Navigation, palette: Palette, to: Recorder
) -> None:
    app.session.remember_workspace(Path("/home/me/billing"))
    asked: list[bool] = []
    navigation.workspaces(palette.window(), lambda: asked.append(True))
    assert palette.shown_titles == ["Open a folder…", "billing"]
    palette.choose_current()
    navigation.workspaces(palette.window(), lambda: None)
    type_and_choose(qtbot, palette, "billing")
    assert asked == [True]
    assert to.chosen == [("workspace", Path("/home/me/billing"))]


async def test_the_keys_are_listed(navigation: Navigation, palette: Palette) -> None:
    navigation.shortcuts()
    assert "Invoke" in palette.shown_titles


@pytest.mark.usefixtures("workspace")
async def test_functions_of_the_service_are_found_too(
    qtbot: QtBot, app: Application, navigation: Navigation, palette: Palette, to: Recorder
) -> None:
    hello = a_served_function()
    app.service.set_functions((hello,))
    navigation.quick_open()
    assert palette.shown_titles == ["Orders", "Checkout", "hello", "s3-put"]
    type_and_choose(qtbot, palette, "hello")
    assert to.chosen == [("served", (hello.scope, "hello"))]


@pytest.mark.usefixtures("workspace")
async def test_a_line_follows_a_colon(
    qtbot: QtBot, navigation: Navigation, palette: Palette, to: Recorder, workspace: Workspace
) -> None:
    navigation.quick_open()
    await until(lambda: "app.py" in palette.shown_titles)
    type_and_choose(qtbot, palette, "app.py:12:3")
    assert to.chosen == [("file", (workspace.root / "orders" / "app.py", 12, 3))]


@pytest.mark.usefixtures("workspace")
async def test_a_colon_alone_goes_to_a_line_of_the_file_in_front(
    qtbot: QtBot, navigation: Navigation, palette: Palette, to: Recorder, workspace: Workspace
) -> None:
    to.current = (workspace.root / "a.py", "")
    navigation.quick_open()
    field = palette.findChild(QLineEdit, "palette.input")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, ":1")
    assert palette.shown_titles == ["Line 1"]
    field.clear()
    assert "Orders" in palette.shown_titles
    type_and_choose(qtbot, palette, ":7")
    assert to.chosen == [("file", (workspace.root / "a.py", 7, 0))]


@pytest.mark.usefixtures("workspace")
async def test_files_that_were_in_front_come_first_and_once(
    navigation: Navigation, palette: Palette, to: Recorder, workspace: Workspace
) -> None:
    to.recent = [workspace.root / "orders" / "app.py"]
    (workspace.root / "other.py").write_text("")
    navigation.quick_open()
    await until(lambda: "other.py" in palette.shown_titles)
    assert palette.shown_titles == ["app.py", "Orders", "Checkout", "s3-put", "other.py"]
    palette.close_palette()
    navigation.quick_open()
    assert "other.py" in palette.shown_titles, "what was listed before is offered at once"


@pytest.mark.usefixtures("workspace")
async def test_symbols_of_the_file_in_front(
    qtbot: QtBot, navigation: Navigation, palette: Palette, to: Recorder, actions: Actions
) -> None:
    path = Path("/w/app.py")
    to.current = (path, "class Orders:\n    def get(self): pass\n\ndef handler(): pass\n")
    actions.action("edit.go_to_symbol").setEnabled(True)
    actions.action("edit.go_to_symbol").trigger()
    await until(lambda: palette.shown_titles == ["Orders", "get", "handler"])
    type_and_choose(qtbot, palette, "hand")
    assert to.chosen == [("file", (path, 4, 5))]


@pytest.mark.usefixtures("workspace")
async def test_an_at_sign_turns_quick_open_into_symbols(
    qtbot: QtBot, navigation: Navigation, palette: Palette, to: Recorder
) -> None:
    to.current = (Path("/w/app.py"), "def get(): pass\ndef handler(): pass\n")
    navigation.quick_open()
    field = palette.findChild(QLineEdit, "palette.input")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "@ha")
    await until(lambda: palette.shown_titles == ["handler"])


async def test_without_a_file_there_are_no_symbols(navigation: Navigation, palette: Palette) -> None:
    navigation.symbols()
    assert palette.isVisible()
    assert palette.shown_titles == []
