"""AWS's Python client on our transport, as processes: SnapStart, several invocations at once, framed logs."""

import asyncio
import json
import sys
import sysconfig
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.support.client_bench import Client, run_client, write_files
from workbench.base import assets

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="started through a shell")

OURS = assets.runtimes() / "python" / "bootstrap"
SNAP_START = {"AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start"}


def python(
    code: Path, text: str, variables: Mapping[str, str] | None = None, *, framed: bool = False
) -> AbstractAsyncContextManager[Client]:
    """AWS's client with this handler file."""
    code.mkdir(exist_ok=True)
    write_files(code, {"app.py": text})
    command = (sys.executable, "-B", "-m", "awslambdaric", "app.handler")
    given = {"PYTHONPATH": f"{OURS}:{sysconfig.get_paths()['purelib']}", "_HANDLER": "app.handler", **(variables or {})}
    return run_client(command, code, given, framed=framed)


async def test_it_is_our_transport(tmp_path: Path) -> None:
    text = "import runtime_client\ndef handler(event, context): return [runtime_client.__file__, context.tenant_id]\n"
    async with python(tmp_path, text) as client:
        headers = {"Lambda-Runtime-Invocation-Id": "attempt", "Lambda-Runtime-Aws-Tenant-Id": "t"}
        call = await client.invoke(b"1", headers)
    assert json.loads(call.body) == [str(OURS / "runtime_client.py"), "t"]
    assert call.headers["lambda-runtime-invocation-id"] == "attempt"


async def test_an_error_with_its_cause_and_its_lines_in_one_frame(tmp_path: Path) -> None:
    text = "def handler(event, context):\n    print('plain')\n    raise ValueError('é')\n"
    async with python(tmp_path, text, framed=True) as client:
        call = await client.invoke()
        plain, framed = await client.log()
    cause = json.loads(call.headers["lambda-runtime-function-xray-error-cause"])
    assert cause["exceptions"][0]["message"] == "é"
    assert cause["exceptions"][0]["stack"][0] == {"label": "handler", "path": str(tmp_path / "app.py"), "line": 3}
    assert (plain.text, plain.level) == ("plain", "")
    assert (framed.level, framed.is_json) == ("ERROR", False)
    assert framed.text.startswith("[ERROR] ValueError: é\nTraceback (most recent call last):\n\u00a0\u00a0File")


async def test_framed_json(tmp_path: Path) -> None:
    text = """import logging
def handler(event, context):
    logging.getLogger().warning("two\\nlines")
    logging.getLogger().info("too low")
"""
    variables = {"AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": "WARN"}
    async with python(tmp_path, text, variables, framed=True) as client:
        await client.invoke()
        (record,) = await client.log()
    line = json.loads(record.text)
    assert (line["message"], line["level"], line["requestId"]) == ("two\nlines", "WARNING", "request-1")
    assert (record.level, record.is_json) == ("WARN", True)


HOOKS = """from snapshot_restore_py import register_after_restore, register_before_snapshot
def tell(text, fails=False):
    print(text)
    if fails: raise OSError(text)
register_before_snapshot(tell, 'before 1')
register_before_snapshot(tell, 'before 2', BEFORE)
register_after_restore(tell, 'after 1')
register_after_restore(tell, 'after 2', AFTER)
def handler(event, context): print('handler')
"""


def hooks(*, before: bool = False, after: bool = False) -> str:
    """A function with hooks, which may fail."""
    return HOOKS.replace("BEFORE", str(before)).replace("AFTER", str(after))


async def test_hooks_run_around_a_snapshot(tmp_path: Path) -> None:
    async with python(tmp_path, hooks(), SNAP_START) as client:
        await client.invoke()
        restore = client.api.calls.get_nowait()
        lines = [record.text for record in await client.log()]
    assert (restore.method, restore.path) == ("GET", "restore/next")
    assert lines == ["before 2", "before 1", "after 1", "after 2", "handler"]
    async with python(tmp_path, hooks()) as client:
        await client.invoke()
        assert client.api.calls.empty(), "without SnapStart there is no snapshot"
        assert [record.text for record in await client.log()] == ["handler"]


async def test_a_hook_that_fails_before_the_snapshot(tmp_path: Path) -> None:
    async with python(tmp_path, hooks(before=True), SNAP_START) as client:
        call = await client.api.calls.get()
        lines = [record.text for record in await client.ended()]
    assert (call.path, client.process.returncode) == ("init/error", 64)
    assert call.headers["lambda-runtime-function-error-type"] == "Runtime.BeforeSnapshotError"
    assert json.loads(call.body)["errorType"] == "OSError"
    assert lines[0] == "before 2"


async def test_a_hook_that_fails_after_the_restore(tmp_path: Path) -> None:
    async with python(tmp_path, hooks(after=True), SNAP_START) as client:
        paths = [await client.api.calls.get() for _ in range(2)]
        await client.ended()
    assert [call.path for call in paths] == ["restore/next", "restore/error"]
    assert paths[1].headers["lambda-runtime-function-error-type"] == "Runtime.AfterRestoreError"
    assert client.process.returncode == 65


MEETING = """import os, time, logging
COUNT = 0
def handler(event, context):
    global COUNT
    COUNT += 1
    open(os.path.join(event["at"], str(os.getpid())), "w").close()
    while len(os.listdir(event["at"])) < event["meet"]: time.sleep(0.001)
    logging.getLogger().warning("met")
    return [context.aws_request_id, os.getpid(), COUNT]
"""


async def test_several_at_once_are_processes_with_connections_of_their_own(tmp_path: Path) -> None:
    variables = {"AWS_LAMBDA_MAX_CONCURRENCY": "3", "AWS_LAMBDA_LOG_FORMAT": "JSON"}
    async with python(tmp_path / "code", MEETING, variables, framed=True) as client:
        await client.api.parked(3)
        meeting = tmp_path / "meeting"
        meeting.mkdir()
        event = json.dumps({"at": str(meeting), "meet": 3}).encode()
        told = [json.loads(call.body) for call in await asyncio.gather(*(client.invoke(event) for _ in range(3)))]
        await client.api.parked(6)
        client.end_group()
        records = await client.ended()
    assert sorted(one[0] for one in told) == ["request-1", "request-2", "request-3"]
    assert len({one[1] for one in told}) == 3
    assert [one[2] for one in told] == [1, 1, 1]
    assert sorted(json.loads(record.text)["requestId"] for record in records) == sorted(one[0] for one in told)


async def test_a_worker_outlives_an_api_that_refuses(tmp_path: Path) -> None:
    text = "def handler(event, context): return event\n"
    async with python(tmp_path, text, {"AWS_LAMBDA_MAX_CONCURRENCY": "1"}) as client:
        client.api.refusals = {"/response": 413}
        await client.invoke(b"1")
        await client.api.parked(2)
        client.api.refusals = {}
        assert (await client.invoke(b"2")).body == b"2"
