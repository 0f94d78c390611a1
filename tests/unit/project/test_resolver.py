import time

import pytest

from tests.unit.project.samples import resolver
from workbench.project.marked import Marked
from workbench.project.resolver import PSEUDO, Absent, Unknown, first_reason, is_intrinsic

SELF = """
Resources:
  A: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub "${B}${B}${B}"}}
  B: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub "${A}${A}${A}"}}
"""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"Ref": "A"}, True),
        ({"Fn::Sub": "x"}, True),
        ({"Condition": "C"}, True),
        ({"Ref": "A", "B": 1}, False),
        ({"Other": 1}, False),
        ({}, False),
        ("Ref", False),
    ],
)
def test_is_intrinsic(value: object, expected: bool) -> None:
    assert is_intrinsic(value) is expected


def test_pseudo_parameters_are_those_of_a_local_stack() -> None:
    assert resolver("").resolve({"Fn::Sub": "${AWS::Region}/${AWS::AccountId}"}) == "us-east-1/123456789012"
    assert all(resolver("").resolve({"Ref": name}) == value for name, value in PSEUDO.items())
    assert isinstance(resolver("").resolve({"Ref": "AWS::NotificationARNs"}), Unknown)


def test_overrides_reach_references() -> None:
    text = "Parameters: {Stage: {Type: String}}\n"
    assert resolver(text, {"Stage": "prod"}).resolve({"Ref": "Stage"}) == "prod"


def test_circles_end_at_once() -> None:
    started = time.perf_counter()
    found = resolver(SELF).resolve({"Ref": "A"})
    assert isinstance(found, Unknown)
    assert "refers to itself" in found.reason
    assert time.perf_counter() - started < 5


def test_deep_and_wide_values_are_cut() -> None:
    deep: object = "x"
    for _ in range(500):
        deep = [deep]
    found = resolver("").resolve(deep)
    assert "nested too deeply" in first_reason(found)
    shared: object = "x"
    for _ in range(40):
        shared = [shared, shared]
    assert "nested too deeply" in first_reason(resolver("").resolve(shared))


def test_a_value_that_is_no_value_does_not_make_text() -> None:
    assert resolver("").resolve({"Ref": "AWS::NoValue"}) is Absent.NO_VALUE
    found = resolver("").resolve({"Fn::Join": ["", [{"Fn::Sub": "${AWS::NoValue}"}]]})
    assert isinstance(found, Unknown)


def test_short_tags_are_resolved_as_long_forms_are() -> None:
    assert resolver("").resolve(Marked({"Ref": "AWS::Partition"})) == "aws"


def test_whether_a_resource_is_made() -> None:
    found = resolver(
        "Parameters: {Open: {Type: String}}\nConditions: {No: !Equals [a, b], What: !Equals [!Ref Open, x]}\n"
    )
    assert found.is_made(Marked()) is True
    assert found.is_made(Marked({"Condition": "No"})) is False
    unknown = found.is_made(Marked({"Condition": "What"}))
    assert isinstance(unknown, Unknown)
    assert unknown.expression == "What"
