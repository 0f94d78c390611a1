"""The engine with the process executor, and the promise that it leaves nothing behind."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.fake_executor import a_config, a_request
from tests.support.processes import processes_with
from workbench.base.paths import UserPaths
from workbench.engine import owner
from workbench.engine.engine import Engine, EngineSettings
from workbench.engine.executors.process import cgroup
from workbench.engine.executors.process.executor import ProcessExecutor
from workbench.engine.runtimes import load_runtimes
from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeResult
from workbench.model.run import ignore


def groups_left(program: str) -> list[str]:
    """The control groups of a program, by how its owner's name begins."""
    roots = {mount / "lambda-workbench" for mount in cgroup._v1_mounts().values()}
    own = next((line[3:] for line in cgroup._own_groups() if line.startswith("0::")), "/").strip("/")
    roots.add(Path("/sys/fs/cgroup") / own / "lambda-workbench")
    return [folder.name for root in roots for folder in root.glob(f"{program}*")]


def processes_in_groups(program: str) -> set[int]:
    """The processes that run in a program's control groups."""
    roots = {mount / "lambda-workbench" for mount in cgroup._v1_mounts().values()}
    own = next((line[3:] for line in cgroup._own_groups() if line.startswith("0::")), "/").strip("/")
    roots.add(Path("/sys/fs/cgroup") / own / "lambda-workbench")
    listings = [file.read_text() for root in roots for file in root.glob(f"{program}*/cgroup.procs")]
    return {int(pid) for listing in listings for pid in listing.split()}


@dataclass
class Bench:
    """An engine, and a folder for functions."""

    engine: Engine
    code: Path
    cache: Path
    holds_limits: bool
    isolated: bool = False

    @property
    def task_root(self) -> str:
        """Where the function sees its code."""
        return "/var/task" if self.isolated else str(self.code)

    def function(self, files: dict[str, str], runtime: str = "python3.11", **changes: object) -> FunctionConfig:
        """A function of these source files."""
        config = a_config(self.code, **{"memory_mb": 256, "timeout_s": 20.0, "runtime": runtime, **changes})
        for name, text in files.items():
            path = self.code / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return config

    async def invoke(self, function: FunctionConfig, payload: bytes = b"{}", **changes: object) -> InvokeResult:
        """Run one event; `changes` are of its InvokeRequest."""
        return await self.engine.invoke(a_request(function, payload, **changes), ignore)

    async def close(self) -> None:
        """Close the engine; then nothing is left."""
        await self.engine.close()
        assert processes_with(str(self.cache / "scratch")) == []
        assert list((self.cache / "scratch").glob("*")) == []
        assert groups_left(owner.current()) == []


MakeBench = Callable[[Path], Bench]


@pytest.fixture(scope="session")
def runtimes_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all, so that a runtime is made ready once."""
    return tmp_path_factory.mktemp("cache ü")


@pytest.fixture
async def bench(tmp_path: Path, runtimes_cache: Path) -> AsyncIterator[Bench]:
    paths = UserPaths(tmp_path, tmp_path, runtimes_cache)
    executor = ProcessExecutor(paths.cache)
    status = await executor.status()
    engine = Engine({ExecutorKind.PROCESS: lambda: executor}, load_runtimes(), EngineSettings(paths.cache))
    holds = not any("CPU share is not limited" in limit for limit in status.limits_not_held)
    isolated = not any("/var/task" in limit for limit in status.limits_not_held)
    bench = Bench(engine, tmp_path / "a folder with ümläuts and 'quotes'", paths.cache, holds, isolated)
    yield bench
    await bench.close()
