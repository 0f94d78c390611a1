"""The debugger with real functions: it stops, shows, steps and ends as a developer expects."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.debug_rig import DebugRig, a_debug_rig
from tests.support.fake_executor import a_request
from tests.support.processes import processes_with
from workbench.engine.engine import Engine, EngineSettings
from workbench.engine.executor_set import OpenExecutor
from workbench.engine.executors.process.executor import ProcessExecutor
from workbench.engine.executors.process.interpreters import Interpreters
from workbench.engine.runtimes import load_runtimes
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import DebugAction
from workbench.model.environment import ExecutorKind
from workbench.model.errors import DebuggerError, WorkbenchError
from workbench.model.function import Layer
from workbench.model.invoke import LogSource
from workbench.model.run import DebuggeeStopped, DebuggerAttached, PhaseEnded, ignore

SOURCE = """
import os

LIMIT = 3  # @module


def double(number):
    result = number * 2  # @inner
    return result  # @inner_end


def handler(event, context):
    total = 0  # @first
    for number in range(LIMIT):
        total += double(number)  # @loop
    return total  # @last
"""


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[DebugRig]:
    async with a_debug_rig(tmp_path) as made:
        yield made


async def test_it_stops_shows_and_steps(rig: DebugRig) -> None:
    run = rig.debug(rig.function(SOURCE, timeout_s=1), rig.at("module"), rig.at("loop"))
    attached = await run.until(DebuggerAttached)
    assert [(one.line, one.verified) for one in attached.breakpoints] == [
        (rig.line("module"), True),
        (rig.line("loop"), True),
    ]
    stop = await run.stop()
    assert (stop.reason, stop.frames[0].path, stop.frames[0].line) == ("breakpoint", rig.app, rig.line("module"))
    stop = await run.step(DebugAction.CONTINUE)
    assert stop.frames[0].name == "handler"
    found = await run.locals(stop)
    assert (found["number"].value, found["number"].type) == ("0", "int")
    stop = await run.step(DebugAction.STEP_IN)
    assert (stop.reason, stop.frames[0].name, stop.frames[0].line) == ("step", "double", rig.line("inner"))
    stop = await run.step(DebugAction.NEXT)
    assert stop.frames[0].line == rig.line("inner_end")
    stop = await run.step(DebugAction.STEP_OUT)
    assert stop.frames[0].name == "handler"
    await run.engine.debug_breakpoints(run.id, rig.app, (rig.at("last"),))
    stop = await run.step(DebugAction.CONTINUE)
    assert stop.frames[0].line == rig.line("last")
    result = await run.go_on()
    assert result.payload == b"6"


async def test_expressions_statements_and_what_they_raise(rig: DebugRig) -> None:
    run = rig.debug(rig.function(SOURCE), rig.at("loop"))
    stop = await run.stop()
    frame = stop.frames[0].id
    value = await rig.engine.debug_evaluate(run.id, "double(number + 20)", frame)
    assert (value.value, value.type) == ("40", "int")
    assert (await rig.engine.debug_evaluate(run.id, "total = 100", frame)).value == ""
    with pytest.raises(DebuggerError) as caught:
        await rig.engine.debug_evaluate(run.id, "nowhere", frame)
    assert caught.value.why.startswith("NameError: name 'nowhere' is not defined")
    await rig.engine.debug_breakpoints(run.id, rig.app, ())
    assert (await run.go_on()).payload == b"106"


async def test_conditions_counts_log_points_and_those_that_are_off(rig: DebugRig) -> None:
    function = rig.function(SOURCE)
    run = rig.debug(
        function,
        rig.at("inner", condition="number == 1"),
        rig.at("loop", hit_condition="3"),
        rig.at("first", enabled=False),
        rig.at("inner_end", log_message="result is {result}"),
    )
    stop = await run.stop()
    assert (await run.locals(stop))["number"].value == "1"
    stop = await run.step(DebugAction.CONTINUE)
    assert (await run.locals(stop))["number"].value == "2"
    result = await run.go_on()
    notes = [line.text for line in result.log if line.text.startswith("result is")]
    assert notes == ["result is 0", "result is 2", "result is 4"]


RAISES = """
def handler(event, context):
    number = 7
    raise KeyError("gone")  # @raise
"""


async def test_an_exception_that_leaves_the_handler_stops_it_with_its_text(rig: DebugRig) -> None:
    run = rig.debug(rig.function(RAISES))
    stop = await run.stop()
    assert (stop.reason, stop.text) == ("exception", "KeyError: 'gone'")
    assert [(one.name, one.line, one.subtle) for one in stop.frames][:1] == [("handler", rig.line("raise"), False)]
    assert (await run.locals(stop))["number"].value == "7"
    result = await run.go_on()
    assert (result.function_error, result.error_type) == ("Unhandled", "KeyError")
    quiet = rig.debug(rig.function(RAISES), stop_on_uncaught=False)
    assert (await quiet.result()).error_type == "KeyError"
    assert not [event for event in quiet.seen if isinstance(event, DebuggeeStopped)]


async def test_an_init_that_fails_is_not_run_again(rig: DebugRig) -> None:
    run = rig.debug(rig.function("import nothing_of_that_name  # @import\n"))
    stop = await run.stop()
    assert (stop.reason, stop.frames[0].line) == ("exception", 1)
    result = await run.go_on()
    assert result.error_type == "Runtime.ImportModuleError"
    assert result.report.duration_ms > 0


async def test_it_stops_where_the_module_begins(rig: DebugRig) -> None:
    run = rig.debug(rig.function('"""A module."""\n' + SOURCE), stop_on_entry=True)
    stop = await run.stop()
    assert (stop.reason, stop.frames[0].line) == ("entry", 3)
    assert (await run.go_on()).payload == b"6"


async def test_what_holds_nowhere_says_so(rig: DebugRig, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other.py"
    elsewhere.write_text("x = 1\n")
    run = rig.debug(rig.function(SOURCE), SourceBreakpoint(elsewhere, 1), rig.at("last"))
    states = (await run.until(DebuggerAttached)).breakpoints
    assert [(one.path, one.verified) for one in states] == [(elsewhere, False), (rig.app, True)]
    assert "not among the function's code" in states[0].message
    await run.stop()
    assert (await run.go_on()).payload == b"6"


LOOPS = """
import time

def handler(event, context):
    while True:
        time.sleep(0.01)
"""


async def test_it_is_paused_and_cancelled_and_leaves_nothing(rig: DebugRig) -> None:
    run = rig.debug(rig.function(LOOPS, timeout_s=1))
    await run.until(DebuggerAttached)
    await run.until(PhaseEnded)  # it runs
    with pytest.raises(DebuggerError, match="runs"):
        await rig.engine.debug_step(run.id, DebugAction.NEXT)
    stop = await run.step(DebugAction.PAUSE)
    assert stop.reason == "pause"
    run.task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run.task
    with pytest.raises(DebuggerError, match="not debugged"):
        await rig.engine.debug_step(run.id, DebugAction.CONTINUE)
    await rig.engine.close()
    assert processes_with(str(rig.folder)) == []


async def test_cancelled_where_it_stands_it_runs_no_further(rig: DebugRig) -> None:
    mark = rig.folder / "ran"
    source = f"def handler(event, context):\n    x = 1  # @here\n    open({str(mark)!r}, 'w').close()\n"
    run = rig.debug(rig.function(source), rig.at("here"))
    await run.stop()
    run.task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run.task
    await rig.engine.close()
    assert not mark.exists()


async def test_a_runtime_that_dies_ends_the_session(rig: DebugRig) -> None:
    source = "import os\ndef handler(event, context):\n    os._exit(3)  # @exit\n"
    run = rig.debug(rig.function(source), rig.at("exit"))
    await run.stop()
    result = await run.go_on()
    assert result.error_type == "Runtime.ExitError"


async def test_what_cannot_be_debugged_says_so_before_anything_starts(rig: DebugRig) -> None:
    with pytest.raises(DebuggerError, match="cannot be debugged"):
        await rig.debug(rig.function(SOURCE, runtime="nodejs22.x")).result()
    assert (await rig.engine.status()).environments == ()


@pytest.mark.parametrize("runtime", ["python3.9", "python3.10", "python3.12", "python3.13", "python3.14"])
async def test_every_python_that_is_here(rig: DebugRig, runtime: str) -> None:
    known = load_runtimes().get(runtime)
    assert known is not None
    if Interpreters(rig.folder).find(known) is None:
        pytest.skip(f"{runtime} is not installed")
    run = rig.debug(rig.function(SOURCE, runtime=runtime), rig.at("inner", condition="number == 2"))
    stop = await run.stop()
    assert [frame.name for frame in stop.frames] == ["double", "handler"]
    assert (await run.locals(stop))["number"].value == "2"
    assert (await run.step(DebugAction.STEP_OUT)).frames[0].name == "handler"
    assert (await run.go_on()).payload == b"6"


PATHS = """
import os, sys

def handler(event, context):
    names = sorted(name for name in os.environ if "DEBUG" in name or "WRAPPER" in name)
    return [sys.path, sys.argv, names, context.get_remaining_time_in_millis() > 3_600_000]  # @return
"""


async def test_the_function_sees_next_to_nothing_of_the_debugger(rig: DebugRig) -> None:
    function = rig.function(PATHS)
    plain = json.loads((await rig.engine.invoke(a_request(function), ignore)).payload)
    run = rig.debug(function)
    result = await run.result()
    paths, arguments, names, far = json.loads(result.payload)
    assert (paths, arguments) == (plain[0], plain[1])
    assert names == []
    assert far
    texts = [line.text for line in result.log if line.source is not LogSource.PLATFORM]
    assert texts == []
    assert result.report.memory_mb == function.memory_mb


async def test_it_stops_in_the_code_of_a_small_function_in_no_time(rig: DebugRig) -> None:
    run = rig.debug(rig.function(SOURCE, memory_mb=128), rig.at("first"))
    await run.stop()
    for _step in range(5):
        await run.step(DebugAction.NEXT)
    assert (await run.go_on()).payload == b"6"


async def test_wrapper_scripts_still_run(rig: DebugRig) -> None:
    function = rig.function(SOURCE, environment=(("AWS_LAMBDA_EXEC_WRAPPER", "/var/task/wrapper"),))
    wrapper = rig.app.with_name("wrapper")
    wrapper.write_text('#!/bin/sh\necho wrapped\nexec "$@"\n')
    wrapper.chmod(0o755)
    run = rig.debug(function, rig.at("first"))
    await run.stop()
    result = await run.go_on()
    assert "wrapped" in [line.text for line in result.log]


async def test_a_debugger_that_cannot_attach_ends_the_invoke(rig: DebugRig, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_given: object) -> None:
        raise DebuggerError("The debugger refused `attach`.", "It is broken.")

    monkeypatch.setattr("workbench.engine.debugger.session.configure", refuse)
    with pytest.raises(DebuggerError, match="refused"):
        await rig.debug(rig.function(SOURCE)).result()


CHILDREN = """
import multiprocessing, subprocess, sys

def work(pipe):
    pipe.send("child")  # @child
    pipe.close()

def handler(event, context):
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=work, args=(theirs,))
    process.start()
    said = ours.recv()
    process.join()
    other = subprocess.run([sys.executable, "-c", "print('other')"], capture_output=True, text=True)
    return [said, other.stdout.strip(), other.stderr]  # @last
"""


@pytest.mark.parametrize("runtime", ["python3.11", "python3.13"])
async def test_processes_that_the_function_starts_run_undisturbed(rig: DebugRig, runtime: str) -> None:
    run = rig.debug(rig.function(CHILDREN, runtime=runtime), rig.at("child"), rig.at("last"))
    assert (await run.stop()).frames[0].line == rig.line("last")
    assert json.loads((await run.go_on()).payload) == ["child", "other", ""]


async def test_an_engine_that_is_closed_while_code_stands(rig: DebugRig) -> None:
    run = rig.debug(rig.function(SOURCE), rig.at("first"))
    await run.stop()
    await rig.engine.close()
    with pytest.raises(WorkbenchError):
        await run.result()
    assert processes_with(str(rig.folder)) == []


BUSY = """
import time

def wait():
    time.sleep(0.01)

for number in range(100):
    wait()

def handler(event, context):
    return number
"""


async def test_init_is_paused_as_soon_as_the_debugger_has_attached(rig: DebugRig) -> None:
    run = rig.debug(rig.function(BUSY))
    await run.until(DebuggerAttached)
    stop = await run.step(DebugAction.PAUSE)
    assert stop.reason == "pause"
    assert (await run.go_on()).payload == b"99"


THREADS = """
import threading

def work():
    number = 1  # @thread
    return number

def handler(event, context):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return 1  # @last
"""


async def test_a_thread_of_the_function_stops_and_steps(rig: DebugRig) -> None:
    run = rig.debug(rig.function(THREADS), rig.at("thread"), rig.at("last"))
    stop = await run.stop()
    assert [frame.name for frame in stop.frames] == ["work"]
    assert (await run.step(DebugAction.NEXT)).frames[0].line == rig.line("thread") + 1
    stop = await run.step(DebugAction.CONTINUE)
    assert (stop.frames[0].name, stop.frames[0].line) == ("handler", rig.line("last"))
    await rig.engine.debug_step(run.id, DebugAction.NEXT)
    assert (await run.result()).payload == b"1", "a step over its end goes on"


async def test_an_exception_of_a_library_stops_where_the_function_called_it(rig: DebugRig) -> None:
    source = "import json\ndef handler(event, context):\n    return json.loads('nope')  # @call\n"
    run = rig.debug(rig.function(source))
    stop = await run.stop()
    assert stop.text.startswith("JSONDecodeError: Expecting value")
    assert (stop.frames[0].name, stop.frames[0].line) == ("handler", rig.line("call"))
    await run.go_on()


async def test_without_isolation(tmp_path: Path) -> None:
    openers: dict[ExecutorKind, OpenExecutor] = {
        ExecutorKind.PROCESS: lambda: ProcessExecutor(tmp_path / "cache", isolate=False)
    }
    engine = Engine(openers, load_runtimes(), EngineSettings(tmp_path / "cache"))
    async with a_debug_rig(tmp_path, engine=engine) as rig:
        run = rig.debug(rig.function(SOURCE), rig.at("inner", condition="number == 1"))
        stop = await run.stop()
        assert stop.frames[0].path == rig.app
        assert (await run.go_on()).payload == b"6"


async def test_layers_are_debugged_where_their_sources_are(rig: DebugRig, tmp_path: Path) -> None:
    shared = tmp_path / "shared" / "python"
    shared.mkdir(parents=True)
    (shared / "part.py").write_text("def part():\n    return 5\n", encoding="utf-8")
    layers = (Layer("shared", tmp_path / "shared"),)
    function = rig.function("import part\ndef handler(event, context):\n    return part.part()\n", layers=layers)
    run = rig.debug(function, SourceBreakpoint(shared / "part.py", 2))
    stop = await run.stop()
    assert [(frame.name, frame.path) for frame in stop.frames] == [("part", shared / "part.py"), ("handler", rig.app)]
    assert (await run.go_on()).payload == b"5"


async def test_it_does_not_time_out(rig: DebugRig) -> None:
    source = "import time\ndef handler(event, context):\n    time.sleep(1.2)\n    return 1\n"
    result = await rig.debug(rig.function(source, timeout_s=1)).result()
    assert (result.payload, result.report.status) == (b"1", None)
    assert result.report.duration_ms > 1000


async def test_a_runtime_that_does_not_start_its_debugger_says_so(rig: DebugRig) -> None:
    function = rig.function(SOURCE, environment=(("AWS_LAMBDA_EXEC_WRAPPER", "/var/task/wrapper"),))
    wrapper = rig.app.with_name("wrapper")
    wrapper.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    wrapper.chmod(0o755)
    result = await rig.debug(function, rig.at("first")).result()
    assert result.error_type == "Runtime.ExitError"
    assert result.log[-1].text.startswith("The debugger did not attach")
