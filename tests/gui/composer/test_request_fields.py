import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.request_fields import RequestFields, options_of, options_state
from workbench.gui.look import Look
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions

WHOLE = InvokeOptions(client_context='{"a": 1}', tenant_id="blue", qualifier="live", streaming=True)


@pytest.fixture
async def fields(qtbot: QtBot, look: Look) -> RequestFields:
    assert look.theme
    made = RequestFields()
    qtbot.addWidget(made)
    made.show()
    return made


async def test_what_is_typed_is_what_is_sent(fields: RequestFields) -> None:
    assert fields.options() == DEFAULT_OPTIONS
    assert fields.summary() == ""
    told = QSignalSpy(fields.changed)
    QTest.keyClicks(fields.context, '{"a": 1}')
    QTest.keyClicks(fields.tenant, "blue")
    QTest.keyClicks(fields.qualifier, " live ")
    QTest.keyClick(fields.streams, Qt.Key.Key_Space)
    assert fields.options() == WHOLE
    assert fields.summary() == "context, tenant blue, live, stream"
    assert told.count() > 3


async def test_other_options_are_shown_and_told_once(fields: RequestFields) -> None:
    told = QSignalSpy(fields.changed)
    fields.show_options(WHOLE)
    assert fields.options() == WHOLE
    fields.show_options(WHOLE)
    assert told.count() == 1


async def test_the_tenant_says_whether_it_is_needed(fields: RequestFields) -> None:
    fields.ask_tenant(needed=True)
    assert fields.tenant.placeholderText().startswith("Needed")
    fields.ask_tenant(needed=False)
    assert fields.tenant.placeholderText().startswith("Not needed")


@given(st.builds(InvokeOptions, client_context=st.text(), tenant_id=st.text(), streaming=st.booleans()))
def test_options_come_back_from_the_session(options: InvokeOptions) -> None:
    assert options_of(options_state(options)) == options


@pytest.mark.parametrize("state", [None, [], {"tenant_id": 3, "streaming": "yes"}])
def test_another_shape_is_left_out(state: object) -> None:
    assert options_of(state) == DEFAULT_OPTIONS
