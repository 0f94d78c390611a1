"""Collections of garbage are kept out of the answers, and nothing is kept for good by that."""

import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from tests.support.sources import ROOT
from workbench.project.python_worker.tidying import Phase, Tidying

NEVER_S = 3600.0
REAL = """
import gc, threading, weakref
from workbench.project.python_worker.tidying import Tidying

class Node:
    def __init__(self):
        self.parent = self

tidying = Tidying(idle_s=0.0, answers=2, costly_s=0.0)
node, gone = Node(), threading.Event()
weakref.finalize(node, gone.set)
gc.collect()
tidying.answered()
assert gc.get_freeze_count() > 1000
del node
gc.collect()
assert not gone.is_set()
tidying.answered()
assert gone.wait(30)
"""


class FakeCollector:
    """Notes what is asked of it; this process's own garbage is partly Qt's."""

    def __init__(self) -> None:
        self.callbacks: list[Callable[[Phase, dict[str, int]], object]] = []
        self.done: list[str] = []
        self.over = threading.Event()

    def freeze(self) -> None:
        """All that is there."""
        self.done.append("freeze")
        if "collect" in self.done:
            self.over.set()

    def unfreeze(self) -> None:
        """All that is there."""
        self.done.append("unfreeze")

    def collect(self) -> int:
        """All that is there."""
        self.done.append("collect")
        return 0

    def by_itself(self, generation: int) -> None:
        """As the interpreter does when there are many new objects."""
        phases: tuple[Phase, Phase] = ("start", "stop")
        for phase in phases:
            for told in self.callbacks:
                told(phase, {"generation": generation})


@pytest.fixture
def collector() -> FakeCollector:
    return FakeCollector()


@pytest.mark.parametrize(("costly_s", "generation", "frozen"), [(0.0, 2, True), (NEVER_S, 2, False), (0.0, 1, False)])
def test_what_a_costly_collection_left_is_not_looked_through_again(
    collector: FakeCollector, costly_s: float, generation: int, *, frozen: bool
) -> None:
    tidying = Tidying(collector, costly_s=costly_s)
    collector.by_itself(generation)
    assert collector.done == [], "an answer is waited for"
    tidying.answered()
    tidying.answered()
    assert collector.done == ["freeze"] * frozen


def test_all_is_looked_through_when_nobody_asks(collector: FakeCollector) -> None:
    tidying = Tidying(collector, idle_s=0.0, answers=2)
    tidying.answered()
    assert tidying._timer is None, "one answer leaves little behind"
    tidying.answered()
    assert collector.over.wait(30)
    assert collector.done == ["unfreeze", "collect", "freeze"]


def test_a_question_comes_first(collector: FakeCollector) -> None:
    tidying = Tidying(collector, idle_s=NEVER_S, answers=1)
    for _ in range(2):  # it is made up for later
        tidying.answered()
        timer = tidying._timer
        assert timer is not None
        assert timer.is_alive()
        tidying.asked()
        timer.join(30)
        assert not timer.is_alive()
    assert collector.done == []


def test_python_frees_then_what_was_frozen() -> None:
    subprocess.run([sys.executable, "-c", REAL], cwd=ROOT, check=True, timeout=100)
