import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.executors.base import ExtensionExited, ExtensionLaunched, ExtensionsLaunched, SandboxExit
from workbench.engine.executors.status_lines import RuntimeEnded, StatusLine, StatusLines, exit_of_status

TALK = b"start a b\nstart \xc3\xbc\nexit a b 3\nstarted 2\nruntime 139\nexit \xc3\xbc 137\n"
SAID: list[StatusLine] = [
    ExtensionLaunched("a b"),
    ExtensionLaunched("ü"),
    ExtensionExited("a b", SandboxExit(status=3)),
    ExtensionsLaunched(2),
    RuntimeEnded(SandboxExit(signal=11)),
    ExtensionExited("ü", SandboxExit(signal=9)),
]


@given(st.lists(st.integers(0, len(TALK)), max_size=6))
def test_in_pieces_of_any_size(cuts: list[int]) -> None:
    lines = StatusLines()
    places = [0, *sorted(cuts), len(TALK)]
    said = [line for start, end in itertools.pairwise(places) for line in lines.feed(TALK[start:end])]
    assert said == SAID


@given(st.binary(max_size=200))
def test_whatever_else_is_said_is_no_error(data: bytes) -> None:
    for line in StatusLines().feed(data + b"\n"):
        assert isinstance(line, StatusLine)


@pytest.mark.parametrize(
    "line", ["", "start", "start ", "exit a", "exit a b", "exit  1", "started", "runtime x", "hm 1"]
)
def test_lines_that_say_nothing(line: str) -> None:
    assert StatusLines().feed(f"{line}\n".encode()) == []


@pytest.mark.parametrize(
    ("status", "ended"),
    [
        (0, SandboxExit(status=0)),
        (127, SandboxExit(status=127)),
        (128, SandboxExit(status=128)),
        (129, SandboxExit(signal=1)),
        (143, SandboxExit(signal=15)),
        (192, SandboxExit(signal=64)),
        (193, SandboxExit(status=193)),
        (255, SandboxExit(status=255)),
    ],
)
def test_a_status_that_stands_for_a_signal(status: int, ended: SandboxExit) -> None:
    assert exit_of_status(status) == ended
