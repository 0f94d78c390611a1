"""Who knows the code of which file."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.support.fake_engine import fake_application, show
from tests.support.sources import ROOT
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.languages.server_table import SETTING
from workbench.model.workspace import Workspace

CODE = f'import sys; sys.path.insert(0, "{ROOT}"); from tests.support.odd_server import main; main()'
SERVER = f"'{sys.executable}' -c '{CODE}'"


@pytest_asyncio.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    made = fake_application(tmp_path / "home")
    await made.open()
    show(made, Workspace(tmp_path))
    yield made
    await made.close()


async def test_python_is_jedi_s_and_others_a_server_s(app: Application, tmp_path: Path) -> None:
    languages = app.languages
    assert languages.of(tmp_path / "app.py") is app.python
    assert languages.served(tmp_path / "app.py") is None
    script = languages.of(tmp_path / "a.js")
    assert script is not None
    assert script.rules.language == "JavaScript"
    assert languages.of(tmp_path / "lib" / "b.ts") is script
    assert languages.of(tmp_path / "run.sh") is not script
    assert languages.of(tmp_path / "notes.txt") is None


async def test_servers_end_with_their_workspace_and_with_the_setting(app: Application, tmp_path: Path) -> None:
    app.settings.set(SETTING, {"shell": SERVER})
    path = tmp_path / "run.sh"
    code = app.languages.served(path)
    assert code is not None
    await code.show(path, "hello\n")
    first = await code.life.connection()
    app.settings.set(SETTING, {"shell": f"{SERVER} x"})
    await until(lambda: first.ended)
    await code.show(path, "hello\n")
    second = await code.life.connection()
    show(app, Workspace(tmp_path))
    assert not second.ended
    show(app, Workspace(tmp_path / "other"))
    await until(lambda: second.ended)
    assert app.languages.served(path) is not code


async def test_they_end_with_the_application(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    await app.open()
    app.settings.set(SETTING, {"shell": SERVER})
    path = tmp_path / "run.sh"
    code = app.languages.served(path)
    assert code is not None
    await code.show(path, "hello\n")
    connection = await code.life.connection()
    await app.languages.restart()
    assert connection.ended
    await code.show(path, "hello\n")
    connection = await code.life.connection()
    await app.close()
    assert connection.ended
