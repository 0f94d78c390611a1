from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.request_details import RequestDetails
from workbench.gui.look import Look
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions

PLAIN = FunctionConfig("Plain", "python3.13", "app.handler", Path("/code"), timeout_s=3.0)
KIND = InvokeOptions(InvocationType.EVENT, qualifier="live")


@pytest.fixture
def details(qtbot: QtBot, look: Look) -> RequestDetails:
    made = RequestDetails(look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_typed_is_added_to_the_options(details: RequestDetails) -> None:
    assert details.add_to(KIND) == KIND
    told = QSignalSpy(details.changed)
    QTest.keyClicks(details.context, '{"a": 1}')
    QTest.keyClicks(details.tenant, "blue")
    QTest.keyClicks(details.trace, " Root=1 ")
    QTest.keyClicks(details.timeout, "7.5")
    QTest.keyClick(details.tail, Qt.Key.Key_Space)
    QTest.keyClick(details.streams, Qt.Key.Key_Space)
    assert details.add_to(KIND) == replace(
        KIND,
        client_context='{"a": 1}',
        tenant_id="blue",
        trace_id="Root=1",
        timeout_s=7.5,
        log_tail=True,
        streaming=True,
    )
    assert told.count() > 6


@pytest.mark.parametrize(("typed", "timeout_s"), [("12s", 12.0), ("-5", 5.0), ("1e3", 13.0), (".", 0.0), ("", 0.0)])
def test_a_timeout_is_digits(details: RequestDetails, typed: str, timeout_s: float) -> None:
    QTest.keyClicks(details.timeout, typed)
    assert details.add_to(KIND).timeout_s == timeout_s


def test_empty_fields_say_what_holds_for_the_function(details: RequestDetails) -> None:
    details.show_function(PLAIN)
    assert details.timeout.placeholderText() == "The function's own: 3 s"
    assert details.tenant.placeholderText().startswith("Not needed")
    details.show_function(replace(PLAIN, tenant_isolation=True, timeout_s=2.5))
    assert details.timeout.placeholderText() == "The function's own: 2.5 s"
    assert details.tenant.placeholderText().startswith("Needed")
    details.show_function(None)
    assert details.timeout.placeholderText() == "The function's own"


def test_tab_leaves_the_context_and_goes_down_the_fields(details: RequestDetails) -> None:
    details.tenant.setFocus()
    for field in (details.context, details.trace, details.timeout, details.tail, details.streams):
        QTest.keyClick(details.focusWidget() or details, Qt.Key.Key_Tab)
        assert details.focusWidget() is field


def test_the_context_is_in_the_code_font_in_any_theme(details: RequestDetails, look: Look) -> None:
    assert details.context.font().family() == "JetBrains Mono"
    look.choose("light")
    assert details.context.font().family() == "JetBrains Mono"
