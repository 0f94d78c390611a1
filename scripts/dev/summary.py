"""The end of the test command: a table of steps, what each skip lacked, and one line of counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET


@dataclass(frozen=True, slots=True)
class Step:
    """One check and how it ended: counts, and a line for each skip."""

    name: str
    passed: int
    failed: int
    seconds: float
    skips: tuple[str, ...] = field(default=())


def step_of_exit(name: str, status: int, seconds: float) -> Step:
    """A check that only has an exit status counts as one."""
    return Step(name, passed=int(status == 0), failed=int(status != 0), seconds=seconds)


def step_of_junit(name: str, file: Path, status: int, seconds: float) -> Step:
    """pytest's step from its JUnit file. A run that wrote none, or failed without a failed test, counts as failed."""
    try:
        cases = list(ET.parse(file).iter("testcase"))
    except (OSError, ET.ParseError):
        return Step(name, passed=0, failed=1, seconds=seconds)
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = [case for case in cases if case.find("skipped") is not None]
    passed = len(cases) - failed - len(skipped)
    if status != 0 and failed == 0:
        failed = 1
    return Step(name, passed, failed, seconds, tuple(_skip_line(case) for case in skipped))


def _skip_line(case: ET.Element) -> str:
    skip = case.find("skipped")
    reason = " ".join((skip.get("message", "") if skip is not None else "").split())
    place = f"{case.get('classname', '')}.{case.get('name', '')}".strip(".")
    return f"skipped {place}: {reason.removeprefix('Skipped: ') or 'no reason given'}"


def closing_lines(steps: Sequence[Step]) -> list[str]:
    """The last lines of the test command."""
    width = max((len(step.name) for step in steps), default=4)
    head = f"{'step':<{width}}  outcome  passed  failed  skipped  seconds"
    table = [
        f"{step.name:<{width}}  {'FAILED' if step.failed else 'ok':<7}  {step.passed:>6}  {step.failed:>6}"
        f"  {len(step.skips):>7}  {step.seconds:>7.1f}"
        for step in steps
    ]
    skips = [line for step in steps for line in step.skips]
    passed, failed = sum(step.passed for step in steps), sum(step.failed for step in steps)
    return ["", head, *table, "", *skips, f"{passed} passed, {failed} failed, {len(skips)} skipped"]
