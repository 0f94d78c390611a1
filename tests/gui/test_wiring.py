"""What leads where."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support.fake_engine import a_function, show
from tests.support.lambda_calls import CODE
from tests.support.served import a_served_function
from workbench.app.application import Application
from workbench.gui.composer.source_model import SourceEntry
from workbench.gui.editor.history import FileHistory
from workbench.gui.tasks import GuiTasks
from workbench.gui.wiring import Wiring
from workbench.model.event import SavedEvent
from workbench.model.workspace import Workspace


class Panels:
    """An editor and a composer that only note what is asked of them."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path, int, bool]] = []
        self.events: list[SourceEntry] = []
        self.previewed: list[SourceEntry] = []
        self.fronted = 0
        self.columns: list[int] = []
        self.history = FileHistory()
        self.page: SimpleNamespace | None = None

    def current_page(self) -> SimpleNamespace | None:
        return self.page

    def open_file(self, path: Path, line: int = 0, column: int = 0, *, preview: bool = False) -> None:
        self.columns.append(column)
        self.opened.append((path, line, preview))

    async def open_event(self, entry: SourceEntry) -> None:
        self.events.append(entry)

    async def preview_event(self, entry: SourceEntry) -> None:
        self.previewed.append(entry)

    def show(self) -> None:
        self.fronted += 1


@pytest.fixture
def panels() -> Panels:
    return Panels()


@pytest.fixture
def wiring(app: Application, tasks: GuiTasks, panels: Panels) -> Wiring:
    parts: Any = panels
    return Wiring(app, tasks, parts, parts, panels.show)


@pytest.fixture
def root(app: Application, tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    (root / "events").mkdir(parents=True)
    event = root / "events" / "s3-put.json"
    event.write_text('{"Records": []}')
    orders = replace(a_function("Orders", root), handler_file=root / "orders" / "app.py", handler_line=12)
    imaged = a_function("Imaged", root)
    show(app, Workspace(root, (orders, imaged), (SavedEvent("s3-put", event, 15),)))
    return root


async def test_choosing_a_function_selects_it_and_opens_its_handler(
    app: Application, wiring: Wiring, panels: Panels, root: Path
) -> None:
    wiring.choose_function("Orders")
    assert app.context.value.function == "Orders"
    assert panels.opened == [(root / "orders" / "app.py", 12, False)]
    assert panels.fronted == 1


async def test_a_look_at_a_function_is_a_preview(wiring: Wiring, panels: Panels, root: Path) -> None:
    wiring.preview_function("Orders")
    assert panels.opened == [(root / "orders" / "app.py", 12, True)]


async def test_without_a_handler_file_the_template_is_shown(wiring: Wiring, panels: Panels, root: Path) -> None:
    wiring.choose_function("Imaged")
    assert panels.opened == [(root / "template.yaml", 3, False)]


@pytest.mark.usefixtures("root")
async def test_a_function_that_is_not_there_changes_nothing(app: Application, wiring: Wiring, panels: Panels) -> None:
    wiring.choose_function("Nope")
    assert app.context.value.function == "Orders"
    assert panels.opened == []


async def test_a_saved_event_is_opened_under_its_name(
    wiring: Wiring, panels: Panels, tasks: GuiTasks, root: Path
) -> None:
    paths = [root / "events" / "s3-put.json", root / "elsewhere" / "mine.json"]
    for path in paths:
        wiring.choose_event(path)
    await tasks.drain()
    assert [(entry.name, entry.path) for entry in panels.events] == [("s3-put", paths[0]), ("mine", paths[1])]


async def test_a_look_at_a_saved_event_is_a_preview(
    wiring: Wiring, panels: Panels, tasks: GuiTasks, root: Path
) -> None:
    wiring.preview_event(root / "events" / "s3-put.json")
    await tasks.drain()
    assert [entry.name for entry in panels.previewed] == ["s3-put"]
    assert panels.events == []


async def test_a_sample_is_opened(app: Application, wiring: Wiring, panels: Panels, tasks: GuiTasks) -> None:
    sample = app.catalogue.types[0].id
    wiring.choose_sample(sample)
    await tasks.drain()
    assert [(entry.type_id, entry.name) for entry in panels.events] == [(sample, sample)]


async def test_a_file_is_opened_for_good(wiring: Wiring, panels: Panels) -> None:
    wiring.open_file(Path("/w/a.py"), 3)
    assert panels.opened == [(Path("/w/a.py"), 3, False)]


async def test_a_place_that_is_followed_is_a_preview(wiring: Wiring, panels: Panels) -> None:
    wiring.follow_place(Path("/work/app.py"), 7)
    assert (panels.opened, panels.fronted) == ([(Path("/work/app.py"), 7, True)], 1)


async def test_a_function_of_the_service_is_selected_and_its_code_shown(
    app: Application, wiring: Wiring, panels: Panels, tasks: GuiTasks, root: Path
) -> None:
    package = root / "abc.zip"
    package.write_bytes(CODE)
    hello = a_served_function(package=package)
    app.service.set_functions((hello,))
    wiring.choose_served(hello.scope, "hello")
    assert (app.context.value.function, app.context.value.scope) == ("hello", hello.scope)
    await tasks.drain()
    ((file, line, preview),) = panels.opened
    assert (file.name, line, preview) == ("app.py", 1, True)
    assert file.is_relative_to(app.paths.cache)
    wiring.choose_function("Orders")
    assert (app.context.value.function, app.context.value.scope) == ("Orders", "")


async def test_code_that_comes_too_late_is_not_shown(
    app: Application, wiring: Wiring, panels: Panels, tasks: GuiTasks, root: Path
) -> None:
    hello = a_served_function(package=root / "abc.zip")
    app.service.set_functions((hello,))
    wiring.choose_served(hello.scope, "hello")
    wiring.choose_function("Orders")
    await tasks.drain()
    assert [file.name for file, _line, _preview in panels.opened] == ["app.py"]
    assert panels.opened[0][0].is_relative_to(root)


async def test_a_served_function_that_is_gone_changes_nothing(app: Application, wiring: Wiring, root: Path) -> None:
    wiring.choose_served("lambda:000000000000:us-east-1", "gone")
    assert app.context.value.function == "Orders", root


async def test_a_file_is_opened_at_a_place(wiring: Wiring, panels: Panels) -> None:
    wiring.open_file(Path("/w/a.py"), 3, 5)
    assert (panels.opened, panels.columns) == ([(Path("/w/a.py"), 3, False)], [5])


async def test_what_is_in_front_and_what_was(wiring: Wiring, panels: Panels) -> None:
    assert wiring.current_text() is None
    panels.page = SimpleNamespace(path=Path("/w/a.py"), refused=False, edit=SimpleNamespace(text="x"))
    panels.history.shown(Path("/w/a.py"))
    assert wiring.current_text() == (Path("/w/a.py"), "x")
    panels.page.refused = True
    assert wiring.current_text() is None
    assert wiring.recent_files() == (Path("/w/a.py"),)
