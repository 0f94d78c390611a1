import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_pointer import JsonValue, parse, path_in, places, pointer_to, put_at, texts, value_at

EVENT: JsonValue = {"Records": [{"body": "a", "n": 1}, {"body": "b"}], "a/b": {"~": None}}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("", [()]),
        ("/Records/*/body", [("Records", 0, "body"), ("Records", 1, "body")]),
        ("/Records/1/body", [("Records", 1, "body")]),
        ("/Records/*/n", [("Records", 0, "n")]),
        ("/a~1b/~0", [("a/b", "~")]),
        ("/*/*", [("Records", 0), ("Records", 1), ("a/b", "~")]),
        ("/Records/2", []),
        ("/Records/x", []),
        ("/Records/²", []),
        ("/Records/0/body/deeper", []),
        ("/nothing", []),
    ],
)
def test_places_that_a_pattern_fits(pattern: str, found: list[tuple[str | int, ...]]) -> None:
    assert list(places(EVENT, pattern)) == found


@given(st.lists(st.text()))
def test_a_pointer_is_read_as_it_is_written(parts: list[str]) -> None:
    assert parse(pointer_to(parts)) == tuple(parts)


def test_a_value_is_put_where_it_is_found() -> None:
    event: JsonValue = {"a": [{"b": 1}]}
    put_at(event, ("a", 0, "b"), 2)
    put_at(event, ("a", 0, "c"), 3)
    assert event == {"a": [{"b": 2, "c": 3}]}
    assert value_at(event, ("a", 0, "b")) == 2


@pytest.mark.parametrize("path", [("x",), ("Records", 7), ("Records", "0"), ("Records", 0, "body", "x")])
def test_what_is_not_there_is_a_lookup_error(path: tuple[str | int, ...]) -> None:
    with pytest.raises(LookupError):
        value_at(EVENT, path)


def test_nothing_is_put_into_a_text() -> None:
    with pytest.raises(LookupError):
        put_at({"a": "text"}, ("a", 0), 1)


def test_texts_come_in_order() -> None:
    assert [(pointer_to(path), text) for path, text in texts(EVENT)] == [
        ("/Records/0/body", "a"),
        ("/Records/1/body", "b"),
    ]


def test_a_pointer_is_a_path_in_the_value() -> None:
    value: JsonValue = {"Records": [{"a/b": 1}], "*": 2}
    assert path_in(value, "/Records/0/a~1b") == ("Records", 0, "a/b")
    assert path_in(value, "") == ()
    assert path_in(value, "/*") == ("*",)
    assert path_in(value, "/Records/*") is None
    assert path_in(value, "/Records/1") is None


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12))
def test_every_path_comes_back_from_its_pointer(value: JsonValue) -> None:
    for path, _text in texts(value):
        assert path_in(value, pointer_to(path)) == path


def test_texts_of_a_deep_value_are_no_recursion() -> None:
    deep: JsonValue = "x"
    for _ in range(5_000):
        deep = [deep]
    assert [text for _, text in texts(deep)] == ["x"]
