import contextlib
import json
import subprocess
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.project.node_inspect import CutError, UnreadError, read_inspected

OBJECTS: st.SearchStrategy[Any] = st.dictionaries(
    st.text("abc-é'\"\n_0", max_size=5).filter(lambda name: name != "__proto__"),
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.text("ab'\"`\n\\ é\x1b\0", max_size=90),
        lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text("ab ", max_size=3), below, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)

PRINTED = """{
  Records: [
    {
      eventVersion: '2.1',
      'x-amz-id': null,
      at: 1970-01-01T00:00:00.000Z,
      size: -1.5e+21,
      ok: true,
      text: "it's\\nme \\x1B \\u{1F600}",
      long: 'one\\n' +
        'two',
      gone: undefined
    },
    [], {}
  ]
} and more"""


def test_what_node_prints_is_read() -> None:
    value, end = read_inspected(PRINTED, 0)
    assert PRINTED[end:] == " and more"
    record = {
        "eventVersion": "2.1",
        "x-amz-id": None,
        "at": "1970-01-01T00:00:00.000Z",
        "size": -1.5e21,
        "ok": True,
        "text": "it's\nme \x1b \U0001f600",
        "long": "one\ntwo",
    }
    assert value == {"Records": [record, [], {}]}


@pytest.mark.parametrize(
    "text",
    ["{ a: [Object] }", "{ a: [Array] }", "[ 1, 2, ... 3 more items ]", "{ a: 'x'... 20 more characters }",
     "{ a: [Circular *1] }", "{ a: 1, ... 2 more properties }", "{ a: [ [Foo], 1 ] }"],
)  # fmt: skip
def test_what_was_cut_is_told(text: str) -> None:
    with pytest.raises(CutError):
        read_inspected(text, 0)


@pytest.mark.parametrize(
    "text",
    ["", "{", "{ a }", "{ a: }", "{ a: b }", "{ a: 1 b: 2 }", "[1", "{ a: 'x }", "{ a: NaN }", "{ a: 5n }", "{ 'a' 1 }",
     "{ a: <Buffer 01> }", "{ a: 1-2 }", "[" * 2_000],
)  # fmt: skip
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnreadError):
        read_inspected(text, 0)


def test_lists_of_one_item_are_not_taken_for_cut_ones() -> None:
    assert read_inspected("{ a: [1], b: [true], c: ['x'] }", 0)[0] == {"a": [1], "b": [True], "c": ["x"]}


@given(st.text(alphabet="{}[]:,'a1 \\.\n+", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadError, CutError):
        assert 0 < read_inspected(text, 0)[1] <= len(text)


@pytest.mark.node
@settings(max_examples=5)
@given(st.lists(OBJECTS, min_size=20, max_size=20))
def test_what_the_real_node_prints_is_read(values: list[dict[str, Any]]) -> None:
    script = "console.log(require('util').inspect(JSON.parse(process.argv[1]), {depth: 50, maxArrayLength: 500}))"
    printed = subprocess.run(
        ["node", "-e", script, json.dumps(values)], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert read_inspected(printed, 0)[0] == values
