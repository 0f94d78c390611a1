"""The last lines of the test command."""

import re
from pathlib import Path

from scripts.dev.summary import Step, closing_lines, step_of_exit, step_of_junit

JUNIT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" errors="1" failures="1" skipped="2" tests="6">
<testcase classname="tests.unit.test_a" name="test_one" time="0.1"/>
<testcase classname="tests.unit.test_a" name="test_two[x &gt; 1]" time="0.1"/>
<testcase classname="tests.unit.test_a" name="test_bad"><failure message="assert 0">E</failure></testcase>
<testcase classname="tests.unit.test_a" name="test_worse"><error message="failed on setup">E</error></testcase>
<testcase classname="tests.unit.test_b" name="test_docker"><skipped type="pytest.skip"
 message="no Docker engine answers">x.py:3: no</skipped></testcase>
<testcase classname="" name="tests.unit.test_c"><skipped message=""/></testcase>
</testsuite></testsuites>
"""


def junit(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "junit.xml"
    file.write_text(text, encoding="utf-8")
    return file


def test_counts_and_skips(tmp_path: Path) -> None:
    step = step_of_junit("pytest", junit(tmp_path, JUNIT), status=1, seconds=2.0)
    assert (step.passed, step.failed) == (2, 2)
    assert step.skips == (
        "skipped tests.unit.test_b.test_docker: no Docker engine answers",
        "skipped tests.unit.test_c: no reason given",
    )


def test_a_run_that_broke_off_failed(tmp_path: Path) -> None:
    assert step_of_junit("pytest", tmp_path / "absent.xml", status=3, seconds=0).failed == 1
    assert step_of_junit("pytest", junit(tmp_path, "<testsui"), status=3, seconds=0).failed == 1


def test_a_failed_exit_without_a_failed_test_counts(tmp_path: Path) -> None:
    text = '<testsuites><testsuite><testcase classname="a" name="b"/></testsuite></testsuites>'
    assert step_of_junit("pytest", junit(tmp_path, text), status=2, seconds=0).failed == 1
    assert step_of_junit("pytest", junit(tmp_path, text), status=0, seconds=0) == Step("pytest", 1, 0, 0)


def test_one_closing_line_in_the_plain_form() -> None:
    steps = [step_of_exit("ruff", 0, 0.5), step_of_exit("mypy", 1, 9.0), Step("pytest", 7, 1, 30.0, ("skipped a: b",))]
    lines = closing_lines(steps)
    assert lines[-1] == "8 passed, 2 failed, 1 skipped"
    assert lines[-2] == "skipped a: b"
    assert sum(bool(re.fullmatch(r"\d+ passed, \d+ failed, \d+ skipped", line)) for line in lines) == 1


def test_the_table_shows_each_step() -> None:
    lines = closing_lines([step_of_exit("ruff check", 0, 0.5), step_of_exit("mypy", 1, 9.0)])
    assert [line.split()[:3] for line in lines[2:4]] == [["ruff", "check", "ok"], ["mypy", "FAILED", "0"]]
    assert len({line.index("  ok") for line in lines if "  ok" in line}) == 1
