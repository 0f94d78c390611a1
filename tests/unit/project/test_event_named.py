import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_pointer import JsonValue, Path, value_at
from workbench.model.event_recipe import Coding, Encoder, EventRecipe, Parameter, ParameterKind, Place
from workbench.project.event_named import Opened, parameters_below, records_place
from workbench.project.event_places import encoder_at, held


def parameter(name: str, *places: str, template: str = "") -> Parameter:
    return Parameter(name, "", ParameterKind.TEXT, "", tuple(Place(at, template) for at in places))


def opened(recipe: EventRecipe) -> Opened:
    return lambda path, value: held(value, encoder_at(recipe.encoders, path))[0]


def found(recipe: EventRecipe, value: JsonValue, path: Path = ()) -> list[tuple[str, Path]]:
    return [
        (entry.name, place) for entry, place, _ in parameters_below(recipe, value_at(value, path), path, opened(recipe))
    ]


def test_the_first_place_that_is_there_counts() -> None:
    recipe = EventRecipe("", (parameter("one", "/a/b", "/c", "/d"),))
    assert found(recipe, {"a": {}, "c": 1, "d": 2}) == [("one", ("c",))]
    assert found(recipe, {"a": {}}) == []


def test_templates_are_no_places_and_no_place_is_taken_twice() -> None:
    recipe = EventRecipe("", (parameter("arn", "/a", template="x{arn}"), parameter("b", "/a"), parameter("c", "/a")))
    assert found(recipe, {"a": 1}) == [("b", ("a",))]


def test_wildcards_are_bound_to_the_place_and_else_mean_the_first_item() -> None:
    recipe = EventRecipe("", (parameter("key", "/items/*/key"),))
    event: JsonValue = {"items": [{"key": 1}, {"key": 2}]}
    assert found(recipe, event) == [("key", ("items", 0, "key"))]
    assert found(recipe, event, ("items", 1)) == [("key", ("items", 1, "key"))]
    assert found(recipe, {"items": [{}, {"key": 2}]}) == [], "no mixture of several items"


def test_what_is_in_records_is_named_in_a_record_only() -> None:
    recipe = EventRecipe("", (parameter("key", "/r/*/*/key"), parameter("top", "/top")), records="/r/*")
    event: JsonValue = {"r": {"t-0": [{"key": 1}]}, "top": 1}
    assert found(recipe, event) == [("top", ("top",))]
    assert found(recipe, event, ("r",)) == []
    assert found(recipe, event, ("r", "t-0", 0)) == [("key", ("r", "t-0", 0, "key"))]


def test_members_that_are_encoded_are_opened_on_the_way_only() -> None:
    recipe = EventRecipe(
        "",
        (parameter("a", "/data/a"), parameter("data", "/data")),
        encoders=(Encoder("/data", (Coding.BASE64, Coding.JSON)),),
    )
    packed = base64.b64encode(json.dumps({"a": 5}).encode()).decode()
    made = [(place, value) for _, place, value in parameters_below(recipe, {"data": packed}, (), opened(recipe))]
    assert made == [(("data", "a"), 5), (("data",), packed)]


@pytest.mark.parametrize(
    ("records", "value", "place"),
    [
        ("", {"Records": []}, None),
        ("/Records", {"Records": []}, ("Records",)),
        ("/Records", {}, None),
        ("/records/*", {"records": {"t-0": []}}, ("records",)),
    ],
)
def test_the_records_are_found(records: str, value: JsonValue, place: Path | None) -> None:
    recipe = EventRecipe("", records=records)
    assert records_place(recipe, value, opened(recipe)) == place


VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.integers() | st.text(max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab0*"), inner, max_size=3),
)
PATTERNS = st.lists(st.sampled_from("ab01*"), min_size=1, max_size=4).map(lambda parts: "/" + "/".join(parts))


@given(VALUES, st.lists(PATTERNS, min_size=1, max_size=4), st.sampled_from(["", "/a", "/a/*"]))
def test_what_is_found_is_there_and_below(value: JsonValue, patterns: list[str], records: str) -> None:
    recipe = EventRecipe("", tuple(parameter(str(at), one) for at, one in enumerate(patterns)), records=records)
    for path in ((), ("a",), ("a", 0)):
        try:
            below = value_at(value, path)
        except LookupError:
            continue
        for _, place, found_there in parameters_below(recipe, below, path, opened(recipe)):
            assert place[: len(path)] == path
            assert value_at(value, place) == found_there
