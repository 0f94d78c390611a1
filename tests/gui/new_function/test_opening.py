from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases.new_function import Wanted, new_function
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.new_function.opening import FOLDER, NewFunctions
from workbench.gui.tasks import GuiTasks
from workbench.model.blueprint import NewFunction
from workbench.project.blueprints import load_blueprints


class Shown:
    """Destinations that only note what is asked of them."""

    def __init__(self) -> None:
        self.files: list[tuple[Path, int]] = []
        self.events: list[Path] = []

    def open_file(self, path: Path, line: int = 0, column: int = 0) -> None:
        assert column == 0
        self.files.append((path, line))

    def choose_event(self, path: Path) -> None:
        self.events.append(path)

    def recent_files(self) -> tuple[Path, ...]:
        return ()

    def current_text(self) -> tuple[Path, str] | None:
        return None

    def choose_function(self, function_name: str) -> None:
        raise AssertionError(function_name)

    def choose_served(self, scope: str, function_name: str) -> None:
        raise AssertionError(scope, function_name)

    def choose_sample(self, event_id: str) -> None:
        raise AssertionError(event_id)

    def choose_workspace(self, path: Path) -> None:
        raise AssertionError(path)


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
async def opening(app: Application, tasks: GuiTasks, actions: Actions, window: QWidget, shown: Shown) -> NewFunctions:
    return NewFunctions(app, Look("dark"), tasks, actions, window, to=shown)


def folder(opening: NewFunctions) -> Path:
    dialog = opening.dialog
    assert dialog is not None
    return dialog.fields.folder


async def test_the_command_opens_it_on_the_workspace(
    opening: NewFunctions, app: Application, actions: Actions, tasks: GuiTasks, tmp_path: Path
) -> None:
    write(tmp_path / "shop", {"hello/app.py": "def handler(event, context): ..."})
    await load_workspace(app, tmp_path / "shop")
    actions.action("function.new").trigger()
    assert folder(opening) == tmp_path / "shop"
    first = opening.dialog
    actions.action("function.new").trigger()
    assert opening.dialog is first
    assert first is not None
    await until(first.create_button.isEnabled)
    first.reject()
    assert opening.dialog is None
    await tasks.drain()


async def test_without_a_workspace_it_has_a_folder_of_its_own(opening: NewFunctions, tasks: GuiTasks) -> None:
    opening.open_elsewhere()
    assert folder(opening) == Path.home() / FOLDER
    assert opening.dialog is not None
    opening.dialog.reject()
    opening.open()
    assert folder(opening) == Path.home() / FOLDER
    opening.dialog.reject()
    await tasks.drain()


async def test_a_window_that_closes_ends_its_work(opening: NewFunctions, tasks: GuiTasks, app: Application) -> None:
    opening.open()
    await tasks.close()
    assert not app.notices.items


async def made_by(
    opening: NewFunctions, app: Application, blueprint_id: str, root: Path, tasks: GuiTasks
) -> NewFunction:
    blueprint = next(one for one in load_blueprints() if one.id == blueprint_id)
    new = await new_function(app, Wanted(blueprint, "Mine", root))
    opening.open()
    assert opening.dialog is not None
    opening.dialog.made.emit(new)
    opening.dialog.reject()
    await tasks.drain()
    return new


async def test_what_was_made_is_selected_and_shown(
    opening: NewFunctions, app: Application, shown: Shown, tasks: GuiTasks, tmp_path: Path
) -> None:
    new = await made_by(opening, app, "python-hello", tmp_path / "shop", tasks)
    assert (app.context.value.function, app.context.value.scope) == ("Mine", "")
    ((path, line),) = shown.files
    assert path == new.code
    assert new.files[0].text.split("\n")[line - 1].startswith("def handler")
    assert shown.events == [new.event]


async def test_code_without_a_known_handler_is_shown_from_its_top(
    opening: NewFunctions, app: Application, shown: Shown, tasks: GuiTasks, tmp_path: Path
) -> None:
    new = await made_by(opening, app, "custom-runtime-shell", tmp_path / "shop", tasks)
    assert shown.files == [(new.code, 0)]
