from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.runs import a_run
from workbench.gui.composer.history_menu import MOST, HistoryMenu, events_sent
from workbench.gui.look import Look


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_newest_different_events_of_the_function_are_offered() -> None:
    base = replace(a_run("0"), function="Orders")
    runs = [
        replace(base, id="old", event=b"1", started_ns=1),
        replace(base, id="again", event=b"1", started_ns=3),
        replace(base, id="other", event=b"2", started_ns=2),
        replace(base, id="elsewhere", function="Refund", event=b"3", started_ns=9),
    ]
    assert [run.id for run in events_sent(runs, "Orders")] == ["again", "other"]
    many = [replace(base, id=str(number), event=bytes([number]), started_ns=number) for number in range(MOST + 5)]
    assert len(events_sent(many, "Orders")) == MOST


def test_choosing_tells_the_run(parent: QWidget, look: Look) -> None:
    run = replace(a_run("r1"), event_name="a&b")
    menu = HistoryMenu(look, (run,), parent)
    chosen = QSignalSpy(menu.chosen)
    assert menu.actions()[0].text().endswith("a&&b")
    menu.actions()[0].trigger()
    assert chosen.at(0) == ["r1"]


def test_without_a_run_it_says_so(parent: QWidget, look: Look) -> None:
    action = HistoryMenu(look, (), parent).actions()[0]
    assert not action.isEnabled()
    assert "No event was sent" in action.text()
