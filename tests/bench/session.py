"""One run of the bench: its folders, what the machine has, and how an engine is opened as the program does."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.bench.containers import IMAGE, Containers
from tests.bench.functions import RUNTIME
from tests.bench.peers import Peers
from tests.bench.unmeasured import UnmeasuredError
from workbench.app.settings import FILE_NAME
from workbench.base.paths import HOME_VARIABLE, UserPaths
from workbench.engine.engine import Engine, EngineSettings, open_engine

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]

_SETTINGS = f'[run]\nimages = {{ "{RUNTIME}" = "{IMAGE}" }}\n\n[window]\nconfirm_close = false\n'


@dataclass(frozen=True, slots=True)
class Session:
    """`folder` is temporary; `quick` takes a tenth of the measurements.

    `no_peers` and `no_docker` say why there are none, where `peers` or `docker` is None.
    """

    folder: Path
    peers: Peers | None
    docker: Containers | None
    quick: bool = False
    no_peers: str = "left out"
    no_docker: str = "left out"
    minutes: float = 3.0
    """How long the window is used by a script."""

    def require_docker(self) -> Containers:
        """The Docker engine with the image. Raises UnmeasuredError."""
        if self.docker is None:
            raise UnmeasuredError(self.no_docker)
        self.docker.require_image()
        return self.docker

    def require_peers(self) -> Peers:
        """The peers. Raises UnmeasuredError."""
        if self.peers is None:
            raise UnmeasuredError(self.no_peers)
        return self.peers

    @property
    def workspace(self) -> Path:
        """The workspace of functions."""
        return self.folder / "workspace"

    @property
    def paths(self) -> UserPaths:
        """The program's folders for this run."""
        home = self.folder / "home"
        return UserPaths(home / "data", home / "config", home / "cache")

    def write_settings(self) -> None:
        """Tell the program's own processes which image to use."""
        self.paths.config.mkdir(parents=True)
        (self.paths.config / FILE_NAME).write_text(_SETTINGS, encoding="utf-8")

    def times(self, count: int, least: int = 1) -> int:
        """How often to measure what a full run measures `count` times."""
        return max(count // 10, least) if self.quick else count

    def environment(self) -> dict[str, str]:
        """The variables of the program's own processes: this run's home, and no display."""
        return {**plain_environment(), HOME_VARIABLE: str(self.folder / "home"), "QT_QPA_PLATFORM": "offscreen"}

    def with_engine(self, work: Callable[[Engine], Awaitable[T]], *, keep_warm_s: float = 600.0) -> T:
        """What `work` returns, on a loop like the one of the window's engine thread; everything is stopped then."""
        settings = EngineSettings(self.paths.cache, images=((RUNTIME, IMAGE),), keep_warm_s=keep_warm_s)

        async def run() -> T:
            engine = open_engine(settings)
            try:
                return await work(engine)
            finally:
                await engine.close()

        return self.on_loop(run)

    def on_loop(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """What `work` returns, on a loop of its own."""
        with asyncio.Runner(loop_factory=new_loop) as runner:
            return runner.run(work())

    def module(self, name: str, *arguments: str) -> list[str]:
        """The command that runs a module of this checkout."""
        return [sys.executable, "-m", name, *arguments]


def plain_environment() -> dict[str, str]:
    """This process's variables as most people have them: no AWS account, and Python keeps what it compiled."""
    left_out = ("AWS_", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)}


def new_loop() -> asyncio.AbstractEventLoop:
    """uvloop's where there is one, as in `workbench.app.engine_thread`."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()
