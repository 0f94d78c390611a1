import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_engine import a_workspace, show
from workbench.app.application import Application
from workbench.gui.composer.event_actions import (
    INLINE_CHARACTERS,
    formatted,
    minified,
    off_thread_when_long,
    try_save,
)

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_minifying_takes_only_blanks_between_tokens(value: object) -> None:
    assert minified(json.dumps(value, indent=3)) == json.dumps(value, separators=(",", ":"))


def test_minifying_keeps_numbers_as_written_and_members_that_repeat() -> None:
    text = '{ "a": 1.0e2, "a" : 12345678901234567890.10,\n"b c": " \\" x " }'
    assert minified(text) == '{"a":1.0e2,"a":12345678901234567890.10,"b c":" \\" x "}'


@given(values)
def test_formatting_keeps_the_meaning(value: object) -> None:
    text = formatted(json.dumps(value))
    assert json.loads(text) == value
    assert text.endswith("\n")


@pytest.mark.parametrize("text", ["", "{", '{"a": NaN}', "not json"])
def test_what_is_no_json_stays_as_it_is(text: str) -> None:
    assert minified(text) == text
    assert formatted(text) == text


async def test_long_texts_are_worked_on_as_well() -> None:
    text = "[" + "1, " * INLINE_CHARACTERS + "1]"
    assert await off_thread_when_long(minified, text) == text.replace(" ", "")


async def test_saving_gives_the_event_or_the_reason(app: Application, tmp_path: Path) -> None:
    refused = await try_save(app, "mine", "{}")
    assert isinstance(refused, str)
    assert "No workspace is open." in refused
    show(app, a_workspace(tmp_path))
    saved = await try_save(app, "orders/mine", "{ as typed")
    assert not isinstance(saved, str)
    assert saved.path.read_text(encoding="utf-8") == "{ as typed"
