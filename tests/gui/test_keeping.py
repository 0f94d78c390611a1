"""The state is looked at again and again, less often while that is dear."""

import pytest
from pytestqt.qtbot import QtBot

from workbench.gui import keeping
from workbench.gui.keeping import LOOK_MS, SELDOM_MS, Keeping


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock says, in turn."""
    said: list[float] = []
    monkeypatch.setattr(keeping, "perf_counter", lambda: said.pop(0) if said else 0.0)
    return said


def test_it_is_kept_until_it_is_stopped(qtbot: QtBot) -> None:
    kept: list[int] = []
    made = Keeping(lambda: kept.append(1))
    made._timer.setInterval(1)
    made.start()
    qtbot.waitUntil(lambda: len(kept) > 0)
    made.stop()
    assert not made._timer.isActive()


def test_what_is_dear_is_done_less_often(qtbot: QtBot, times: list[float]) -> None:
    made = Keeping(lambda: None)
    times += [0.0, 0.1]
    made._look()
    assert made._timer.interval() == SELDOM_MS
    times += [0.0, 0.001]
    made._look()
    assert made._timer.interval() == LOOK_MS


def test_it_is_on_disk_within_a_second() -> None:
    assert max(LOOK_MS, SELDOM_MS) < 1000
