"""Values of a template as they are where it is deployed to, not as local runs see them."""

from pathlib import Path

import pytest

from workbench.project.resolver import Unknown
from workbench.project.target_resolver import TargetResolver
from workbench.project.template import Template, parse_template

TEXT = """\
Parameters:
  Stage: {Type: String, Default: dev}
Resources:
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub "${Stage}-orders"}}
  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs}}
  Topic: {Type: AWS::SNS::Topic}
  Other: {Type: AWS::Serverless::Function, Properties: {}}
  Named: {Type: AWS::Serverless::Function, Properties: {FunctionName: named}}
Values:
"""


def resolved(expression: str, account: str = "999999999999", region: str = "eu-west-1") -> object:
    template = parse_template(f"{TEXT}  one: {expression}\n", Path("template.yaml"))
    assert isinstance(template, Template)
    resolver = TargetResolver(template, {"Stage": "prod"}, region=region, account=account, partition="aws-cn")
    return resolver.resolve(template.sections.mapping("Values")["one"])


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("!Ref Stage", "prod"),
        ("!Ref Table", "prod-orders"),
        ("!Ref AWS::Region", "eu-west-1"),
        ("!Ref AWS::AccountId", "999999999999"),
        ("!Ref AWS::Partition", "aws-cn"),
        ("!GetAtt Queue.Arn", "arn:aws-cn:sqs:eu-west-1:999999999999:jobs"),
        ("!Ref Queue", "https://sqs.eu-west-1.amazonaws.com/999999999999/jobs"),
        ("!Sub '${AWS::AccountId}/${Named}'", "999999999999/named"),
        ("us-east-1", "us-east-1"),
    ],
)
def test_what_the_target_tells(expression: str, value: str) -> None:
    assert resolved(expression) == value


@pytest.mark.parametrize(
    "expression",
    ["!Ref AWS::StackName", "!Sub '${AWS::StackName}-x'", "!Ref Topic", "!Ref Other", "!GetAtt Other.Arn"],
)
def test_what_only_a_stack_knows(expression: str) -> None:
    assert isinstance(resolved(expression), Unknown)


def test_the_account_of_a_function_that_is_not_there_is_not_known() -> None:
    assert isinstance(resolved("!GetAtt Queue.Arn", account=""), Unknown)
    assert resolved("!Ref Table", account="") == "prod-orders"
