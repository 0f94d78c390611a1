"""Full disks: in a sandbox's /tmp, under the queue of asynchronous events and under the run history."""

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conformance.stage import Stage, make_function, open_stage
from tests.support.docker_images import PYTHON, lacking
from tests.support.sources import ROOT
from workbench.engine.executors.volume import can_mount
from workbench.model.environment import ExecutorKind

FILLS = """
import os
def handler(event, context):
    if event == "fill":
        try:
            with open("/tmp/big", "wb") as file:
                for _mib in range(64):
                    file.write(bytes(1 << 20))
                    file.flush()
        except OSError as error:
            return error.errno
        return 0
    if event == "empty":
        os.remove("/tmp/big")
    with open("/tmp/small", "wb") as file:
        return file.write(bytes(1 << 20))
"""
ENOSPC = 28

QUEUE = """
import asyncio, json, resource, sys
from dataclasses import replace
from pathlib import Path
from tests.support.fake_executor import FakeExecutor, a_config, a_request
from workbench.engine.engine import Engine, EngineSettings
from workbench.engine.runtimes import load_runtimes
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError

async def main(folder):
    engine = Engine({ExecutorKind.PROCESS: FakeExecutor}, load_runtimes(), EngineSettings(folder / "cache"))
    function = a_config(folder / "code")
    payload = b'"' + b"a" * 100_000 + b'"'
    async def accept():
        request = a_request(function, payload)
        try:
            await engine.accept(request)
            return request.request_id
        except EngineError as error:
            refused.append(str(error))
    refused = []
    first = await accept()
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, -1))
    accepted = [await accept() for _number in range(20)]
    while_full = sorted(one.id for one in await engine.pending_events())
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
    after = await accept()
    pending = sorted(one.id for one in await engine.pending_events())
    await engine.close()
    kept = sorted(one for one in (first, *accepted) if one)
    print(json.dumps({"kept": kept, "full": while_full, "after": after, "pending": pending, "refused": refused}))

asyncio.run(main(Path(sys.argv[1])))
"""

HISTORY = """
import json, resource, sys
from dataclasses import replace
from pathlib import Path
from tests.support.runs import a_run
from workbench.app.stores.run_codec import to_row
from workbench.app.stores.run_database import RunDatabase
from workbench.model.errors import StoreError

def put(number):
    run = replace(a_run(), id=str(number), started_ns=number, event=b"a" * 100_000)
    try:
        database.put(to_row(run), 1000)
        return run.id
    except StoreError as error:
        refused.append(str(error))

refused = []
database = RunDatabase(Path(sys.argv[1]))
first = put(0)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, -1))
kept = [put(number) for number in range(1, 20)]
full = sorted(row["id"] for row in database.recent(100, 10**9))
resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
after = put(20)
pending = sorted(row["id"] for row in database.recent(100, 10**9))
database.close()
kept = sorted(one for one in (first, *kept) if one)
print(json.dumps({"kept": kept, "full": full, "after": after, "pending": pending, "refused": refused}))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")


@pytest.fixture(
    params=[
        pytest.param(ExecutorKind.PROCESS, marks=pytest.mark.skipif(not can_mount(), reason="the right to mount")),
        pytest.param(
            ExecutorKind.DOCKER,
            marks=[
                pytest.mark.docker,
                pytest.mark.skipif(
                    bool(lacking(PYTHON)) or not can_mount(), reason=lacking(PYTHON) or "the right to mount"
                ),
            ],
        ),
    ]
)
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    function = make_function(tmp_path, "python3.11", {"app.py": FILLS}, {}, ephemeral_mb=16)
    made = open_stage(request.param, tmp_path, tmp_path / "cache", function)
    yield made
    await made.engine.close()


async def test_a_full_tmp_is_the_functions_own_error(stage: Stage) -> None:
    full, again, emptied = [await stage.invoke(payload) for payload in (b'"fill"', b'"fill"', b'"empty"')]
    assert (full.value, again.value) == (ENOSPC, ENOSPC)
    assert emptied.value == 1 << 20, "what was removed can be written again"
    assert not emptied.ok.cold
    assert full.ok.environment_id == emptied.ok.environment_id


@pytest.mark.parametrize("program", [QUEUE, HISTORY], ids=["queue", "history"])
def test_what_cannot_be_written_is_refused_and_not_half_there(tmp_path: Path, program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert len(seen["kept"]) < 21, "the disk was full"
    assert seen["refused"]
    assert all("cannot be" in text for text in seen["refused"]), seen["refused"]
    assert seen["full"] == seen["kept"], "what was taken is there, and nothing else"
    assert seen["after"], "with room again it is taken"
    assert seen["pending"] == sorted([*seen["kept"], seen["after"]])
