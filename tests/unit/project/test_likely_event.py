"""Every way to have a function invoked has an event of the catalogue."""

from pathlib import Path

import pytest

from workbench.project.event_catalogue import load_catalogue
from workbench.project.likely_event import PRINCIPALS, SAM_EVENTS, likely_event
from workbench.project.template import Template, parse_template

HEAD = "Transform: AWS::Serverless-2016-10-31\nResources:\n"
FUNCTION = "  F:\n    Type: AWS::Serverless::Function\n"


def template(text: str) -> Template:
    found = parse_template(text, Path("/template.yaml"))
    assert isinstance(found, Template)
    return found


def likely(events: str, more: str = "") -> str:
    """Of a SAM function with these events."""
    lines = "".join(f"        {line}\n" for line in events.splitlines())
    return likely_event(template(f"{HEAD}{FUNCTION}    Properties:\n      Events:\n{lines}{more}"), "F")


EVERY = {
    "S3": "s3/put",
    "SNS": "sns/notification",
    "Kinesis": "kinesis/stream",
    "DynamoDB": "dynamodb/stream",
    "SQS": "sqs/standard-queue",
    "DocumentDB": "documentdb/change-stream",
    "MSK": "kafka/msk",
    "SelfManagedKafka": "kafka/self-managed",
    "MQ": "mq/activemq",
    "Api": "api-gateway/rest-proxy",
    "HttpApi": "api-gateway/http-v2",
    "WebSocketApi": "api-gateway/websocket-message",
    "Schedule": "eventbridge/scheduled",
    "ScheduleV2": "scheduler/schedule",
    "CloudWatchEvent": "eventbridge/custom-event",
    "EventBridgeRule": "eventbridge/custom-event",
    "CloudWatchLogs": "cloudwatch-logs/subscription",
    "IoTRule": "iot/rule",
    "AlexaSkill": "alexa/skill-intent",
    "Cognito": "cognito/pre-sign-up",
}
"""The types of SAM's Events (LAMBDA_FACTS §8.3)."""


@pytest.mark.parametrize(("kind", "event_id"), EVERY.items())
def test_every_type_of_sam_s_events(kind: str, event_id: str) -> None:
    assert likely(f"E:\n  Type: {kind}") == event_id
    assert event_id in {one.id for one in load_catalogue().types}


def test_none_is_left_out() -> None:
    assert EVERY.keys() == SAM_EVENTS.keys()
    assert set(PRINCIPALS.values()) <= {one.id for one in load_catalogue().types}


@pytest.mark.parametrize(
    ("events", "event_id"),
    [
        ("E:\n  Type: S3\n  Properties: {Events: 's3:ObjectRemoved:*'}", "s3/delete"),
        ("E:\n  Type: HttpApi\n  Properties: {PayloadFormatVersion: '1.0'}", "api-gateway/http-v1"),
        ("A:\n  Type: Unheard\nB:\n  Type: SQS", "sqs/standard-queue"),
        ("A:\n  Type: SNS\n  Properties: {SqsSubscription: true}", "sqs/standard-queue"),
        ("A:\n  Type: SQS\n  Properties: {Queue: !GetAtt Q.Arn}", "sqs/fifo-queue"),
        ("A: nothing", ""),
    ],
)
def test_properties_tell_more(events: str, event_id: str) -> None:
    more = "  Q:\n    Type: AWS::SQS::Queue\n    Properties: {FifoQueue: true}\n"
    assert likely(events, more) == event_id


def test_a_function_url() -> None:
    text = f"{HEAD}{FUNCTION}    Properties:\n      FunctionUrlConfig: {{AuthType: NONE}}\n"
    assert likely_event(template(text), "F") == "lambda-url/request"
    assert likely_event(template(text), "Other") == ""


MAPPING = """\
  M:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {FunctionName: !Ref F, %s}
"""
PERMISSION = """\
  P:
    Type: AWS::Lambda::Permission
    Properties: {%s}
"""
URL = """\
  U:
    Type: AWS::Lambda::Url
    Properties: {%s}
"""


@pytest.mark.parametrize(
    ("more", "event_id"),
    [
        (MAPPING % "EventSourceArn: !GetAtt T.StreamArn", "dynamodb/stream"),
        (MAPPING % "EventSourceArn: 'arn:aws:sqs:eu-west-1:1:a.fifo'", "sqs/fifo-queue"),
        (MAPPING % "EventSourceArn: 'arn:aws:kafka:eu-west-1:1:cluster/a'", "kafka/msk"),
        (MAPPING % "EventSourceArn: nonsense", ""),
        (MAPPING % "SelfManagedEventSource: {}", "kafka/self-managed"),
        (PERMISSION % "FunctionName: !GetAtt F.Arn, Principal: sns.amazonaws.com", "sns/notification"),
        (PERMISSION % "FunctionName: !Ref G, Principal: s3.amazonaws.com", ""),
        (URL % "TargetFunctionArn: !Sub '${F.Arn}'", "lambda-url/request"),
    ],
)
def test_resources_of_plain_cloudformation(more: str, event_id: str) -> None:
    table = "  T:\n    Type: AWS::DynamoDB::Table\n"
    text = f"Resources:\n  F:\n    Type: AWS::Lambda::Function\n{table}{more}"
    assert likely_event(template(text), "F") == event_id
