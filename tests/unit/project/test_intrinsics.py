import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.project.samples import resolver, template
from workbench.project.intrinsics import FUNCTIONS, template_resolver
from workbench.project.marked import parse
from workbench.project.resolver import Absent, Unknown

TEMPLATE = """
Parameters:
  Stage: {Type: String, Default: dev}
  Zones: {Type: CommaDelimitedList, Default: "a,b,c"}
  Open: {Type: String}
Mappings:
  Sizes:
    dev: {Memory: 256, Names: [x, y]}
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
  IsProd: !Not [!Condition IsDev]
  Unsure: !Equals [!Ref Open, x]
  Circular: !Not [!Condition Circular]
Resources:
  Queue: {Type: AWS::SQS::Queue}
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub "t-${Stage}"}}
"""


def _value(expression: str) -> object:
    return resolver(TEMPLATE).resolve(parse(expression, Path("e.yaml")))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("!Ref Stage", "dev"),
        ("!Ref Zones", ["a", "b", "c"]),
        ("!Ref AWS::Region", "us-east-1"),
        ("!Sub '${Stage}-${AWS::AccountId}-${!Lit}'", "dev-123456789012-${Lit}"),
        ("!Sub ['${A}-${Stage}', {A: !Ref Table}]", "t-dev-dev"),
        ("!Sub '${Table.Arn}'", "arn:aws:dynamodb:us-east-1:123456789012:table/t-dev"),
        ("!GetAtt Table.Arn", "arn:aws:dynamodb:us-east-1:123456789012:table/t-dev"),
        ("{'Fn::GetAtt': 'Table.Arn'}", "arn:aws:dynamodb:us-east-1:123456789012:table/t-dev"),
        ("!FindInMap [Sizes, !Ref Stage, Memory]", 256),
        ("!FindInMap [Sizes, prod, Memory, {DefaultValue: 1}]", 1),
        ("!Join ['-', [a, !Ref Stage, 1]]", "a-dev-1"),
        ("!Join [',', !Ref Zones]", "a,b,c"),
        ("!Split [',', 'a,b']", ["a", "b"]),
        ("!Select [1, !Ref Zones]", "b"),
        ("!Select ['0', [x, !Ref Queue]]", "x"),
        ("!Base64 hello", base64.b64encode(b"hello").decode()),
        ("!If [IsDev, yes it is, no]", "yes it is"),
        ("!If [IsProd, 1, 2]", 2),
        ("!If [IsDev, 1, !Ref Queue]", 1),
        ("[a, !If [IsProd, b, !Ref 'AWS::NoValue']]", ["a"]),
        ("{A: 1, B: !Ref 'AWS::NoValue'}", {"A": 1}),
        ("!Ref AWS::NoValue", Absent.NO_VALUE),
        ("!And [!Condition IsDev, !Equals [a, a]]", True),
        ("!Or [!Condition IsProd, !Equals [1, '1']]", True),
        ("!And [!Condition IsProd, !Condition Unsure]", False),
        ("!Or [!Condition IsDev, !Condition Unsure]", True),
        ("!Length [1, 2]", 2),
        ("!ToJsonString {a: [1, !Ref Stage]}", '{"a":[1,"dev"]}'),
        ("plain", "plain"),
        ("{Ref: A, Other: B}", {"Ref": "A", "Other": "B"}),
    ],
)
def test_what_can_be_known(expression: str, expected: object) -> None:
    assert _value(expression) == expected


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("!Ref Open", "The parameter Open has no default"),
        ("!Ref Queue", "Queue has no QueueName"),
        ("!GetAtt Queue.Arn", "Queue has no QueueName"),
        ("!Ref Nowhere", "Nowhere is not in the template"),
        ("!Sub 'x-${Open}'", "no default"),
        ("!Sub '${}'", "names nothing"),
        ("!Join [',', [a, !Ref Open]]", "no default"),
        ("!Select [9, [a]]", "no element 9"),
        ("!Select [-1, [a]]", "no element -1"),
        ("!FindInMap [Sizes, prod, Memory]", "Sizes / prod / Memory"),
        ("!If [Unsure, 1, 2]", "no default"),
        ("!If [Missing, 1, 2]", "no condition named Missing"),
        ("!If [Circular, 1, 2]", "refers to itself"),
        ("!ImportValue shared", "another stack"),
        ("!GetAZs ''", "zones"),
        ("!Cidr [a, 1, 2]", "Fn::Cidr cannot be worked out"),
        ("!Transform {Name: AWS::Include}", "transform"),
        ("!include other.yaml", "Fn::include cannot be worked out"),
        ("!Ref [a]", "needs a name"),
        ("!Join [a]", "arguments"),
        ("'{{resolve:ssm:/a/b}}'", "dynamic reference"),
        ("!Sub '{{resolve:ssm:/${Stage}}}'", "dynamic reference"),
        ("!Length {Ref: Stage}", "not a list"),
        ("!Split ['', a]", "delimiter"),
        ("!Base64 [a]", "not text"),
        ("!Not [maybe]", "neither true nor false"),
    ],
)
def test_what_only_a_deployment_knows(expression: str, reason: str) -> None:
    found = _value(expression)
    assert isinstance(found, Unknown)
    assert reason in found.reason


def test_the_expression_is_the_whole_one_as_written() -> None:
    found = _value("!Join [',', [a, !GetAtt Queue.Arn]]")
    assert found == Unknown(
        '!Join [",", ["a", !GetAtt Queue.Arn]]', "Queue has no QueueName, so a deployment chooses its name"
    )


def test_unknown_parts_do_not_spoil_a_map() -> None:
    found = _value("{A: 1, B: !Ref Open, C: [!Ref Stage, !Ref Queue]}")
    assert isinstance(found, dict)
    assert found["A"] == 1
    assert isinstance(found["B"], Unknown)
    assert [type(item) for item in found["C"]] == [str, Unknown]


names = st.sampled_from(
    ["Stage", "Zones", "Open", "Queue", "Table", "IsDev", "Circular", "Sizes", "AWS::NoValue", "A.B"]
)
leaves = names | st.text(max_size=8) | st.integers() | st.booleans() | st.none() | st.text("${}!. Stage", max_size=12)


def _calls(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    functions = st.sampled_from([*FUNCTIONS, "Fn::Unheard"])
    return (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        | st.dictionaries(functions, inner | st.lists(inner, max_size=4), min_size=1, max_size=1)
    )


@given(st.recursive(leaves, _calls, max_leaves=25))
def test_nothing_is_ever_raised(value: object) -> None:
    template_resolver(template(TEMPLATE)).resolve(value)


@given(st.recursive(leaves, _calls, max_leaves=10), st.recursive(leaves, _calls, max_leaves=10))
def test_nothing_is_raised_by_names_and_conditions_either(name: object, condition: object) -> None:
    made = template(TEMPLATE)
    made.resources["Table"] = {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": name}}
    made.conditions["IsDev"] = condition
    worked = template_resolver(made)
    for expression in ({"Ref": "Table"}, {"Fn::GetAtt": ["Table", "Arn"]}, {"Fn::If": ["IsDev", 1, 2]}):
        worked.resolve(expression)
