"""Requests and answers survive the way over a line; what is no message is refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.code import CallHint, CodePlace, Completion, Explanation
from workbench.model.errors import CodeReaderError
from workbench.project.python_worker import messages
from workbench.project.python_worker.messages import (
    Ask,
    Request,
    encode_answer,
    encode_failure,
    read_answer,
    read_request,
)

ANY_TEXT = st.text(st.characters())
"""With halves of surrogate pairs, which an editor's text may hold."""
REQUESTS = st.builds(
    Request,
    st.integers(0, 2**31),
    st.sampled_from(Ask),
    st.just(Path("/w/app.py")),
    st.integers(0, 10**6),
    st.integers(0, 10**4),
    ANY_TEXT,
    st.just(Path("/w")),
    st.sampled_from([(), (Path("/w/a"), Path("/w/b"))]),
    st.dictionaries(st.sampled_from([Path("/w/a.py"), Path("/w/é.py")]), st.none() | ANY_TEXT),
)


@given(REQUESTS)
def test_a_request_is_one_line_and_comes_back(request: Request) -> None:
    line = request.encoded()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert read_request(line) == request


@given(st.binary(max_size=80))
def test_any_other_line_is_refused(line: bytes) -> None:
    with pytest.raises(CodeReaderError):
        read_request(line)
    with pytest.raises(CodeReaderError):
        read_answer(line, 1)


def test_a_request_of_another_kind_is_refused() -> None:
    changes: tuple[dict[str, object], ...] = ({"ask": "cook"}, {"line": "x"}, {"texts": []}, {"folders": 3})
    for change in changes:
        values = {**json.loads(Request(1, Ask.WARM, Path("a")).encoded()), **change}
        with pytest.raises(CodeReaderError):
            read_request(json.dumps(values).encode())


def test_answers_belong_to_their_request() -> None:
    assert read_answer(encode_answer(7, [1]), 7) == [1]
    with pytest.raises(CodeReaderError, match="another request"):
        read_answer(encode_answer(7, [1]), 8)
    with pytest.raises(CodeReaderError) as caught:
        read_answer(encode_failure(7, "ValueError: no"), 7)
    assert caught.value.why == "ValueError: no"


def test_answers_in_the_words_of_the_model() -> None:
    assert messages.completions([["a", "function"]]) == (Completion("a", "function"),)
    assert messages.completions(None) == ()
    hint = {"name": "f", "parameters": ["a", "b"], "current": 1, "documentation": "d"}
    assert messages.call_hint(hint) == CallHint("f", ("a", "b"), 1, "d")
    assert messages.call_hint(None) is None
    explained = {"kind": "class", "signature": "A()", "documentation": "d"}
    assert messages.explanation(explained) == Explanation("class", "A()", "d")
    assert messages.explanation(None) is None
    place = {"path": "/a.py", "line": 1, "column": 2, "length": 3, "text": "t", "definition": True}
    assert messages.places([place]) == (CodePlace(Path("/a.py"), 1, 2, 3, "t", is_definition=True),)
