"""The debugger in real containers: mounted beside the function, and let in by a wrapper script."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.integration.docker_bench import MARKS
from tests.support.debug_rig import DebugRig, a_debug_rig
from tests.support.docker_images import PYTHON, PYTHON_RUNTIME
from workbench.model.debug import DebugAction
from workbench.model.environment import ExecutorKind
from workbench.model.run import DebuggerAttached

pytestmark = MARKS

SOURCE = """
import os
import sys

LIMIT = 2  # @module


def double(number):
    return number * 2  # @inner


def handler(event, context):
    total = double(LIMIT)  # @call
    print("told")
    return [total, os.environ.get("AWS_LAMBDA_EXEC_WRAPPER"), sys.argv]  # @last
"""


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[DebugRig]:
    async with a_debug_rig(tmp_path, ExecutorKind.DOCKER, ((PYTHON_RUNTIME, PYTHON),)) as made:
        yield made


async def test_it_stops_shows_and_steps_in_a_container(rig: DebugRig) -> None:
    run = rig.debug(rig.function(SOURCE, timeout_s=1), rig.at("module"), rig.at("call"))
    assert [one.verified for one in (await run.until(DebuggerAttached)).breakpoints] == [True, True]
    stop = await run.stop()
    assert (stop.frames[0].path, stop.frames[0].line) == (rig.app, rig.line("module"))
    stop = await run.step(DebugAction.CONTINUE)
    assert (stop.frames[0].name, stop.frames[0].line) == ("handler", rig.line("call"))
    stop = await run.step(DebugAction.STEP_IN)
    assert (await run.locals(stop))["number"].value == "2"
    assert (await rig.engine.debug_evaluate(run.id, "number + 1", stop.frames[0].id)).value == "3"
    result = await run.go_on()
    total, wrapper, arguments = json.loads(result.payload)
    assert (total, wrapper, len(arguments)) == (4, None, 1)
    assert [line.text for line in result.log if line.source == "function"] == ["told"]


async def test_a_wrapper_script_of_the_function_runs_in_a_container(rig: DebugRig) -> None:
    own = (("AWS_LAMBDA_EXEC_WRAPPER", "/var/task/my wrapper"),)
    function = rig.function(SOURCE, environment=own)
    wrapper = rig.app.with_name("my wrapper")
    wrapper.write_text('#!/bin/sh\necho "wrapped $*"\nexec "$@"\n')
    wrapper.chmod(0o755)
    run = rig.debug(function, rig.at("call"))
    await run.stop()
    result = await run.go_on()
    assert json.loads(result.payload)[1] == "/var/task/my wrapper"
    (said,) = [line.text for line in result.log if line.text.startswith("wrapped ")]
    assert said.endswith(" /var/runtime/bootstrap.py"), "the file that is run comes last"


async def test_cancelled_in_a_container_it_leaves_nothing(rig: DebugRig) -> None:
    run = rig.debug(rig.function(SOURCE), rig.at("call"))
    await run.stop()
    run.task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run.task
    await rig.engine.close()
    folders = [path for path in (rig.folder / "cache" / "docker").glob("*/*") if path.is_dir()]
    assert folders == []
