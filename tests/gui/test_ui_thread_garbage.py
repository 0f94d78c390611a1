"""Garbage is collected on the UI thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.ui_thread_garbage import UiThreadGarbage


class Node:
    """One half of a cycle; notes on which thread it goes."""

    threads: list[str] = []  # noqa: RUF012

    def __init__(self) -> None:
        self.other: object = self

    def __del__(self) -> None:
        self.threads.append(threading.current_thread().name)


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[UiThreadGarbage]:
    gc.collect()
    gc.enable()
    made = UiThreadGarbage()
    yield made
    made.close()


def make_cycles(count: int = 5000) -> None:
    for _ in range(count):
        Node()


def test_another_thread_collects_nothing(qtbot: QtBot, garbage: UiThreadGarbage) -> None:
    Node.threads.clear()
    worker = threading.Thread(target=make_cycles)
    worker.start()
    worker.join()
    assert Node.threads == []
    garbage.check()
    assert set(Node.threads) == {threading.main_thread().name}


def test_the_timer_collects(qtbot: QtBot, garbage: UiThreadGarbage) -> None:
    node = Node()
    gone = weakref.ref(node)
    del node
    make_cycles()
    qtbot.waitUntil(lambda: gone() is None)


def test_settling_leaves_little_to_look_through(garbage: UiThreadGarbage) -> None:
    garbage.settle()
    assert gc.get_freeze_count() > 0


def test_python_gets_the_collection_back(garbage: UiThreadGarbage) -> None:
    assert not gc.isenabled()
    garbage.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
