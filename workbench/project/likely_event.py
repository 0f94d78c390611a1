"""Which event a function is likely to get: the catalogue id that belongs to what its template has it invoked by.

Sources: LAMBDA_FACTS §8.3 (SAM's event types), §7 (event source mappings); AWS::Lambda::Permission for the rest.
"""

from collections.abc import Callable, Iterator, Mapping

from workbench.project.event_subjects import (
    cognito_trigger,
    event_pattern,
    http_api,
    message_broker,
    queue,
    refers_to,
    s3_events,
    stream,
)
from workbench.project.marked import Marked
from workbench.project.template import Template

Subject = Callable[[Template, Marked], str]
"""Says the id of an event by the properties of what sends it."""


def _always(event_id: str) -> Subject:
    return lambda _template, _properties: event_id


SAM_EVENTS: Mapping[str, Subject] = {
    "S3": s3_events,
    "SNS": lambda _template, one: "sqs/standard-queue" if one.get("SqsSubscription") else "sns/notification",
    "Kinesis": lambda _template, one: stream("kinesis", one),
    "DynamoDB": lambda _template, one: stream("dynamodb", one),
    "SQS": lambda template, one: queue(template, one.get("Queue")),
    "DocumentDB": _always("documentdb/change-stream"),
    "MSK": _always("kafka/msk"),
    "SelfManagedKafka": _always("kafka/self-managed"),
    "MQ": lambda template, one: message_broker(template, one.get("Broker"), one),
    "Api": _always("api-gateway/rest-proxy"),
    "HttpApi": http_api,
    "WebSocketApi": _always("api-gateway/websocket-message"),
    "Schedule": _always("eventbridge/scheduled"),
    "ScheduleV2": _always("scheduler/schedule"),
    "CloudWatchEvent": event_pattern,
    "EventBridgeRule": event_pattern,
    "CloudWatchLogs": _always("cloudwatch-logs/subscription"),
    "IoTRule": _always("iot/rule"),
    "AlexaSkill": _always("alexa/skill-intent"),
    "Cognito": cognito_trigger,
}
"""By the `Type` of an entry of `Events`."""

PRINCIPALS: Mapping[str, str] = {
    "s3": "s3/put",
    "sns": "sns/notification",
    "events": "eventbridge/scheduled",
    "scheduler": "scheduler/schedule",
    "apigateway": "api-gateway/rest-proxy",
    "elasticloadbalancing": "alb/request",
    "logs": "cloudwatch-logs/subscription",
    "cognito-idp": "cognito/pre-sign-up",
    "cognito-sync": "cognito-sync/sync",
    "iot": "iot/rule",
    "ses": "ses/email-received",
    "lex": "lex-v1/book-car",
    "lexv2": "lex/fulfillment",
    "connect": "connect/contact-flow",
    "config": "config/configuration-change",
    "codepipeline": "codepipeline/job",
    "codecommit": "codecommit/push",
    "secretsmanager": "secrets-manager/rotation",
    "alexa-appkit": "alexa/skill-intent",
    "alexa-connectedhome": "alexa/smart-home-discovery",
    "bedrock": "bedrock/agent-function",
    "vpc-lattice": "vpc-lattice/request-v2",
    "transfer": "transfer-family/identity-provider",
    "batchoperations.s3": "s3-batch/task-v2",
}
"""By who may invoke the function, without `.amazonaws.com`; for plain CloudFormation."""

_SOURCES: Mapping[str, Subject] = {
    "AWS::SQS::Queue": lambda template, one: queue(template, one.get("EventSourceArn")),
    "AWS::Kinesis::Stream": lambda _template, one: stream("kinesis", one),
    "AWS::DynamoDB::Table": lambda _template, one: stream("dynamodb", one),
    "AWS::Serverless::SimpleTable": lambda _template, one: stream("dynamodb", one),
    "AWS::DocDB::DBCluster": _always("documentdb/change-stream"),
    "AWS::MSK::Cluster": _always("kafka/msk"),
    "AWS::AmazonMQ::Broker": lambda template, one: message_broker(template, one.get("EventSourceArn"), one),
}
_ARN_SERVICES = {
    "sqs": "AWS::SQS::Queue",
    "kinesis": "AWS::Kinesis::Stream",
    "dynamodb": "AWS::DynamoDB::Table",
    "rds": "AWS::DocDB::DBCluster",
    "kafka": "AWS::MSK::Cluster",
    "mq": "AWS::AmazonMQ::Broker",
}


def likely_event(template: Template, logical_id: str) -> str:
    """The catalogue id of the event that the function's first trigger sends; empty when it has none that is known."""
    resource = template.resource(logical_id)
    if resource is None:
        return ""
    properties = resource.mapping("Properties")
    found = (*_events(template, properties), *_elsewhere(template, logical_id))
    return next((one for one in found if one), "lambda-url/request" if "FunctionUrlConfig" in properties else "")


def _events(template: Template, properties: Marked) -> Iterator[str]:
    for event in properties.mapping("Events").values():
        if isinstance(event, Marked):
            subject = SAM_EVENTS.get(str(event.get("Type")))
            if subject is not None:
                yield subject(template, event.mapping("Properties"))


def _elsewhere(template: Template, logical_id: str) -> Iterator[str]:
    """Resources of their own that have the function invoked."""
    for resource in template.resources.values():
        if not isinstance(resource, Marked):
            continue
        properties = resource.mapping("Properties")
        match resource.get("Type"):
            case "AWS::Lambda::EventSourceMapping" if refers_to(properties.get("FunctionName"), logical_id):
                yield _source(template, properties)
            case "AWS::Lambda::Permission" if refers_to(properties.get("FunctionName"), logical_id):
                yield PRINCIPALS.get(str(properties.get("Principal")).partition(".amazon")[0], "")
            case "AWS::Lambda::Url" if refers_to(properties.get("TargetFunctionArn"), logical_id):
                yield "lambda-url/request"
            case _:
                pass


def _source(template: Template, properties: Marked) -> str:
    """Of an event source mapping: by the resource that its ARN is of, or by the ARN."""
    if "SelfManagedEventSource" in properties:
        return "kafka/self-managed"
    arn = properties.get("EventSourceArn")
    if isinstance(arn, str):
        kind = _ARN_SERVICES.get(arn.split(":")[2] if arn.count(":") > 2 else "", "")
    else:
        named = (name for name in template.resources if refers_to(arn, name))
        kind = next((str(one.get("Type")) for name in named if (one := template.resource(name)) is not None), "")
    subject = _SOURCES.get(kind)
    return "" if subject is None else subject(template, properties)
