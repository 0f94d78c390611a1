from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.app.use_cases.request_check import RequestField
from workbench.gui.composer.request_fields import RequestFields
from workbench.gui.look import Look
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions

PLAIN = FunctionConfig("Plain", "python3.13", "app.handler", Path("/code"))
WHOLE = InvokeOptions(
    InvocationType.DRY_RUN,
    client_context='{\n  "a": 1\n}',
    tenant_id="blue",
    qualifier="live",
    trace_id="Root=1-5759e988-bd862e3fe1be46a994272793",
    streaming=True,
    log_tail=True,
    timeout_s=2.5,
)


@pytest.fixture
def fields(qtbot: QtBot, look: Look) -> RequestFields:
    made = RequestFields(look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_invocation_type_is_chosen_by_keyboard(fields: RequestFields) -> None:
    assert fields.options() == DEFAULT_OPTIONS
    told = QSignalSpy(fields.changed)
    fields.kind.setFocus()
    QTest.keyClick(fields.kind, Qt.Key.Key_Down)
    assert fields.options().invocation_type is InvocationType.EVENT
    assert not fields.details.streams.isEnabled(), "an event is never streamed"
    QTest.keyClick(fields.kind, Qt.Key.Key_Down)
    assert fields.options().invocation_type is InvocationType.DRY_RUN
    assert fields.details.streams.isEnabled()
    assert told.count() == 2


def test_other_options_are_shown_and_told_once(fields: RequestFields) -> None:
    told = QSignalSpy(fields.changed)
    fields.show_options(WHOLE)
    assert fields.options() == WHOLE
    fields.show_options(WHOLE)
    assert told.count() == 1


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=30)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        InvokeOptions,
        invocation_type=st.sampled_from(InvocationType),
        client_context=PRINTABLE,
        tenant_id=PRINTABLE,
        qualifier=PRINTABLE.map(str.strip),
        trace_id=PRINTABLE.map(str.strip),
        streaming=st.booleans(),
        log_tail=st.booleans(),
        timeout_s=st.floats(0, 900),
    )
)
def test_what_is_shown_is_what_is_sent(fields: RequestFields, options: InvokeOptions) -> None:
    fields.show_options(options)
    assert fields.options() == options


def test_what_is_out_of_sight_is_summed_up(fields: RequestFields) -> None:
    assert not fields.told.isVisible()
    fields.show_options(replace(DEFAULT_OPTIONS, timeout_s=30, log_tail=True))
    assert (fields.told.text(), fields.told.property("role")) == ("Timeout 30 s, log tail", "muted")
    assert fields.told.isVisible()
    QTest.mouseClick(fields.more, Qt.MouseButton.LeftButton)
    assert fields.details.isVisible()
    assert not fields.told.isVisible()


def test_a_fault_out_of_sight_is_said(fields: RequestFields) -> None:
    fields.show_options(InvokeOptions(client_context="[]", timeout_s=30))
    assert (fields.told.text(), fields.told.property("role")) == ("The context must be a JSON object.", "warn")
    fields.more.setChecked(True)
    assert fields.details.warning(RequestField.CONTEXT) == "The context must be a JSON object."
    assert not fields.told.isVisible()
    fields.details.context.setPlainText("{}")
    assert fields.details.warning(RequestField.CONTEXT) == ""


def test_the_qualifier_says_itself_what_is_wrong(fields: RequestFields) -> None:
    QTest.keyClicks(fields.qualifier, "a b")
    assert [fault.field for fault in fields.faults()] == [RequestField.QUALIFIER]
    assert not fields.told.isVisible()
    assert fields.options().qualifier == "a b", "nothing keeps it from being sent"


def test_versions_and_aliases_are_offered(fields: RequestFields) -> None:
    fields.show_function(PLAIN, ("live", "2", "1"))
    completer = fields.qualifier.completer()
    completer.setCompletionPrefix("L")
    assert completer.currentCompletion() == "live"
    fields.show_function(PLAIN)
    assert fields.known_qualifiers.stringList() == []


def test_a_function_that_isolates_its_tenants_asks_for_one(fields: RequestFields) -> None:
    fields.show_function(replace(PLAIN, tenant_isolation=True))
    assert [fault.field for fault in fields.faults()] == [RequestField.TENANT]
    assert fields.told.isVisible()
    fields.details.tenant.setText("blue")
    assert fields.faults() == ()
    fields.show_function(PLAIN)
    assert [fault.field for fault in fields.faults()] == [RequestField.TENANT], "it needs none"
