"""Keeps Python's collections of garbage short while answers are waited for: what stays is not looked through again.

jedi's trees are some hundred thousand objects, in cycles: a full collection takes 0.4 s, and came every 40 answers.
"""

import gc
import threading
import time
from collections.abc import Callable
from typing import Literal, Protocol

COSTLY_S = 0.05
"""After a collection that takes this long, what it found in use is left alone by those that follow."""
IDLE_S = 1.0
"""After this long without a question nobody waits for an answer, most likely."""
ANSWERS = 50
"""How many answers leave enough behind for another look at all."""

Phase = Literal["start", "stop"]


class Collector(Protocol):
    """What there is of the module `gc`."""

    callbacks: list[Callable[[Phase, dict[str, int]], object]]

    def freeze(self) -> None:
        """Look through nothing again that is there now."""

    def unfreeze(self) -> None:
        """Look through all of it again."""

    def collect(self) -> int:
        """Look through all, and free what nobody uses."""


class Tidying:
    """What a collection found to be in use is frozen, and looked through again when nobody asks.

    It is for a whole process: in another than the reader's, threads must not collect what belongs to Qt.
    """

    def __init__(
        self,
        collector: Collector = gc,
        *,
        idle_s: float = IDLE_S,
        answers: int = ANSWERS,
        costly_s: float = COSTLY_S,
    ) -> None:
        self._collector = collector
        self._idle_s, self._each, self._costly_s = idle_s, answers, costly_s
        self._answers = 0
        self._began = 0.0
        self._costly = False
        self._timer: threading.Timer | None = None
        collector.callbacks.append(self._collected)

    def asked(self) -> None:
        """A question is there: nothing else is done now."""
        if self._timer is not None:
            self._timer.cancel()

    def answered(self) -> None:
        """An answer is on its way."""
        self._answers += 1
        if self._costly:
            self._costly = False
            self._collector.freeze()
        if self._answers >= self._each:
            self._timer = threading.Timer(self._idle_s, self._look_at_all)
            self._timer.daemon = True
            self._timer.start()

    def _look_at_all(self) -> None:
        self._answers = 0
        self._collector.unfreeze()
        self._collector.collect()
        self._collector.freeze()
        self._costly = False

    def _collected(self, phase: Phase, info: dict[str, int]) -> None:
        if info["generation"] < 2:
            return
        if phase == "start":
            self._began = time.perf_counter()
        elif time.perf_counter() - self._began >= self._costly_s:
            self._costly = True
