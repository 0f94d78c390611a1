"""Ways to get anywhere in a workspace of 50,000 files: quick open, and find in files."""

import asyncio
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.children import finish
from tests.bench.many_files import NEEDLE, write_files
from tests.bench.rows import Row, Target
from tests.bench.session import ROOT, Session
from tests.bench.stats import Figure, sample
from tests.bench.timing import now_ms
from workbench.app.use_cases.find_in_files import FileSearch
from workbench.model.file_search import FileQuery

QUICK_MS = 50.0
FIRST_MS = 200.0
ALL_MS = 5_000.0
TIMES = 5
WITHIN_S = 240.0


def quick_open(session: Session) -> Iterator[Row]:
    """From the press of a key in quick open until its list is painted, off screen."""
    command = session.module("tests.bench.quick_keys", str(session.times(TIMES)))
    durations = json.loads(finish(command, ROOT, session.environment(), WITHIN_S))
    limit = Target(QUICK_MS, figure=Figure.P99)
    yield Row("quick-open", "a key in quick open, 50,000 files", sample(durations), target=limit)


def find_in_files(session: Session) -> Iterator[Row]:
    """From the start of a search until its first hits are told, and until its end."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_files(root)
        took = [asyncio.run(_search(root)) for _ in range(session.times(TIMES) + 1)][1:]
    first, whole = zip(*took, strict=True)
    yield Row("find-files-first", "first hits in 50,000 files", sample(first), target=Target(FIRST_MS))
    yield Row("find-files-all", "all hits in 50,000 files", sample(whole), target=Target(ALL_MS))


async def _search(root: Path) -> tuple[float, float]:
    began = now_ms()
    told: list[float] = []
    await FileSearch(root, FileQuery(NEEDLE), {}).run(lambda _found: told.append(now_ms() - began))
    return told[0], now_ms() - began
