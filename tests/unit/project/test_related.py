import pytest

from tests.unit.project.samples import template
from workbench.project.intrinsics import template_resolver
from workbench.project.related import ALIAS, EVENT_INVOKE_CONFIG, VERSION, Related

TEMPLATE = """
Parameters: {Open: {Type: String}}
Conditions: {Never: !Equals [a, b], Perhaps: !Equals [!Ref Open, x]}
Resources:
  Orders: {Type: AWS::Lambda::Function, Properties: {FunctionName: shop-orders}}
  Other: {Type: AWS::Lambda::Function}
  ByRef: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Orders}}
  ByArn: {Type: AWS::Lambda::Version, Properties: {FunctionName: !GetAtt Orders.Arn}}
  ByLongArn: {Type: AWS::Lambda::Version, Properties: {FunctionName: {"Fn::GetAtt": Orders.Arn}}}
  ByName: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName: !Sub "shop-${Word}"}}
  ByText: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName: shop-orders}}
  ByFullName:
    Type: AWS::Lambda::EventInvokeConfig
    Properties: {FunctionName: "arn:aws:lambda:us-east-1:123456789012:function:shop-orders:live"}
  Left: {Type: AWS::Lambda::Alias, Condition: Never, Properties: {FunctionName: !Ref Orders}}
  Kept: {Type: AWS::Lambda::Alias, Condition: Perhaps, Properties: {FunctionName: !Ref Other}}
  Empty: {Type: AWS::Lambda::Alias}
  Odd: text
"""


@pytest.mark.parametrize(
    ("type_name", "logical_id", "name", "expected"),
    [
        (ALIAS, "Orders", "shop-orders", ["ByRef"]),
        (VERSION, "Orders", "shop-orders", ["ByArn", "ByLongArn"]),
        (EVENT_INVOKE_CONFIG, "Orders", "shop-orders", ["ByText", "ByFullName"]),
        (ALIAS, "Other", "Other", ["Kept"]),
        (VERSION, "Other", "Other", []),
    ],
)
def test_resources_are_found_by_the_function_that_they_name(
    type_name: str, logical_id: str, name: str, expected: list[str]
) -> None:
    made = template(TEMPLATE)
    related = Related(made, template_resolver(made))
    assert [found for found, _ in related.of(type_name, logical_id, name)] == expected
