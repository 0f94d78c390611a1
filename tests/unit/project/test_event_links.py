import pytest

from workbench.base.json_pointer import JsonValue, Path
from workbench.model.event_recipe import EventRecipe, Follower, FollowRule, Parameter, ParameterKind, Place
from workbench.project.event_links import Links


def parameter(name: str, *places: tuple[str, str]) -> Parameter:
    return Parameter(name, "", ParameterKind.TEXT, f"old-{name}", tuple(Place(*place) for place in places))


RECIPE = EventRecipe(
    "",
    parameters=(
        parameter("region", ("/region", ""), ("/R/*/region", ""), ("/R/*/arn", "arn:{region}:{name}")),
        parameter("name", ("/R/*/name", ""), ("/R/*/arn", "arn:{region}:{name}")),
        parameter("tag", ("/R/*/tags/*/tag", ""), ("/R/*/tags/*/label", "tag {tag}")),
        parameter("first", ("/R/*/first", ""), ("/R/0/note", "")),
        parameter("json", ("/json", ""), ("/copy/json", "")),
    ),
    records="/R",
)


def record(number: int) -> JsonValue:
    return {
        "region": "r",
        "name": f"n{number}",
        "arn": f"arn:r:n{number}",
        "tags": [{"tag": "a", "label": "tag a"}, {"tag": "b", "label": "tag b"}],
        "first": "f",
        "note": "f",
    }


EVENT: JsonValue = {"region": "r", "R": [record(0), record(1)], "json": {"x": 1}, "copy": {"json": {"x": 1}}}
LINKS = Links(RECIPE, EVENT)


@pytest.mark.parametrize(
    ("path", "value", "also"),
    [
        (("R", 1, "name"), "m", {("R", 1, "arn"): "arn:r:m"}),
        (("R", 1, "arn"), "arn:r:m", {("R", 1, "name"): "m"}),
        (("R", 0, "arn"), "arn:s:n0", {("R", 0, "region"): "s", ("region",): "s"}),
        (("R", 0, "arn"), "something else", {}),
        (("R", 0, "tags", 1, "tag"), "c", {("R", 0, "tags", 1, "label"): "tag c"}),
        (("R", 0, "first"), "g", {("R", 0, "note"): "g"}),
        (("R", 1, "first"), "g", {}),
        (("R", 0, "note"), "g", {("R", 0, "first"): "g"}),
        (("json",), {"y": 2}, {("copy", "json"): {"y": 2}}),
        (("json", "x"), 2, {}),
        (("other",), 2, {}),
        (("R", 0), {}, {}),
        (
            ("region",),
            "s",
            {(("R"), n, name): value for n in (0, 1) for name, value in (("region", "s"), ("arn", f"arn:s:n{n}"))},
        ),
    ],
)
def test_a_change_spreads_within_its_record(path: Path, value: JsonValue, also: dict[Path, JsonValue]) -> None:
    assert LINKS.spread(path, value) == {path: value, **also}


def test_a_parameter_spreads_over_all_records() -> None:
    assert LINKS.spread_parameter("name", "m") == {
        ("R", number, name): value for number in (0, 1) for name, value in (("name", "m"), ("arn", "arn:r:m"))
    }


def test_words_are_those_of_the_record() -> None:
    words = LINKS.words(("R", 1, "arn"))
    assert (words["name"], words["region"], words["tag"]) == ("n1", "r", "a")
    assert Links(RECIPE, {}).words(())["name"] == "old-name"


def test_a_word_without_a_place_of_its_own_is_read_from_a_template() -> None:
    arn = ("/arn", "x:{a}:{b}")
    recipe = EventRecipe("", parameters=(parameter("a", arn), parameter("b", ("/b", ""), arn)))
    links = Links(recipe, {"arn": "x:1:2", "b": "2"})
    assert links.words(()) == {"a": "1", "b": "2"}
    assert links.spread(("b",), "3") == {("b",): "3", ("arn",): "x:1:3"}


def test_a_template_that_the_user_left_has_the_old_value_replaced() -> None:
    recipe = EventRecipe("", parameters=(parameter("name", ("/name", ""), ("/arn", "arn:{name}")),))
    links = Links(recipe, {"name": "shop", "arn": "own/shop/shopping"})
    assert links.spread(("name",), "m") == {("name",): "m", ("arn",): "own/m/shopping"}
    assert Links(recipe, {"name": "s", "arn": "own/s"}).spread(("name",), "m") == {("name",): "m"}


def test_a_topic_is_that_of_its_partition() -> None:
    recipe = EventRecipe(
        "",
        parameters=(parameter("topic", ("/records/*/*/topic", "")), parameter("value", ("/records/*/*/value", ""))),
        followers=(Follower("/records", "/records/*/*/topic", FollowRule.TOPIC),),
        records="/records/*",
    )
    entry: JsonValue = {"topic": "t", "value": "v"}
    links = Links(recipe, {"records": {"t-0": [entry, entry], "u-0": [entry]}})
    assert set(links.spread(("records", "t-0", 1, "topic"), "n")) == {
        ("records", "t-0", 0, "topic"),
        ("records", "t-0", 1, "topic"),
    }
    assert set(links.spread(("records", "t-0", 1, "value"), "n")) == {("records", "t-0", 1, "value")}
