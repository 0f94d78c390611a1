"""The import tree of Python's Init, from the lines that `-X importtime` writes; the function's code stays as it is."""

import re
from collections.abc import Iterable, Iterator

from workbench.engine.platform_events import EventType
from workbench.model.invoke import LogLine, LogSource
from workbench.model.profile import ImportTime

VARIABLE = ("PYTHONPROFILEIMPORTTIME", "1")
"""Set in a function's environment, it makes the interpreter write the lines (Python documentation)."""

_LINE = re.compile(r"import time: +(?P<self>\d+) \| +(?P<cumulative>\d+) \| (?P<indent> *)(?P<module>\S+)")
_INDENT = 2
_INIT_STARTS = ("INIT_START ", f'"type":"{EventType.INIT_START}"')
"""How the platform says that an Init begins, in text and in JSON."""


def import_times(log: Iterable[LogLine]) -> tuple[ImportTime, ...]:
    """The imports of the first Init of a log and of what follows it; see `parse_import_times` for their order.

    One that failed is run once more within the invoke, with the same imports.
    """
    return parse_import_times(line.text for line in _first_start(log))


def _first_start(log: Iterable[LogLine]) -> Iterator[LogLine]:
    starts = 0
    for line in log:
        starts += line.source is LogSource.PLATFORM and any(mark in line.text for mark in _INIT_STARTS)
        if starts > 1:
            return
        yield line


def parse_import_times(lines: Iterable[str]) -> tuple[ImportTime, ...]:
    """The imports in the order in which they ended (a module after those it imported); other lines are left out."""
    found = (_LINE.fullmatch(line) for line in lines)
    return tuple(
        ImportTime(
            module=match["module"],
            self_ms=int(match["self"]) / 1000,
            cumulative_ms=int(match["cumulative"]) / 1000,
            depth=len(match["indent"]) // _INDENT,
        )
        for match in found
        if match is not None
    )


def slowest(times: Iterable[ImportTime], number: int) -> tuple[ImportTime, ...]:
    """The `number` modules with the most time of their own, slowest first."""
    return tuple(sorted(times, key=lambda one: one.self_ms, reverse=True)[:number])
