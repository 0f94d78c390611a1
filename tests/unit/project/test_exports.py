from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project import handlers_javascript, handlers_python
from workbench.project.exports import Exports, Lines


@pytest.mark.parametrize(
    "scan",
    [
        handlers_python.scan,
        handlers_python.scan_roughly,
        handlers_javascript.scan,
        handlers_javascript.scan_roughly,
    ],
)
def test_every_scanner_counts_lines_from_one(scan: Callable[[bytes], Exports]) -> None:
    for ending in (b"\n", b"\r\n"):
        source = ending.join([b"", b"exports.handler = 1" if "javascript" in scan.__module__ else b"handler = 1", b""])
        assert scan(source).names == {"handler": 2}


def test_nothing_is_known_of_an_empty_file() -> None:
    assert Exports() == Exports({}, False, frozenset(), None)


@given(st.text("ab\n"))
def test_lines_are_those_before_the_offset(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        assert lines.at(offset) == text.count("\n", 0, offset) + 1
