"""Real interpreters in real processes: every bad input of a function, and nothing left behind after each."""

import asyncio
import importlib.util
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.conftest import Bench, groups_left, processes_in_groups
from tests.support.processes import processes_with
from workbench.engine import owner
from workbench.engine.engine import Engine, EngineSettings
from workbench.engine.executors.process import cgroup, host_tree
from workbench.engine.executors.process.executor import ProcessExecutor
from workbench.engine.executors.process.interpreters import Interpreters
from workbench.engine.runtimes import load_runtimes
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError, RequestTooLargeError
from workbench.model.invoke import InvokeResult
from workbench.model.limits import RESPONSE_BYTES
from workbench.model.report import InvokeStatus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what is left of a process is read from /proc")

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
PYTHONS = [f"python3.{minor}" for minor in range(9, 15)]


def handler(body: str) -> dict[str, str]:
    """A Python function whose handler has that body."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return {"app.py": f"import os, sys, time, json\ndef handler(event, context):\n{lines}\n"}


def texts(result: InvokeResult) -> list[str]:
    return [line.text for line in result.log]


def platform_error(result: InvokeResult, kind: str, text: str) -> None:
    expected = f'{{"errorType":"{kind}","errorMessage":"RequestId: {result.request_id} Error: {text}"}}'
    assert result.payload.decode() == expected
    assert (result.function_error, result.error_type) == ("Unhandled", kind)


def need(runtime_id: str, cache: Path) -> None:
    runtime = load_runtimes().get(runtime_id)
    assert runtime is not None
    if Interpreters(cache).find(runtime) is None:
        pytest.skip(f"there is no interpreter for {runtime_id} here")


@pytest.mark.parametrize("runtime", PYTHONS)
async def test_every_python_that_is_here(bench: Bench, runtime: str) -> None:
    need(runtime, bench.cache)
    body = (
        "print('from', event['n'])\n"
        "return {'n': event['n'], 'v': '%d.%d' % sys.version_info[:2], 'id': context.aws_request_id,\n"
        "  'left': context.get_remaining_time_in_millis(), 'memory': context.memory_limit_in_mb,\n"
        "  'client': context.client_context, 'cwd': os.getcwd(), 'é': 'ü'}"
    )
    function = bench.function(handler(body), runtime, memory_mb=1769)
    first = await bench.invoke(function, '{"n": "ä"}'.encode())
    second = await bench.invoke(function, b'{"n": 2}')
    assert (first.function_error, first.cold, second.cold) == ("", True, False), first.payload
    found = json.loads(first.payload)
    assert 0 < found.pop("left") <= 20_000
    assert found == {
        "n": "ä",
        "v": runtime.removeprefix("python"),
        "id": first.request_id,
        "memory": "1769",
        "client": None,
        "cwd": bench.task_root,
        "é": "ü",
    }
    assert "from ä" in texts(first)
    assert 5 <= second.report.max_memory_mb <= 1769


async def test_an_exception(bench: Bench) -> None:
    files = handler("import logging\nlogging.warning('careful')\nprint('a\\rb')\nraise ValueError('bad ü')")
    result = await bench.invoke(bench.function(files))
    assert list(json.loads(result.payload).items()) == [
        ("errorMessage", "bad ü"),
        ("errorType", "ValueError"),
        ("requestId", result.request_id),
        ("stackTrace", [f"  File \"{bench.task_root}/app.py\", line 6, in handler\n    raise ValueError('bad ü')\n"]),
    ]
    assert (result.function_error, result.error_type) == ("Unhandled", "ValueError")
    warning, printed, error = texts(result)[2:5]
    assert re.fullmatch(rf"\[WARNING\]\t{STAMP}\t{result.request_id}\tcareful", warning)
    assert printed == "a\rb"
    assert error.startswith("[ERROR] ValueError: bad ü\nTraceback (most recent call last):\n\u00a0\u00a0File ")


@pytest.mark.parametrize(
    ("files", "name", "kind", "message"),
    [
        ({}, "app.handler", "Runtime.ImportModuleError", "Unable to import module 'app': No module named 'app'"),
        ({"app.py": ""}, "app.gone", "Runtime.HandlerNotFound", "Handler 'gone' missing on module 'app'"),
        (
            {"app.py": "def handler(:\n"},
            "app.handler",
            "Runtime.UserCodeSyntaxError",
            "Syntax error in module 'app': invalid syntax (app.py, line 1)",
        ),
        (
            {"app.py": "import missing\n"},
            "app.handler",
            "Runtime.ImportModuleError",
            "Unable to import module 'app': No module named 'missing'",
        ),
        ({"app.py": ""}, "nodot", "Runtime.MalformedHandlerName", "Bad handler 'nodot': not enough values to unpack"),
    ],
)
async def test_code_that_cannot_be_loaded(
    bench: Bench, files: dict[str, str], name: str, kind: str, message: str
) -> None:
    result = await bench.invoke(bench.function(files, handler=name))
    document = json.loads(result.payload)
    assert list(document)[:3] == ["errorMessage", "errorType", "requestId"]
    assert document["errorMessage"].startswith(message)
    assert (document["errorType"], result.error_type) == (kind, kind)
    lines = texts(result)
    report = next(line for line in lines if line.startswith("INIT_REPORT"))
    assert re.fullmatch(
        rf"INIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: init\tStatus: error\tError Type: {kind}", report
    )
    assert sum(line.startswith(f"[ERROR] {kind}: {message}") for line in lines) == 2, "Init is run once more"
    assert any(
        re.match(rf"\[WARNING\]\t{STAMP}\t\tLAMBDA_WARNING: Unhandled exception\. The most likely", one)
        for one in lines
    )
    assert result.report.init_ms is None


async def test_a_value_that_is_not_json(bench: Bench) -> None:
    result = await bench.invoke(bench.function(handler("return object()")))
    assert result.error_type == "Runtime.MarshalError"
    assert json.loads(result.payload)["errorMessage"].startswith("Unable to marshal response: ")


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("os._exit(0)", "Runtime.ExitError", "Runtime exited without providing a reason"),
        ("os._exit(7)", "Runtime.ExitError", "Runtime exited with error: exit status 7"),
        ("os.kill(os.getpid(), 9)", "Runtime.ExitError", "Runtime exited with error: signal: killed"),
        ("os.kill(os.getpid(), 11)", "Runtime.ExitError", "Runtime exited with error: signal: segmentation fault"),
    ],
)
async def test_a_function_that_exits(bench: Bench, body: str, kind: str, text: str) -> None:
    function = bench.function(handler(f"print('before')\nif event:\n  {body}\nreturn 'fine'"))
    result = await bench.invoke(function, b"1")
    platform_error(result, kind, text)
    assert "before" in texts(result), "what it wrote before is not lost"
    assert texts(result)[-1].endswith(f"\tStatus: error\tError Type: {kind}")
    again = await bench.invoke(function, b"0")
    assert (again.payload, again.cold) == (b'"fine"', True)


async def test_an_exit_at_import(bench: Bench) -> None:
    result = await bench.invoke(bench.function({"app.py": "import os\nos._exit(3)\n"}))
    platform_error(result, "Runtime.ExitError", "Runtime exited with error: exit status 3")


async def test_a_function_that_never_answers(bench: Bench) -> None:
    function = bench.function(handler("print('so far')\nsys.stdout.flush()\ntime.sleep(600)"), timeout_s=1.0)
    result = await bench.invoke(function)
    platform_error(result, "Sandbox.Timedout", "Task timed out after 1.00 seconds")
    assert "so far" in texts(result)
    assert texts(result)[-1].endswith("\tStatus: timeout")
    assert result.report.status is InvokeStatus.TIMEOUT
    assert result.report.duration_ms == 1000


async def test_an_invokes_own_timeout_holds_in_a_warm_environment(bench: Bench) -> None:
    body = "if event:\n  time.sleep(600)\nreturn context.get_remaining_time_in_millis()"
    function = bench.function(handler(body), timeout_s=20.0)
    own = await bench.invoke(function, b"0")
    longer = await bench.invoke(function, b"0", timeout_override_s=600.0)
    assert 10_000 < int(own.payload) <= 20_000
    assert 590_000 < int(longer.payload) <= 600_000
    shorter = await bench.invoke(function, b"1", timeout_override_s=1.0)
    assert [result.cold for result in (own, longer, shorter)] == [True, False, False]
    assert longer.environment_id == shorter.environment_id
    platform_error(shorter, "Sandbox.Timedout", "Task timed out after 1.00 seconds")
    assert shorter.report.duration_ms == 1000
    after = await bench.invoke(function, b"0")
    assert 10_000 < int(after.payload) <= 20_000


async def test_killed_for_memory(bench: Bench) -> None:
    if not bench.holds_limits:
        pytest.skip("no control groups can be made here")
    function = bench.function(
        handler("x = []\nwhile event:\n  x.append(b'1' * 1_000_000)\nreturn 'fine'"), memory_mb=128
    )
    result = await bench.invoke(function, b"1")
    platform_error(result, "Runtime.ExitError", "Runtime exited with error: signal: killed")
    assert result.report.max_memory_mb == 128
    assert (await bench.invoke(function, b"0")).payload == b'"fine"'


async def test_without_control_groups_memory_is_limited_by_address_space(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cgroup, "create", lambda _name, _memory_mb: None)
    function = bench.function(handler("x = b'1' * event\nreturn len(x)"), memory_mb=128)
    result = await bench.invoke(function, b"400000000")
    assert (result.error_type, result.function_error) == ("MemoryError", "Unhandled")
    assert (await bench.invoke(function, b"1000")).payload == b"1000"


async def test_a_function_that_prints_100_mb(bench: Bench) -> None:
    body = "line = 'x' * 1023\nfor _ in range(100 * 1024): print(line)\nprint('the end')\nreturn 'fine'"
    result = await bench.invoke(bench.function(handler(body), memory_mb=1769))
    assert result.payload == b'"fine"'
    lines = texts(result)
    assert lines[-3] == "the end", "the newest lines are kept"
    assert len(lines) <= 10_000
    assert result.log_lines_dropped > 90_000


CHILDREN = """
import subprocess
for session in (False, True):
    subprocess.Popen(['sleep', '600'], start_new_session=session)
    if os.fork() == 0:
        if session: os.setsid()
        if os.fork() == 0: os.setsid() if session else None
        time.sleep(600)
if event: os._exit(1)
return 'parent'
"""


@pytest.mark.parametrize(("payload", "answer"), [(b"0", b'"parent"'), (b"1", None)])
async def test_a_function_that_forks_children(bench: Bench, payload: bytes, answer: bytes | None) -> None:
    if not bench.holds_limits:
        pytest.skip("without control groups, children that left their process group are not found")
    result = await bench.invoke(bench.function(handler(CHILDREN)), payload)
    assert result.payload == answer or answer is None
    assert answer is None or len(processes_in_groups(owner.current())) >= 6


async def test_a_folder_that_is_read_only(bench: Bench) -> None:
    function = bench.function({**handler("import other\nreturn other.x"), "other.py": "x = 5\n"})
    bench.code.chmod(0o555)
    result = await bench.invoke(function)
    bench.code.chmod(0o755)
    assert result.payload == b"5"
    assert sorted(path.name for path in bench.code.iterdir()) == ["app.py", "other.py"], "nothing was written"


async def test_the_scratch_folder_survives_between_invokes_and_is_its_own(bench: Bench) -> None:
    body = "path = os.environ.get('TMPDIR', '/tmp') + '/f'\nopen(path, 'a').write('x')\nreturn open(path).read()"
    function = bench.function(handler(body))
    assert [(await bench.invoke(function)).payload for _ in range(2)] == [b'"x"', b'"xx"']
    other = bench.function(handler(body), name="Other")
    assert (await bench.invoke(other)).payload == b'"x"'


async def test_sizes(bench: Bench) -> None:
    function = bench.function(handler("return event if isinstance(event, str) else 'x' * event"), memory_mb=1769)
    largest = b'"' + b"x" * (6 * 1024 * 1024 - 2) + b'"'
    assert (await bench.invoke(function, largest)).payload == largest
    fits = await bench.invoke(function, str(RESPONSE_BYTES - 2).encode())
    assert len(fits.payload) == RESPONSE_BYTES
    large = await bench.invoke(function, str(RESPONSE_BYTES - 1).encode())
    assert large.payload.decode() == (
        '{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).",'
        '"errorType":"Function.ResponseSizeTooLarge"}'
    )
    assert (await bench.invoke(function, b"1")).payload == b'"x"', "the next invoke works"
    with pytest.raises(RequestTooLargeError, match="7340032 bytes"):
        await bench.invoke(function, b"x" * 7 * 1024 * 1024)


async def test_a_search_path_of_its_own(bench: Bench) -> None:
    files = {**handler("import extra, boto3\nreturn extra.x"), "lib/extra.py": "x = 1\n"}
    function = bench.function(files, environment=(("PYTHONPATH", f"{bench.task_root}/lib"),))
    assert (await bench.invoke(function)).payload == b"1"


async def test_a_change_on_disk(bench: Bench) -> None:
    assert (await bench.invoke(bench.function(handler("return 1")))).payload == b"1"
    changed = await bench.invoke(bench.function(handler("return 22")))
    assert (changed.payload, changed.cold) == (b"22", True)


async def test_the_cpu_share(bench: Bench) -> None:
    if not bench.holds_limits:
        pytest.skip("no control groups can be made here")
    body = (
        "wall, cpu = time.perf_counter(), time.process_time()\n"
        "while time.perf_counter() - wall < 0.6: pass\n"
        "return (time.process_time() - cpu) / (time.perf_counter() - wall)"
    )
    small = await bench.invoke(bench.function(handler(body), memory_mb=177))
    assert float(small.payload) < 0.4, "a tenth of a CPU, with room for a busy machine"


CRASHING = """
import asyncio, sys
from pathlib import Path
from tests.support.fake_executor import a_config, a_request
from workbench.engine.engine import EngineSettings, open_engine
from workbench.model.run import LogWritten

def tell(event):
    if isinstance(event, LogWritten) and event.line.text == "started":
        print("started", flush=True)

async def main(code, cache):
    engine = open_engine(EngineSettings(Path(cache)))
    await engine.invoke(a_request(a_config(Path(code), runtime="python3.11", timeout_s=600.0, memory_mb=256)), tell)

asyncio.run(main(*sys.argv[1:]))
"""


def crash(code: Path, cache: Path) -> int:
    """Run a program that is killed while its function runs; its process id."""
    command = [sys.executable, "-c", CRASHING, str(code), str(cache)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as crashing:
        assert crashing.stdout is not None
        assert crashing.stdout.readline() == b"started\n"
        crashing.send_signal(signal.SIGKILL)
    return crashing.pid


async def test_a_program_that_is_killed_leaves_nothing_after_the_next_start(bench: Bench) -> None:
    body = "import subprocess\nsubprocess.Popen(['sleep', '600'], start_new_session=True)\nprint('started')\n"
    bench.function(handler(f"{body}sys.stdout.flush()\ntime.sleep(600)"))
    pid = await asyncio.to_thread(crash, bench.code, bench.cache)
    scratch = bench.cache / "scratch"
    assert list(scratch.glob(f"{pid}-*")), "it left its scratch folder"
    await bench.invoke(bench.function(handler("return 1")))
    assert list(scratch.glob(f"{pid}-*")) == []
    assert groups_left(f"{pid}-") == []
    if bench.holds_limits:
        assert processes_with(f"{scratch}/{pid}-") == []


async def test_the_transport_in_pure_python_agrees_with_awss(bench: Bench) -> None:
    """Where the compiled module of awslambdaric fits, ours is made to be found first."""
    ours = load_runtimes().get("python3.11")
    assert ours is not None
    body = "import runtime_client\nif event == 'raise': raise KeyError('é')\nreturn [runtime_client.__file__, event]"
    path = str(ours.folder / "bootstrap")
    seen = host_tree.moved(path) if bench.isolated else path
    function = bench.function(handler(body), environment=(("PYTHONPATH", seen),))
    file, event = json.loads((await bench.invoke(function, '"ü"'.encode())).payload)
    assert file == f"{seen}/runtime_client.py"
    assert event == "ü"
    failed = await bench.invoke(function, b'"raise"')
    assert (failed.error_type, failed.cold) == ("KeyError", False)
    assert json.loads((await bench.invoke(function, b"3")).payload)[1] == 3
    assert json.loads(failed.payload)["requestId"] == failed.request_id


@pytest.mark.skipif(importlib.util.find_spec("uvloop") is None, reason="uvloop is not installed here")
def test_on_the_loop_that_the_window_uses(tmp_path: Path, runtimes_cache: Path) -> None:
    import uvloop

    async def whole() -> None:
        executors = {ExecutorKind.PROCESS: lambda: ProcessExecutor(runtimes_cache)}
        engine = Engine(executors, load_runtimes(), EngineSettings(runtimes_cache))
        bench = Bench(engine, tmp_path / "code", runtimes_cache, holds_limits=True)
        function = bench.function(handler("if event == 'hang': time.sleep(600)\nprint('line')\nreturn event"))
        echoed = await asyncio.gather(*(bench.invoke(function, b"%d" % number) for number in range(8)))
        assert [result.payload for result in echoed] == [b"%d" % number for number in range(8)]
        assert all("line" in texts(result) for result in echoed)
        hanging = asyncio.gather(bench.invoke(function, b'"hang"'), return_exceptions=True)
        crowd = asyncio.gather(*(bench.invoke(function, b"1") for _ in range(12)), return_exceptions=True)
        await asyncio.sleep(0)
        hanging.cancel()
        with pytest.raises(asyncio.CancelledError):
            await hanging
        await bench.close()
        assert all(isinstance(result, InvokeResult | EngineError) for result in await crowd)
        await bench.close()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(whole())
