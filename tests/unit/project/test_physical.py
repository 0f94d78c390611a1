import pytest

from tests.unit.project.samples import resolver, template
from workbench.project.intrinsics import template_resolver
from workbench.project.physical import KINDS
from workbench.project.resolver import Unknown

TEMPLATE = """
Transform: AWS::Serverless-2016-10-31
Resources:
  Plain: {Type: AWS::Serverless::Function, Properties: {Handler: x}}
  Named: {Type: AWS::Lambda::Function, Properties: {FunctionName: orders}}
  Aliased: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live}}
  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs}}
  Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: news}}
  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: files}}
  NoName: {Type: AWS::S3::Bucket}
  Machine: {Type: AWS::Serverless::StateMachine, Properties: {Name: flow}}
  Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /app}}
  Setting: {Type: AWS::SSM::Parameter, Properties: {Name: /a, Value: !Ref Bucket, Type: String}}
  Api: {Type: AWS::Serverless::Api, Properties: {Name: api}}
  Odd: {Type: [1]}
"""


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ({"Ref": "Plain"}, "Plain"),
        ({"Ref": "Named"}, "orders"),
        ({"Fn::GetAtt": ["Plain", "Arn"]}, "arn:aws:lambda:us-east-1:123456789012:function:Plain"),
        ({"Ref": "Aliased.Alias"}, "arn:aws:lambda:us-east-1:123456789012:function:Aliased:live"),
        ({"Ref": "Queue"}, "https://sqs.us-east-1.amazonaws.com/123456789012/jobs"),
        ({"Fn::GetAtt": ["Queue", "Arn"]}, "arn:aws:sqs:us-east-1:123456789012:jobs"),
        ({"Fn::GetAtt": ["Queue", "QueueName"]}, "jobs"),
        ({"Ref": "Topic"}, "arn:aws:sns:us-east-1:123456789012:news"),
        ({"Fn::GetAtt": ["Topic", "TopicName"]}, "news"),
        ({"Ref": "Bucket"}, "files"),
        ({"Fn::GetAtt": ["Bucket", "Arn"]}, "arn:aws:s3:::files"),
        ({"Ref": "Machine"}, "arn:aws:states:us-east-1:123456789012:stateMachine:flow"),
        ({"Fn::GetAtt": ["Logs", "Arn"]}, "arn:aws:logs:us-east-1:123456789012:log-group:/app:*"),
        ({"Ref": "Setting"}, "/a"),
        ({"Fn::GetAtt": ["Setting", "Value"]}, "files"),
    ],
)
def test_stated_names(expression: dict[str, object], expected: str) -> None:
    assert resolver(TEMPLATE).resolve(expression) == expected


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ({"Ref": "NoName"}, "NoName has no BucketName"),
        ({"Ref": "Plain.Version"}, "Plain.Version is known only after a deployment"),
        ({"Ref": "Plain.Alias"}, "Plain.Alias is known only after a deployment"),
        ({"Fn::GetAtt": ["Queue", "Unheard"]}, "Queue.Unheard is known only after a deployment"),
        ({"Ref": "Api"}, "The name of Api (AWS::Serverless::Api) is known only after a deployment"),
        ({"Ref": "Odd"}, "is known only after a deployment"),
        ({"Ref": "PlainRole"}, "PlainRole is made by the deployment, or is not in the template"),
    ],
)
def test_names_that_a_deployment_chooses(expression: dict[str, object], reason: str) -> None:
    found = resolver(TEMPLATE).resolve(expression)
    assert isinstance(found, Unknown)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ({"Ref": "NoName"}, "NoName"),
        ({"Fn::GetAtt": ["Jobs", "Arn"]}, "arn:aws:sqs:us-east-1:123456789012:Jobs"),
        ({"Ref": "Asked"}, "arn:aws:sns:us-east-1:123456789012:Asked"),
        ({"Fn::GetAtt": "Point.Arn"}, "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/Point"),
        ({"Fn::GetAtt": ["Queue", "Arn"]}, "arn:aws:sqs:us-east-1:123456789012:jobs"),
    ],
)
def test_logical_ids_stand_in_for_names_on_demand(expression: dict[str, object], expected: str) -> None:
    text = TEMPLATE + "  Jobs: {Type: AWS::SQS::Queue}\n  Point: {Type: AWS::EFS::AccessPoint}\n"
    text += "  Asked: {Type: AWS::SNS::Topic, Properties: {TopicName: !ImportValue x}}\n"
    assert template_resolver(template(text), stand_ins=True).resolve(expression) == expected
    if "jobs" not in expected:
        assert isinstance(resolver(text).resolve(expression), Unknown)


def test_every_format_uses_known_places_only() -> None:
    for kind in KINDS.values():
        for pattern in (kind.ref, *kind.attributes.values()):
            assert pattern.format(name="n", region="r", account="a")
