"""The editor's knowledge of Python: how soon completions come while a file of 1,000 lines is typed in."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rows import Row, Target
from tests.bench.session import Session
from tests.bench.stats import sample
from tests.bench.timing import now_ms
from tests.bench.unmeasured import UnmeasuredError
from workbench.app.languages.worker_client import WorkerClient
from workbench.app.notices import NoticeBoard
from workbench.project.python_worker.messages import Ask, Request, completions
from workbench.project.worker_process import WorkerProcess

TIMES = 100
LINES = 1_000
MEDIAN_MS = 100.0
_WITHIN_S = 60.0
_WRITTEN = ("json.d", "os.path.", "handler_1", "table.", "datetime.datetime.now().")
_HEAD = "import datetime\nimport json\nimport os\n\nimport boto3\n\ntable = {'name': os.environ}\n"


def completing(session: Session) -> Iterator[Row]:
    """From the question, with the whole text changed by a key, to the answer; the worker has warmed up."""
    first, durations = asyncio.run(_measure(session.workspace, session.paths.cache, session.times(TIMES)))
    yield Row(
        "editor-complete",
        "completions in 1,000 lines of Python",
        sample(durations),
        target=Target(MEDIAN_MS),
        note=f"the first, with the worker's start and empty caches, took {first:,.0f} ms",
    )


async def _measure(root: Path, cache: Path, times: int) -> tuple[float, list[float]]:
    command = [sys.executable, "-I", "-m", "workbench.project.python_worker", str(cache / "python-code")]
    client = WorkerClient(lambda: WorkerProcess(command, cache), NoticeBoard())
    try:
        durations = [await _asked(client, root / "app.py", number) for number in range(times + len(_WRITTEN))]
    finally:
        await client.close()
    return durations[0], durations[len(_WRITTEN) :]


async def _asked(client: WorkerClient, path: Path, number: int) -> float:
    written = _WRITTEN[number % len(_WRITTEN)]
    text = f"{_code()}\n# key {number}\n{written}"
    line = text.count("\n")
    request = Request(number, Ask.COMPLETE, path, line, len(written), root=path.parent, folders=(path.parent,))
    began = now_ms()
    found = completions(await client.ask(request, {path: text}, _WITHIN_S))
    took = now_ms() - began
    if not found:
        raise UnmeasuredError(f"nothing completes {written}")
    return took


def _code() -> str:
    functions = (
        f"\n\ndef handler_{number}(event, context):\n"
        f'    """Function {number}."""\n'
        f"    total = {number} + len(event)\n"
        f"    for key, value in event.items():\n"
        f"        total += len(json.dumps(value))\n"
        f"    return total\n"
        for number in range(LINES // 8)
    )
    return _HEAD + "".join(functions)
