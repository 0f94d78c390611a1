"""What the window holds in memory: with ten files open, and after long use."""

import json
from collections.abc import Iterator

from tests.bench.children import finish
from tests.bench.rows import Row, Target
from tests.bench.session import ROOT, Session
from tests.bench.stats import sample

TEN_FILES_MB = 350.0
GROWTH_PERCENT = 5.0
TIMES = 3
WITHIN_S = 120.0
WARM_UP_S = 600.0
"""How long a slow machine may take until each step has met each other, which is before the time that is measured."""


def ten_files(session: Session) -> Iterator[Row]:
    """All pages in memory of the window's process and of its children: nothing that is shared is left out."""
    command = session.module("tests.bench.ten_files", str(session.workspace))
    runs = range(session.times(TIMES))
    found = [json.loads(finish(command, ROOT, session.environment(), WITHIN_S)) for _ in runs]
    last = found[-1]
    parts = ", ".join(
        f"{part} {last[part]['rss']:.0f} MB (alone {last[part]['uss']:.0f} MB)" for part in ("window", "children")
    )
    yield Row(
        "memory-ten",
        "memory with ten files open",
        sample([one["window"]["rss"] + one["children"]["rss"] for one in found]),
        target=Target(TEN_FILES_MB),
        unit="MB",
        note=f"resident memory of the window and its children (one reads Python code) counts; {parts}",
    )


def growth(session: Session) -> Iterator[Row]:
    """How much more the window's process alone holds in the last tenth of the time than after its first rounds."""
    seconds = 60 * session.minutes / (10 if session.quick else 1)
    command = session.module("tests.bench.growth", str(session.workspace), str(seconds))
    found = json.loads(finish(command, ROOT, session.environment(), seconds + WARM_UP_S))
    seen = [one["uss"] for one in found["seen"]]
    few = max(len(seen) // 10, 1)
    first, last = sample(seen[:few]).median, sample(seen[-few:]).median
    hour = "" if session.minutes >= 60 else "; --minutes 60 makes it the hour of the target"
    yield Row(
        "growth",
        "growth of memory in scripted use",
        sample([100 * (last - first) / first]),
        target=Target(GROWTH_PERCENT),
        unit="%",
        note=f"{found['rounds']} rounds in {found['seconds'] / 60:.1f} min, {first:.0f} to {last:.0f} MB{hour}",
    )
