"""Stop signals reach the UI thread."""

import os
import signal

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.stop_signals import StopSignals


def test_a_stop_signal_calls_stop_on_the_ui_thread(qtbot: QtBot) -> None:
    stopped: list[bool] = []
    signals = StopSignals(lambda: stopped.append(True))
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: stopped == [True])
    finally:
        signals.close()


def test_the_signals_are_given_back(qapp: QApplication) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signals = StopSignals(lambda: None)
    assert signal.getsignal(signal.SIGTERM) is not before[signal.SIGTERM]
    signals.close()
    assert {number: signal.getsignal(number) for number in before} == before
