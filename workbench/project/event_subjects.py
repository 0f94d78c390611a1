"""What the properties of a trigger tell of the event that it sends, as ids of the event catalogue."""

import re
from collections.abc import Mapping

from workbench.project.marked import Marked
from workbench.project.template import Template

_SUB = re.compile(r"\$\{([A-Za-z0-9]+)(?:\.[A-Za-z0-9.]+)?\}")
_COGNITO = {
    "CreateAuthChallenge": "cognito/create-auth-challenge",
    "CustomMessage": "cognito/custom-message",
    "CustomEmailSender": "cognito/custom-email-sender",
    "CustomSMSSender": "cognito/custom-sms-sender",
    "DefineAuthChallenge": "cognito/define-auth-challenge",
    "PostAuthentication": "cognito/post-authentication",
    "PostConfirmation": "cognito/post-confirmation",
    "PreAuthentication": "cognito/pre-authentication",
    "PreSignUp": "cognito/pre-sign-up",
    "PreTokenGeneration": "cognito/pre-token-generation",
    "PreTokenGenerationConfig": "cognito/pre-token-generation-v2",
    "UserMigration": "cognito/user-migration",
    "VerifyAuthChallengeResponse": "cognito/verify-auth-challenge",
}
_S3 = (
    ("ObjectCreated:Copy", "s3/copy"),
    ("ObjectCreated:Post", "s3/post"),
    ("ObjectCreated:CompleteMultipartUpload", "s3/complete-multipart-upload"),
    ("ObjectRemoved:DeleteMarkerCreated", "s3/delete-marker-created"),
    ("ObjectRemoved", "s3/delete"),
    ("LifecycleExpiration:DeleteMarkerCreated", "s3/delete-marker-created"),
    ("LifecycleExpiration", "s3/lifecycle-expiration"),
    ("ObjectRestore", "s3/restore-completed"),
    ("ObjectTagging", "s3/tagging-put"),
)
_EVENT_BRIDGE = (
    ("aws.s3", "Object Deleted", "eventbridge/s3-object-deleted"),
    ("aws.s3", "", "eventbridge/s3-object-created"),
    ("aws.ec2", "", "eventbridge/ec2-state-change"),
)


def referred(value: object) -> str:
    """The logical id that `!Ref`, `!GetAtt` or a `!Sub` of one name means; empty for anything else."""
    match value:
        case {"Ref": str(name)} | {"Fn::GetAtt": [str(name), *_]}:
            return name
        case {"Fn::GetAtt": str(text)}:
            return text.partition(".")[0]
        case {"Fn::Sub": str(text)} if found := _SUB.search(text):
            return found[1]
        case _:
            return ""


def refers_to(value: object, logical_id: str) -> bool:
    """Whether a value means that resource, or names a function so."""
    return referred(value) == logical_id or value == logical_id


def s3_events(_template: Template, properties: Mapping[str, object]) -> str:
    """By the first of `Events`; most are about objects that were stored."""
    events = properties.get("Events")
    first = str(next(iter(events), "") if isinstance(events, list) else events).removeprefix("s3:")
    return next((event_id for begin, event_id in _S3 if first.startswith(begin)), "s3/put")


def stream(service: str, properties: Mapping[str, object]) -> str:
    """Of Kinesis or DynamoDB: windows have events of their own."""
    return f"{service}/{'tumbling-window' if properties.get('TumblingWindowInSeconds') else 'stream'}"


def queue(template: Template, source: object) -> str:
    """Of SQS: a queue is first-in-first-out by its name, or by its resource."""
    resource = template.resource(referred(source)) or Marked()
    fifo = resource.mapping("Properties").get("FifoQueue") in (True, "true")
    return "sqs/fifo-queue" if fifo or (isinstance(source, str) and source.endswith(".fifo")) else "sqs/standard-queue"


def message_broker(template: Template, broker: object, properties: Mapping[str, object]) -> str:
    """Of Amazon MQ: the broker's resource names its engine, and only RabbitMQ has virtual hosts."""
    resource = template.resource(referred(broker)) or Marked()
    engine = str(resource.mapping("Properties").get("EngineType", "")).upper()
    accesses = properties.get("SourceAccessConfigurations")
    hosts = isinstance(accesses, list) and any(
        isinstance(one, Mapping) and one.get("Type") == "VIRTUAL_HOST" for one in accesses
    )
    return "mq/rabbitmq" if engine == "RABBITMQ" or (hosts and engine != "ACTIVEMQ") else "mq/activemq"


def http_api(_template: Template, properties: Mapping[str, object]) -> str:
    """By the format that is asked for; 2.0 is SAM's default."""
    if str(properties.get("PayloadFormatVersion", "2.0")) in ("1", "1.0"):
        return "api-gateway/http-v1"
    auth = properties.get("Auth")
    return "api-gateway/http-v2-jwt" if isinstance(auth, Mapping) and auth.get("Authorizer") else "api-gateway/http-v2"


def cognito_trigger(_template: Template, properties: Mapping[str, object]) -> str:
    """By the first of `Trigger`."""
    trigger = properties.get("Trigger")
    first = next(iter(trigger), "") if isinstance(trigger, list) else trigger
    return _COGNITO.get(str(first), "cognito/pre-sign-up")


def event_pattern(_template: Template, properties: Mapping[str, object]) -> str:
    """Of EventBridge: by the source and the detail type that the pattern asks for."""
    pattern = properties.get("Pattern")
    asked = pattern if isinstance(pattern, Mapping) else {}
    sources, details = (_texts(asked.get(key)) for key in ("source", "detail-type"))
    for source, detail, event_id in _EVENT_BRIDGE:
        if source in sources and (not detail or detail in details):
            return event_id
    return "eventbridge/custom-event"


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
