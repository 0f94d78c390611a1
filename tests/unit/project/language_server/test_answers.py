"""Values of the protocol are read by its types; others are refused in our words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from workbench.model.errors import CodeReaderError
from workbench.project.language_server.answers import read, result_of

PLACE = {"line": 1, "character": 2}


def test_a_result_is_of_its_type() -> None:
    found = result_of("textDocument/definition", {"uri": "file:///a", "range": {"start": PLACE, "end": PLACE}})
    assert isinstance(found, types.Location)
    assert result_of("textDocument/definition", None) is None


@pytest.mark.parametrize("odd", [42, "x", {"contents": {"kind": 1}}, [1]])
def test_other_values_are_refused(odd: object) -> None:
    with pytest.raises(CodeReaderError, match="something else"):
        result_of("textDocument/hover", odd)


ODD = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["contents", "items", "range"]), inner),
    max_leaves=5,
)


@given(ODD, st.sampled_from([types.Hover, types.CompletionList, types.PublishDiagnosticsParams]))
def test_nothing_but_our_error_is_raised(odd: object, kind: type[object]) -> None:
    with suppress(CodeReaderError):
        assert isinstance(read(odd, kind), kind)
