"""Functions that bring their own runtime, `bootstrap` (LAMBDA_FACTS §1.9): the command of the table, and the engine."""

import json
import sys
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.integration.conftest import Bench
from tests.support.client_bench import Client, run_client, write_files
from workbench.engine.executors.process.places import fill_all
from workbench.engine.runtimes import load_runtimes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a bootstrap is started by a shell")

# Not the virtual environment: that may be below /tmp, which a sandbox has of its own.
BOOTSTRAP = f"""#!{Path(sys.executable).resolve()}
import json, os, sys, urllib.request
base = 'http://' + os.environ['AWS_LAMBDA_RUNTIME_API'] + '/2018-06-01/runtime/invocation/'
while True:
    with urllib.request.urlopen(base + 'next') as event:
        request_id = event.headers['Lambda-Runtime-Aws-Request-Id']
        answer = [WHO, os.environ['_HANDLER'], os.path.basename(os.getcwd()), json.load(event)]
    print('served', request_id, flush=True)
    failed = {{'errorType': 'Own', 'errorMessage': 'asked for'}}
    end, body = ('error', failed) if answer[3] == 'fail' else ('response', answer)
    urllib.request.urlopen(base + request_id + '/' + end, json.dumps(body).encode()).close()
"""


def write_bootstrap(folder: Path, who: str, mode: int = 0o755) -> None:
    write_files(folder, {"bootstrap": BOOTSTRAP.replace("WHO", repr(who))})
    (folder / "bootstrap").chmod(mode)


def start(folder: Path, entry_point: str = "a task's/bootstrap") -> AbstractAsyncContextManager[Client]:
    """The command of the table for a program below `folder`."""
    runtime = load_runtimes().get("provided.al2023")
    assert runtime is not None
    assert runtime.process is not None
    task_root = folder / "a task's"
    task_root.mkdir(exist_ok=True)
    places: Mapping[str, str] = {"interpreter": "/bin/sh", "entry_point": str(folder / entry_point)}
    return run_client(fill_all(runtime.process.command, places), task_root, {"_HANDLER": "any thing"})


@pytest.mark.parametrize(("folder", "who"), [("opt", "layer"), ("a task's", "function")])
async def test_the_command_starts_the_bootstrap(tmp_path: Path, folder: str, who: str) -> None:
    write_bootstrap(tmp_path / folder, who)
    async with start(tmp_path, f"{folder}/bootstrap") as client:
        for number in range(2):
            call = await client.invoke(json.dumps(number).encode())
            assert json.loads(call.body) == [who, "any thing", "a task's", number]


async def test_a_bootstrap_that_is_gone_when_it_is_started(tmp_path: Path) -> None:
    async with start(tmp_path) as client:
        await client.ended()
    assert client.process.returncode == 127


async def test_through_the_engine(bench: Bench) -> None:
    config = bench.function({}, "provided.al2023", handler="any.thing")
    write_bootstrap(bench.code, "function")
    result = await bench.invoke(config, b"1")
    assert json.loads(result.payload)[:2] == ["function", "any.thing"]
    assert f"served {result.request_id}" in [line.text for line in result.log]
    failed = await bench.invoke(config, b'"fail"')
    assert (failed.function_error, failed.error_type, failed.cold) == ("Unhandled", "Own", False)


async def test_without_a_bootstrap(bench: Bench) -> None:
    bench.code.mkdir(parents=True)
    result = await bench.invoke(bench.function({}, "provided.al2023"))
    message = "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"
    assert result.error_type == "Runtime.InvalidEntrypoint"
    assert json.loads(result.payload)["errorMessage"].endswith(message)


async def test_a_bootstrap_that_cannot_be_executed(bench: Bench) -> None:
    write_bootstrap(bench.code, "function", 0o644)
    result = await bench.invoke(bench.function({}, "provided.al2023"))
    assert result.error_type == "Runtime.InvalidEntrypoint"
    assert json.loads(result.payload)["errorMessage"].endswith("fork/exec /var/task/bootstrap: permission denied")
