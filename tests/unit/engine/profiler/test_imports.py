import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.profiler.imports import import_times, parse_import_times, slowest
from workbench.model.invoke import LogLine, LogSource
from workbench.model.profile import ImportTime

LINES = (
    "import time: self [us] | cumulative | imported package",
    "import time:       123 |        123 |     json.scanner",
    "import time:       400 |        523 |   json.decoder",
    "hello",
    "import time:      1000 |       1523 | json",
)


def test_modules_come_with_their_times_and_depth() -> None:
    assert parse_import_times(LINES) == (
        ImportTime("json.scanner", 0.123, 0.123, 2),
        ImportTime("json.decoder", 0.4, 0.523, 1),
        ImportTime("json", 1.0, 1.523, 0),
    )


@pytest.mark.parametrize(
    "start", ["INIT_START Runtime Version: x", '{"time":"t","type":"platform.initStart","record":{}}']
)
def test_an_init_that_is_run_once_more_counts_once(start: str) -> None:
    begins = LogLine(start, LogSource.PLATFORM, 0)
    written = LogLine(start, LogSource.FUNCTION, 0)
    once = tuple(LogLine(text, LogSource.FUNCTION, 0) for text in LINES)
    assert import_times((begins, *once, begins, *once)) == parse_import_times(LINES)
    assert import_times((begins, *once, written, written, *once)) == parse_import_times((*LINES, *LINES))


def test_the_slowest_are_those_with_the_most_time_of_their_own() -> None:
    assert [one.module for one in slowest(parse_import_times(LINES), 2)] == ["json", "json.decoder"]


def test_what_this_interpreter_writes_is_understood() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import json"], capture_output=True, text=True, check=True
    )
    times = {one.module: one for one in parse_import_times(done.stderr.splitlines())}
    assert times["json.decoder"].depth == times["json"].depth + 1
    assert times["json"].cumulative_ms >= times["json"].self_ms


@given(st.lists(st.text()))
def test_other_text_is_passed_over(lines: list[str]) -> None:
    assert all(one.module in " ".join(lines) for one in parse_import_times(lines))
