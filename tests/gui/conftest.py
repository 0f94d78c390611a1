"""The window's tests: Qt off screen, asyncio on Qt's loop, and an application with an engine that does as told.

A coroutine test runs on a `qasync.QEventLoop`, so tasks and Qt's signals mix as they do in the program. `app` has been
opened and is closed afterwards; `engine` is what it invokes with; `look`, `tasks` and `actions` are what panels take.
"""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import qasync
from PySide6.QtWidgets import QApplication

from tests.support.fake_engine import FakeEngine, fake_application
from tests.support.fake_python import FakePython
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

_QT: list[QApplication] = []


def _application() -> QApplication:
    """The one QApplication of the test process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    _QT.append(QApplication(["tests"]))
    return _QT[0]


class QtLoop(qasync.QEventLoop):  # type: ignore[misc]
    """qasync's loop without the events it handles after its end, in which tasks go on without a running loop."""

    def run_until_complete(self, future: Awaitable[Any]) -> Any:
        """Run until `future` is done and return its result."""
        task = asyncio.ensure_future(future, loop=self)  # noqa: TID251 - this is the loop itself
        stop = _stopper(self)
        task.add_done_callback(stop)
        try:
            self.run_forever()
        finally:
            task.remove_done_callback(stop)
        if not task.done():
            raise RuntimeError("The loop was stopped before the test was over.")
        return task.result()


def _stopper(loop: asyncio.AbstractEventLoop) -> Callable[[object], None]:
    return lambda _task: loop.stop()


def _qt_loop() -> asyncio.AbstractEventLoop:
    qt = _application()
    qt.setQuitOnLastWindowClosed(False)
    loop: asyncio.AbstractEventLoop = QtLoop(qt)
    return loop


def pytest_asyncio_loop_factories(
    config: pytest.Config,
    item: pytest.Item,
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run coroutine tests of this folder on Qt's loop."""
    return {"qt": _qt_loop}


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """Python's collector is off while a test runs: a worker thread must not destroy another test's QObjects."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def only_own_garbage_is_looked_for() -> None:
    """What other files' tests have left in this process (gigabytes, at worst) is not walked after each test here.

    It stays frozen: walking it again for each file takes seconds.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def events_only_while_the_loop_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest-qt handles events between a test and its fixtures' end: tasks would go on there without a running loop."""
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)


@pytest.fixture(autouse=True)
def no_ruff(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether ruff is installed on this machine makes no difference; a test that wants it says so."""
    monkeypatch.setattr("workbench.project.ruff.find_ruff", lambda: None)


@pytest.fixture(autouse=True)
def no_language_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same of language servers: a test that wants one names it in the setting."""
    monkeypatch.setattr("workbench.app.languages.server_choice._on_path", lambda _server, _root: None)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The one QApplication, for tests and for pytest-qt."""
    return _application()


@pytest.fixture
def engine() -> FakeEngine:
    """The engine of `app`: tell it what its invokes shall come to."""
    return FakeEngine()


@pytest_asyncio.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    """An opened application on the fake engine, its files below `tmp_path`."""
    made = fake_application(tmp_path / "home", engine)
    made.use_python(FakePython(made))
    await made.open()
    yield made
    await made.close()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The dark look, applied."""
    made = Look("dark")
    made.apply()
    yield made
    qapp.setStyleSheet("")


@pytest_asyncio.fixture
async def tasks(app: Application) -> AsyncIterator[GuiTasks]:
    """The owner of the window's tasks; what still runs at the end is cancelled."""
    made = GuiTasks(app)
    yield made
    await made.close()


@pytest_asyncio.fixture
async def actions(app: Application, look: Look, tasks: GuiTasks) -> Actions:
    """The actions of the command table."""
    return Actions(app, look, tasks)
