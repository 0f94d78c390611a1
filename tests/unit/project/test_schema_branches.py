import pytest

from workbench.base.json_pointer import JsonValue
from workbench.project.schema_branches import Branches, choices_of, kind_of, kinds_of, score


def branches(schema: object, **root: object) -> tuple[object, ...]:
    return Branches(root).of(schema)


def test_references_are_followed_and_the_words_of_the_place_win() -> None:
    found = branches(
        {"$ref": "#/$defs/a", "description": "here"}, **{"$defs": {"a": {"type": "string", "description": "there"}}}
    )
    assert found == ({"type": "string", "description": "here"},)


def test_each_way_of_a_union_is_a_branch() -> None:
    schema = {"anyOf": [{"type": "string"}, {"oneOf": [{"type": "null"}, {"type": "integer"}]}], "description": "d"}
    assert [kinds_of(branch) for branch in Branches({}).of(schema)] == [("string",), ("null",), ("integer",)]


def test_what_must_all_hold_is_merged() -> None:
    parts = [{"properties": {"a": {}}, "required": ["a"]}, {"properties": {"b": {}}, "required": ["b"]}]
    (found,) = Branches({}).of({"allOf": parts})
    assert list(found["properties"]) == ["a", "b"]
    assert sorted(found["required"]) == ["a", "b"]


def test_a_schema_that_refers_to_itself_ends() -> None:
    root = {"$defs": {"a": {"anyOf": [{"$ref": "#/$defs/a"}, {"type": "string"}]}}}
    assert [kinds_of(branch) for branch in Branches(root).of({"$ref": "#/$defs/a"})] == [("string",)]
    assert Branches(root).of({"$ref": "#/$defs/none"}) == ({},)


def test_true_is_anything_and_false_is_nothing() -> None:
    assert branches(True) == ({},)
    assert branches(False) == ()


@pytest.mark.parametrize(
    ("value", "kind"),
    [(True, "boolean"), (1, "integer"), (1.0, "number"), ("", "string"), ([], "array"), ({}, "object"), (None, "null")],
)
def test_kinds(value: JsonValue, kind: str) -> None:
    assert kind_of(value) == kind


def test_a_branch_says_its_kinds_and_choices() -> None:
    assert kinds_of({"enum": ["a", 1]}) == ("string", "integer")
    assert kinds_of({"properties": {}}) == ("object",)
    assert kinds_of({"type": ["string", "null"]}) == ("string", "null")
    assert kinds_of({}) == ()
    assert choices_of({"const": None}) == (None,)


def test_the_way_that_fits_has_the_best_score() -> None:
    cat = {"type": "object", "properties": {"kind": {"const": "cat"}}, "required": ["kind"]}
    dog = {"type": "object", "properties": {"kind": {"const": "dog"}}, "required": ["kind"]}
    assert score(cat, {"kind": "cat"}) > score(dog, {"kind": "cat"})
    assert score({"type": "number"}, 1) == 0 > score({"type": "string"}, 1)
    assert score({"enum": ["a"]}, "a") == 0 > score({"enum": ["b"]}, "a")
