"""Properties of triggers, and the events that they lead to."""

from pathlib import Path

import pytest

from workbench.project import event_subjects as subjects
from workbench.project.event_catalogue import load_catalogue
from workbench.project.marked import Marked
from workbench.project.template import Template, parse_template

NONE = Template(Path("/t"), Marked(), is_sam=True)


def known(event_id: str) -> str:
    """The id, which the catalogue must have."""
    assert event_id in {one.id for one in load_catalogue().types}
    return event_id


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"Ref": "Q"}, "Q"),
        ({"Fn::GetAtt": ["Q", "Arn"]}, "Q"),
        ({"Fn::GetAtt": "Q.Arn"}, "Q"),
        ({"Fn::Sub": "${Q.Arn}:live"}, "Q"),
        ({"Fn::Sub": "plain"}, ""),
        ("Q", ""),
        (None, ""),
    ],
)
def test_references(value: object, name: str) -> None:
    assert subjects.referred(value) == name
    assert subjects.refers_to(value, "Q") == (name == "Q" or value == "Q")


@pytest.mark.parametrize(
    ("events", "event_id"),
    [
        ("s3:ObjectCreated:*", "s3/put"),
        (["s3:ObjectCreated:Copy", "s3:ObjectRemoved:*"], "s3/copy"),
        ("s3:ObjectCreated:Post", "s3/post"),
        ("s3:ObjectCreated:CompleteMultipartUpload", "s3/complete-multipart-upload"),
        ("s3:ObjectRemoved:DeleteMarkerCreated", "s3/delete-marker-created"),
        ("s3:LifecycleExpiration:*", "s3/lifecycle-expiration"),
        ("s3:ObjectRestore:Completed", "s3/restore-completed"),
        ("s3:ObjectTagging:*", "s3/tagging-put"),
        ({"Ref": "Parameter"}, "s3/put"),
        (None, "s3/put"),
    ],
)
def test_buckets(events: object, event_id: str) -> None:
    assert known(subjects.s3_events(NONE, {"Events": events})) == event_id


def test_streams() -> None:
    for service in ("kinesis", "dynamodb"):
        assert known(subjects.stream(service, {})) == f"{service}/stream"
        assert known(subjects.stream(service, {"TumblingWindowInSeconds": 60})) == f"{service}/tumbling-window"


def test_brokers() -> None:
    text = "Resources:\n  B:\n    Type: AWS::AmazonMQ::Broker\n    Properties: {EngineType: RabbitMQ}\n"
    template = parse_template(text, Path("/t.yaml"))
    assert isinstance(template, Template)
    hosts = {"SourceAccessConfigurations": [{"Type": "VIRTUAL_HOST", "URI": "/"}]}
    assert known(subjects.message_broker(template, {"Fn::GetAtt": ["B", "Arn"]}, {})) == "mq/rabbitmq"
    assert subjects.message_broker(NONE, "arn:aws:mq:x", hosts) == "mq/rabbitmq"
    assert known(subjects.message_broker(NONE, "arn:aws:mq:x", {})) == "mq/activemq"


def test_http_apis() -> None:
    assert known(subjects.http_api(NONE, {"Auth": {"Authorizer": "A"}})) == "api-gateway/http-v2-jwt"
    assert known(subjects.http_api(NONE, {"PayloadFormatVersion": "2.0"})) == "api-gateway/http-v2"


@pytest.mark.parametrize(
    "trigger",
    [
        "CreateAuthChallenge", "CustomMessage", "CustomEmailSender", "CustomSMSSender", "DefineAuthChallenge",
        "PostAuthentication", "PostConfirmation", "PreAuthentication", "PreTokenGeneration",
        "PreTokenGenerationConfig", "UserMigration", "VerifyAuthChallengeResponse",
    ],
)  # fmt: skip
def test_each_trigger_of_cognito_has_its_own(trigger: str) -> None:
    found = known(subjects.cognito_trigger(NONE, {"Trigger": trigger}))
    assert found != "cognito/pre-sign-up"
    assert subjects.cognito_trigger(NONE, {"Trigger": [trigger, "PreSignUp"]}) == found


@pytest.mark.parametrize(
    ("pattern", "event_id"),
    [
        ({"source": ["aws.s3"], "detail-type": ["Object Created"]}, "eventbridge/s3-object-created"),
        ({"source": ["aws.s3"], "detail-type": ["Object Deleted"]}, "eventbridge/s3-object-deleted"),
        ({"source": ["aws.ec2"]}, "eventbridge/ec2-state-change"),
        ({"source": ["shop.orders"]}, "eventbridge/custom-event"),
        ({"source": [{"prefix": "aws."}]}, "eventbridge/custom-event"),
        ("nonsense", "eventbridge/custom-event"),
    ],
)
def test_patterns(pattern: object, event_id: str) -> None:
    assert known(subjects.event_pattern(NONE, {"Pattern": pattern})) == event_id
