"""Reading long JSON in steps."""

import json
import threading
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base import json_slices
from workbench.base.json_slices import read_in_slices, read_value
from workbench.base.jsontext import find_fault

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=4), inner, max_size=5),
    max_leaves=30,
)


@pytest.fixture(autouse=True, scope="module")
def tiny() -> Any:
    """Steps so short that small texts have several."""
    patch = pytest.MonkeyPatch()
    patch.setattr(json_slices, "_AT_ONCE", 12)
    yield
    patch.undo()


@given(VALUES, st.sampled_from([None, 1]))
def test_it_reads_what_python_reads(value: Any, indent: int | None) -> None:
    assert read_in_slices(json.dumps(value, indent=indent)) == value


@given(VALUES, st.integers(0, 200), st.sampled_from(["", ",", "]", "}", '"', ":", "NaN", "1", "{"]), st.booleans())
def test_it_refuses_what_is_no_json(value: Any, at: int, put: str, cut: bool) -> None:
    whole = json.dumps(value)
    text = whole[:at] + put + ("" if cut else whole[at:])
    if find_fault(text) is None:
        read_in_slices(text)
    else:
        with pytest.raises(ValueError, match=r"."):
            read_in_slices(text)


def test_the_last_of_a_repeated_name_counts_and_integers_are_made_as_wished() -> None:
    text = '{"a": 1, "a": [1, 2, 3, 4, 5, 6, 7, 8]}'
    assert read_in_slices(text) == {"a": [1, 2, 3, 4, 5, 6, 7, 8]}
    assert read_in_slices("[1, 22, 333, 4444, 5555]", len) == [1, 2, 3, 4, 4]


def test_very_deep_texts_are_left_to_others() -> None:
    with pytest.raises(RecursionError):
        read_in_slices("[" * 2000 + "]" * 2000)


def test_other_threads_go_on_meanwhile() -> None:
    text = json.dumps([{"id": number, "name": "x" * 20, "of": [1, 2, 3]} for number in range(60_000)])
    done = threading.Event()

    def read() -> None:
        for _ in range(3):
            read_in_slices(text)
        done.set()

    turns = 0
    thread = threading.Thread(target=read)
    thread.start()
    while not done.is_set():
        time.sleep(0)
        turns += 1
    thread.join()
    assert turns > 10


@pytest.mark.parametrize("long", [0, 1_000_000])
def test_values_of_any_length_are_read(long: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_slices, "LONG_CHARACTERS", long)
    assert read_value('{"a": [1, {"b": 2.5}]}') == {"a": [1, {"b": 2.5}]}
    assert read_value(f"[{'1' * 5000}, 22]") == [5000, 2]
    assert read_value("[" * 300 + "]" * 300) is not None
    with pytest.raises(ValueError, match=r"."):
        read_value("[1,")
