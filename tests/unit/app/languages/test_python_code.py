"""Questions about Python code: what the worker is asked, in whose folders, and the real worker's answers."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.support.fake_engine import a_function, a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.languages.python_code import LOOK_S, SEARCH_S, PythonCode, import_folders
from workbench.app.languages.worker_client import WorkerClient
from workbench.app.notices import NoticeBoard
from workbench.model.code import CodePosition
from workbench.model.errors import CodeReaderError
from workbench.model.function import Layer
from workbench.model.workspace import Workspace
from workbench.project.python_worker.messages import Ask, Request


class Recorder(WorkerClient):
    """Answers nothing and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(_never, NoticeBoard())
        self.asked: list[tuple[Request, float]] = []
        self.wanted: list[Callable[[], bool]] = []

    async def ask(
        self, request: Request, texts: Mapping[Path, str], limit_s: float, wanted: Callable[[], bool] = bool
    ) -> Any:
        self.asked.append((request, limit_s))
        self.wanted.append(wanted)
        return None


def _never() -> Any:
    raise AssertionError("nothing shall be started")


@pytest_asyncio.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    made = fake_application(tmp_path / "home")
    await made.open()
    yield made
    await made.close()


async def test_each_question_is_a_request_with_its_limit(app: Application) -> None:
    show(app, a_workspace(Path("/w")))
    client = Recorder()
    code = PythonCode(app, client)
    at = CodePosition(Path("/w/hello/app.py"), 2, 3)
    assert await code.complete(at, {}) == ()
    assert await code.hint(at, {}) is None
    assert await code.explain(at, {}) is None
    assert await code.definitions(at, {}) == ()
    assert await code.references(at, {}) == ()
    await code.warm(at.path, {})
    await code.describe(at, "name")
    found = {request.ask: limit_s for request, limit_s in client.asked}
    searching = (Ask.WARM, Ask.DEFINITIONS, Ask.REFERENCES)
    assert found == {ask: SEARCH_S if ask in searching else LOOK_S for ask in Ask}
    first = client.asked[0][0]
    assert (first.path, first.line, first.column, first.root) == (at.path, 2, 3, Path("/w"))
    assert first.folders == (Path("/w/hello"),)
    assert len({request.id for request, _ in client.asked}) == len(client.asked)


async def test_of_two_equal_questions_the_older_is_not_wanted(app: Application) -> None:
    client = Recorder()
    code = PythonCode(app, client)
    at = CodePosition(Path("/w/app.py"), 0, 0)
    await code.complete(at, {})
    await code.hint(at, {})
    await code.complete(at, {})
    assert [wanted() for wanted in client.wanted] == [False, True, True]
    assert client.asked[0][0].root == Path("/w")


def test_folders_of_the_function_and_its_layers() -> None:
    layers = (Layer("shared", Path("/w/layer")), Layer("remote"))
    outer, inner = a_function("Outer"), a_function("Inner")
    outer = replace(outer, config=replace(outer.config, code_path=Path("/w"), layers=layers))
    inner = replace(inner, config=replace(inner.config, code_path=Path("/w/inner")))
    workspace = Workspace(Path("/w"), (outer, inner))
    assert import_folders(Path("/w/inner/app.py"), workspace) == (
        Path("/w/inner"),
        Path("/w"),
        Path("/w/layer/python"),
    )
    assert import_folders(Path("/w/x.py"), workspace) == (Path("/w"), Path("/w/layer/python"))
    assert import_folders(Path("/elsewhere/x.py"), workspace) == ()
    assert import_folders(Path("/w/x.py"), None) == ()


async def test_the_real_worker(app: Application, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    text = "import string\nstring.ascii_let"
    found = await app.python.complete(CodePosition(path, 1, 16), {path: text})
    assert [one.name for one in found] == ["ascii_letters"]
    with pytest.raises(CodeReaderError):
        await app.python.complete(CodePosition(path, 9, 0), {path: text})
    await app.python.close()
    with pytest.raises(CodeReaderError):
        await app.python.complete(CodePosition(path, 1, 16), {path: text})
