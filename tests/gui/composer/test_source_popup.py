import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.composer.source_button import SourceButton
from workbench.gui.composer.source_model import source_entries
from workbench.gui.composer.source_popup import SourcePopup
from workbench.gui.look import Look
from workbench.model.event import EventType, SavedEvent

Key = Qt.Key
ENTRIES = source_entries(
    (SavedEvent("mine", Path("/w/events/mine.json"), 10),),
    (EventType("s3/put", "S3", "Object created"), EventType("sqs/batch", "SQS", "Batch of three")),
)


@pytest.fixture
def popup(qtbot: QtBot, look: Look) -> Iterator[SourcePopup]:
    window = QWidget()
    qtbot.addWidget(window)
    button = SourceButton(look, window)
    window.show()
    made = SourcePopup(look, window)
    made.open_below(button, ENTRIES, "s3/put")
    yield made
    made.hide()
    window.close()


def current(popup: SourcePopup) -> str:
    return str(popup.list.currentIndex().data())


def test_it_opens_on_what_is_in_the_composer(popup: SourcePopup) -> None:
    assert popup.isVisible()
    assert current(popup) == "Object created"


def test_arrow_keys_pass_over_heads_and_enter_picks(popup: SourcePopup) -> None:
    picked = QSignalSpy(popup.picked)
    QTest.keyClick(popup.filter, Key.Key_Down)
    assert current(popup) == "Batch of three"
    QTest.keyClick(popup.filter, Key.Key_Down)
    assert current(popup) == "Batch of three"
    QTest.keyClick(popup.filter, Key.Key_Up)
    QTest.keyClick(popup.filter, Key.Key_Up)
    assert current(popup) == "mine"
    QTest.keyClick(popup.filter, Key.Key_Up)
    assert current(popup) == "mine"
    QTest.keyClick(popup.filter, Key.Key_Return)
    assert picked.count() == 1
    assert picked.at(0)[0].name == "mine"
    assert not popup.isVisible()


def test_typing_filters_and_selects_the_first(popup: SourcePopup) -> None:
    picked = QSignalSpy(popup.picked)
    QTest.keyClicks(popup.filter, "batch")
    QTest.keyClick(popup.filter, Key.Key_Return)
    assert picked.at(0)[0].name == "sqs/batch"


def test_words_that_are_nowhere_are_said_and_enter_does_nothing(popup: SourcePopup) -> None:
    picked = QSignalSpy(popup.picked)
    QTest.keyClicks(popup.filter, "zzz")
    assert popup.nothing.isVisible()
    QTest.keyClick(popup.filter, Key.Key_Return)
    assert picked.count() == 0
    assert popup.isVisible()
    popup.filter.clear()
    assert popup.list.isVisible()


def test_a_click_picks_an_entry_and_not_a_head(popup: SourcePopup) -> None:
    picked = QSignalSpy(popup.picked)
    for row in (0, 3):
        place = popup.list.visualRect(popup.model.index(row)).center()
        QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.count() == 1
    assert picked.at(0)[0].name == "s3/put"


def test_escape_closes(popup: SourcePopup) -> None:
    QTest.keyClick(popup, Key.Key_Escape)
    assert not popup.isVisible()


def test_it_tells_of_the_selected_entry(popup: SourcePopup) -> None:
    assert popup.about.title.text() == "Object created · s3/put"
    QTest.keyClick(popup.filter, Key.Key_Up)
    assert popup.about.title.text() == "mine"
    QTest.keyClicks(popup.filter, "zzz")
    assert not popup.about.isVisible()


def test_five_thousand_saved_events_open_and_filter_quickly(popup: SourcePopup) -> None:
    saved = [SavedEvent(f"f{n % 50}/event {n}", Path(f"/w/events/f/{n}.json"), n) for n in range(5_000)]
    entries = source_entries(saved, ())
    started = time.perf_counter()
    popup.model.set_entries(entries)
    QTest.keyClicks(popup.filter, "event 49")
    popup.list.viewport().grab()
    assert time.perf_counter() - started < 5
    assert "49" in current(popup)
