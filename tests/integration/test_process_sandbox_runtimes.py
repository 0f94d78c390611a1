"""AWS's Python client and our Node.js one in the process executor's sandboxes: layers, frames, and being frozen."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.fake_executor import a_config
from tests.support.processes import processes_with
from tests.support.runtime_server import RuntimeServer
from tests.unit.engine.executors.process.specs import Heard
from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.process.executor import ProcessExecutor
from workbench.engine.executors.process.isolation import NoIsolation, find_isolation
from workbench.engine.executors.process.sandbox import ProcessSandbox
from workbench.engine.runtimes import load_runtimes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what is left of a process is read from /proc")

PYTHON = """
import json, os, sys
import layered
def handler(event, context):
    print("said")
    return [event, layered.WHERE, __file__, os.getcwd(), os.path.dirname(json.__file__) != "", os.listdir("/opt")]
"""
NODE = """
const layered = require("layered");
exports.handler = async (event) => { console.log("said"); return [event, layered.where, __filename, process.cwd()]; };
"""


@dataclass
class Bench:
    """Runs functions of real runtimes against a small Runtime API."""

    process: ProcessExecutor
    server: RuntimeServer
    folder: Path
    isolated: bool

    async def start(self, runtime_id: str, files: dict[str, str], heard: Heard, **changes: object) -> ProcessSandbox:
        runtime = load_runtimes().get(runtime_id)
        assert runtime is not None
        if await asyncio.to_thread(self.process.interpreters.find, runtime) is None:
            pytest.skip(f"there is no interpreter for {runtime_id} here")
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        api = f"127.0.0.1:{self.server.port}"
        function = a_config(self.folder / "code", runtime=runtime_id, handler="app.handler", memory_mb=512)
        variables = {
            "AWS_LAMBDA_RUNTIME_API": api,
            "_HANDLER": "app.handler",
            "AWS_LAMBDA_FUNCTION_NAME": "f",
            "AWS_LAMBDA_FUNCTION_VERSION": "1",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
            "AWS_LAMBDA_LOG_GROUP_NAME": "g",
            "AWS_LAMBDA_LOG_STREAM_NAME": "s",
            "AWS_REGION": "us-east-1",
        }
        spec = SandboxSpec("e1", function, runtime, api, tuple(variables.items()), **changes)  # type: ignore[arg-type]
        sandbox = await self.process.start(spec, heard.ears)
        async with asyncio.timeout(30):
            await self.server.first_next.wait()
            await sandbox.init_done()
        return sandbox


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache ü")


@pytest.fixture(params=["isolated", "not isolated"])
async def bench(tmp_path: Path, cache: Path, request: pytest.FixtureRequest) -> AsyncIterator[Bench]:
    isolate = request.param == "isolated"
    if isolate and isinstance(found := find_isolation(), NoIsolation):
        pytest.skip(found.why)
    async with RuntimeServer("127.0.0.1") as server:
        process = ProcessExecutor(cache, isolate=isolate)
        yield Bench(process, server, tmp_path, isolate)
        await process.close()
    assert not os.listdir(cache / "scratch")  # noqa: PTH208 - in a coroutine
    assert processes_with(str(cache / "scratch")) == []


@pytest.mark.parametrize("runtime", ["python3.9", "python3.11", "python3.13"])
async def test_python(bench: Bench, runtime: str) -> None:
    heard = Heard()
    files = {"code/app.py": PYTHON, "layers/python/layered.py": "WHERE = __file__\n"}
    sandbox = await bench.start(runtime, files, heard, opt=bench.folder / "layers")
    posted = await bench.server.invoke(b'"ev"')
    assert posted.route == "response", posted.body
    event, layered, file, folder, *_rest = json.loads(posted.body)
    code, opt = ("/var/task", "/opt") if bench.isolated else (str(bench.folder / "code"), str(bench.folder / "layers"))
    assert (event, layered, file, folder) == ("ev", f"{opt}/python/layered.py", f"{code}/app.py", code)
    await sandbox.drain_log()
    assert b"said" in heard.log
    assert 10 <= sandbox.peak_memory_mb() <= 512


@pytest.mark.node
async def test_nodejs(bench: Bench) -> None:
    heard = Heard()
    files = {"code/app.js": NODE, "layers/nodejs/node_modules/layered/index.js": "exports.where = __filename;\n"}
    await bench.start("nodejs20.x", files, heard, opt=bench.folder / "layers", framed_log=True)
    posted = await bench.server.invoke(b'"ev"')
    assert posted.route == "response", posted.body
    event, layered, file, folder = json.loads(posted.body)
    code, opt = ("/var/task", "/opt") if bench.isolated else (str(bench.folder / "code"), str(bench.folder / "layers"))
    where = f"{opt}/nodejs/node_modules/layered/index.js"
    assert (event, layered, file, folder) == ("ev", where, f"{code}/app.js", code)


@pytest.mark.parametrize("runtime", ["python3.11", "python3.13", pytest.param("nodejs20.x", marks=pytest.mark.node)])
async def test_being_frozen_between_events_is_not_noticed(bench: Bench, runtime: str) -> None:
    files = {
        "code/app.py": "def handler(event, context):\n    return event\n",
        "code/app.js": "exports.handler = async (event) => event;\n",
    }
    sandbox = await bench.start(runtime, files, Heard())
    for number in range(20):
        sandbox.freeze()
        assert sandbox._freezer.frozen
        sandbox.thaw()
        sandbox.freeze()
        answer = asyncio.gather(bench.server.invoke(b"%d" % number))
        await asyncio.sleep(0)
        sandbox.thaw()
        ((posted),) = await answer
        assert (posted.route, posted.body) == ("response", b"%d" % number)
