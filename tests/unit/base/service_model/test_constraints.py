import dataclasses

import pytest

from tests.support.toy_service import toy_service
from workbench.base.service_model.constraints import constraints, element_phrases, keeps_all
from workbench.base.service_model.load import load_service

LAMBDA, TOY = load_service("lambda"), toy_service()
TAG_KEY = (
    "Member must have length less than or equal to 128, Member must have length greater than or equal to 1, "
    r"Member must satisfy regular expression pattern: ([\p{L}\p{Z}\p{N}_.:/=+\-@]*), Member must not be null"
)


def test_a_value_is_told_its_pattern_first() -> None:
    assert [each.phrase for each in constraints(TOY.shape("Label"))] == [
        "Member must satisfy regular expression pattern: [a-z]+",
        "Member must have length less than or equal to 5",
        "Member must have length greater than or equal to 1",
    ]


def test_elements_are_told_the_bounds_first() -> None:
    assert element_phrases(TOY.shape("Label")) == (
        "Member must have length less than or equal to 5, Member must have length greater than or equal to 1, "
        "Member must satisfy regular expression pattern: [a-z]+, Member must not be null"
    )
    architecture = "Member must satisfy enum value set: [x86_64, arm64], Member must not be null"
    assert element_phrases(LAMBDA.shape("Architecture")) == architecture
    assert element_phrases(TOY.shape("Counts")).startswith("Map keys must satisfy constraint: [Member must have length")


def test_numbers_are_told_of_values() -> None:
    weight = "Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0"
    assert element_phrases(LAMBDA.shape("Weight")) == f"{weight}, Member must not be null"


def test_lists_of_lists() -> None:
    inner = element_phrases(LAMBDA.shape("Endpoint"))
    assert f"Member must satisfy constraint: [{inner}], Member must not be null" in element_phrases(
        LAMBDA.shape("EndpointLists")
    )


@pytest.mark.parametrize(
    ("shape", "good", "bad"),
    [
        ("Label", "abc", ("", "abcdef", "A", None)),
        ("Number", 9, (0, 10, None)),
        ("Ratio", 0.5, (-0.001, 1.001, 2)),
        ("Data", b"abc", (b"abcd",)),
        ("Words", ["a"], ([""], [None], ["a", "B"], None)),
        ("Rows", [["a"], []], ([["B"]], [None], None)),
        ("Counts", {"a": 1}, ({"A": 1}, {"a": 0}, {"a": None}, None)),
        ("Flag", False, (None,)),
        ("String", "", (None,)),
    ],
)
def test_flat_shapes(shape: str, good: object, bad: tuple[object, ...]) -> None:
    keeps = keeps_all(TOY.shape(shape))
    assert keeps(good)
    assert not any(keeps(value) for value in bad)


def test_a_pattern_that_cannot_be_read_lets_all_pass() -> None:
    broken = dataclasses.replace(TOY.shape("Label"), pattern="(")
    assert keeps_all(broken)("abc")


def test_the_length_of_a_stream_is_not_checked() -> None:
    assert constraints(dataclasses.replace(TOY.shape("Data"), streaming=True)) == ()
    assert constraints(TOY.shape("String")) == ()


def test_tags() -> None:
    assert element_phrases(LAMBDA.shape("TagKey")) == TAG_KEY
