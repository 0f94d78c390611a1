from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, fake_application
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases import new_function as use_case
from workbench.app.use_cases.new_function import (
    Wanted,
    blueprints,
    free_name,
    make_function,
    new_function,
    plan_function,
    runtime_choices,
)
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.runtimes import RuntimeState, runtime_states
from workbench.model.blueprint import Blueprint
from workbench.model.errors import UsageError
from workbench.model.runtime import Support
from workbench.project.blueprints import get_blueprint, load_blueprints

HELLO = get_blueprint(load_blueprints(), "python-hello")
NODE = get_blueprint(load_blueprints(), "nodejs-hello")
SHELL = get_blueprint(load_blueprints(), "custom-runtime-shell")
IMAGE = get_blueprint(load_blueprints(), "container-image")


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    application = fake_application(tmp_path / "home", FakeEngine())
    yield application
    await application.close()


async def test_the_bundled_ones_are_there() -> None:
    assert HELLO in await blueprints()


async def test_it_is_made_in_a_folder_of_its_own(app: Application, tmp_path: Path) -> None:
    wanted = Wanted(HELLO, "Hello", tmp_path / "a" / ".." / "shop", "python3.12")
    assert (await plan_function(app, wanted)).root == tmp_path / "shop"
    assert not (tmp_path / "shop").exists()
    new = await make_function(app, wanted)
    assert new.runtime == "python3.12"
    assert new.code.is_file()
    assert app.workspace.current is None


async def test_it_goes_into_the_workspace_that_its_folder_is_in(app: Application, tmp_path: Path) -> None:
    write(tmp_path / "shop", {"services/old/app.py": "def handler(event, context): ..."})
    await load_workspace(app, tmp_path / "shop")
    new = await new_function(app, Wanted(HELLO, "Hello", tmp_path / "shop" / "services"))
    assert (new.root, new.folder) == (tmp_path / "shop", tmp_path / "shop" / "services" / "hello")
    assert app.workspace.current is not None
    assert [function.name for function in app.workspace.current.functions] == ["Hello", "old"]
    assert [event.name for event in app.workspace.current.events] == ["hello/empty", "hello/named"]
    assert app.watching is None


async def test_elsewhere_its_workspace_is_opened(app: Application, tmp_path: Path) -> None:
    write(tmp_path / "shop", {"old/app.py": "def handler(event, context): ..."})
    await load_workspace(app, tmp_path / "shop")
    await new_function(app, Wanted(HELLO, "old", tmp_path / "other"))
    assert app.workspace.current is not None
    assert app.workspace.current.root == tmp_path / "other"
    assert app.session.recent_workspaces[0] == tmp_path / "other"


async def test_names_of_the_workspace_are_taken(app: Application, tmp_path: Path) -> None:
    write(tmp_path / "shop", {"hello/app.py": "def handler(event, context): ..."})
    assert free_name(app, HELLO, tmp_path / "shop") == "Hello"
    await load_workspace(app, tmp_path / "shop")
    assert free_name(app, HELLO, tmp_path / "shop") == "Hello2"
    assert free_name(app, HELLO, tmp_path / "other") == "Hello"
    with pytest.raises(UsageError, match="already"):
        await plan_function(app, Wanted(HELLO, "Hello", tmp_path / "shop"))


@pytest.mark.parametrize("runtime", ["nodejs24.x", "python2.7"])
async def test_a_runtime_of_another_language_is_refused(app: Application, tmp_path: Path, runtime: str) -> None:
    with pytest.raises(UsageError) as refused:
        await make_function(app, Wanted(HELLO, "Hello", tmp_path / "shop", runtime))
    assert "python3.13" in refused.value.next_step
    assert not (tmp_path / "shop").exists()


async def test_what_has_to_be_built_first_is_told(app: Application, tmp_path: Path) -> None:
    await new_function(app, Wanted(IMAGE, "Thumbs", tmp_path / "shop"))
    (notice,) = app.notices.items
    assert "docker build -t thumbs:latest thumbs/src" in notice.detail


async def choices(app: Application, blueprint: Blueprint, here: set[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    real = await runtime_states(app)

    async def states(_app: Application) -> tuple[RuntimeState, ...]:
        def seen(state: RuntimeState) -> RuntimeState:
            old = state.runtime.id in ("python3.9", "nodejs20.x")
            return replace(
                state,
                interpreter=Path("/here") if state.runtime.id in here else None,
                support=Support.DEPRECATED if old else Support.SUPPORTED,
            )

        return tuple(map(seen, real))

    monkeypatch.setattr(use_case, "runtime_states", states)
    return [state.runtime.id for state in await runtime_choices(app, blueprint)]


async def test_the_newest_runtime_that_is_here_is_the_best(app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    found = await choices(app, HELLO, {"python3.9", "python3.11", "python3.12"}, monkeypatch)
    assert found[:3] == ["python3.12", "python3.11", "python3.14"]
    assert "python3.9" not in found
    assert await choices(app, NODE, {"nodejs20.x"}, monkeypatch) == ["nodejs24.x", "nodejs22.x"]
    assert (await choices(app, SHELL, set(), monkeypatch))[0] == "provided.al2023"
