"""What `Ref` and `Fn::GetAtt` give for resources whose names a template states (LAMBDA_FACTS §8.6)."""

from dataclasses import dataclass, field
from typing import Protocol

from workbench.project.marked import Marked
from workbench.project.template import Template

REGION = "us-east-1"
ACCOUNT_ID = "123456789012"
FUNCTION_TYPES = ("AWS::Serverless::Function", "AWS::Lambda::Function")


class CannotResolveError(Exception):
    """A value is known only to a deployment, or the expression is wrong; never leaves the resolver."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NameResolver(Protocol):
    """The part of the resolver that names need."""

    template: Template
    stand_ins: bool

    def text(self, value: object) -> str:
        """`value` resolved to text; raises CannotResolveError."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A resource type: the property that states its name, and formats with `{name}`, `{region}` and `{account}`.

    The property is empty where a deployment always chooses the name.
    """

    name: str
    ref: str = "{name}"
    attributes: dict[str, str] = field(default_factory=dict)


def _arn(service: str, rest: str) -> str:
    return f"arn:aws:{service}:{{region}}:{{account}}:{rest}"


_FUNCTION = Kind("FunctionName", attributes={"Arn": _arn("lambda", "function:{name}")})
_TABLE = Kind("TableName", attributes={"Arn": _arn("dynamodb", "table/{name}")})
_MACHINE_ARN = _arn("states", "stateMachine:{name}")
_TOPIC_ARN = _arn("sns", "{name}")
_MACHINE = {"Arn": _MACHINE_ARN, "Name": "{name}"}

KINDS = {
    "AWS::Serverless::Function": _FUNCTION,
    "AWS::Lambda::Function": _FUNCTION,
    "AWS::DynamoDB::Table": _TABLE,
    "AWS::DynamoDB::GlobalTable": _TABLE,
    "AWS::Serverless::SimpleTable": _TABLE,
    "AWS::SQS::Queue": Kind(
        "QueueName",
        "https://sqs.{region}.amazonaws.com/{account}/{name}",
        {
            "Arn": _arn("sqs", "{name}"),
            "QueueName": "{name}",
            "QueueUrl": "https://sqs.{region}.amazonaws.com/{account}/{name}",
        },
    ),
    "AWS::SNS::Topic": Kind("TopicName", _TOPIC_ARN, {"TopicArn": _TOPIC_ARN, "TopicName": "{name}"}),
    "AWS::S3::Bucket": Kind(
        "BucketName",
        attributes={
            "Arn": "arn:aws:s3:::{name}",
            "DomainName": "{name}.s3.amazonaws.com",
            "RegionalDomainName": "{name}.s3.{region}.amazonaws.com",
        },
    ),
    "AWS::StepFunctions::StateMachine": Kind("StateMachineName", _MACHINE_ARN, _MACHINE),
    "AWS::Serverless::StateMachine": Kind("Name", _MACHINE_ARN, _MACHINE),
    "AWS::Events::EventBus": Kind("Name", attributes={"Arn": _arn("events", "event-bus/{name}"), "Name": "{name}"}),
    "AWS::Events::Rule": Kind("Name"),
    "AWS::Kinesis::Stream": Kind("Name", attributes={"Arn": _arn("kinesis", "stream/{name}")}),
    "AWS::KinesisFirehose::DeliveryStream": Kind(
        "DeliveryStreamName", attributes={"Arn": _arn("firehose", "deliverystream/{name}")}
    ),
    "AWS::Logs::LogGroup": Kind("LogGroupName", attributes={"Arn": _arn("logs", "log-group:{name}:*")}),
    "AWS::IAM::Role": Kind("RoleName"),
    "AWS::SSM::Parameter": Kind("Name"),
    "AWS::EFS::AccessPoint": Kind(
        "", attributes={"Arn": _arn("elasticfilesystem", "access-point/{name}"), "AccessPointId": "{name}"}
    ),
    "AWS::ECS::Cluster": Kind("ClusterName", attributes={"Arn": _arn("ecs", "cluster/{name}")}),
}


def reference(resolver: NameResolver, name: str) -> str:
    """What `Ref` gives for the resource `name`; raises CannotResolveError."""
    if "." in name:
        return _generated(resolver, *name.split(".", 1))
    kind, resource = _kind(resolver, name)
    return _fill(kind.ref, _physical_name(resolver, name, kind, resource))


def attribute(resolver: NameResolver, name: str, attribute_name: str) -> str:
    """What `Fn::GetAtt` gives for an attribute of the resource `name`; raises CannotResolveError."""
    kind, resource = _kind(resolver, name)
    properties = resource.mapping("Properties")
    if resource.get("Type") == "AWS::SSM::Parameter" and attribute_name in ("Value", "Type"):
        return resolver.text(properties.get(attribute_name, ""))
    if attribute_name not in kind.attributes:
        raise CannotResolveError(f"{name}.{attribute_name} is known only after a deployment")
    return _fill(kind.attributes[attribute_name], _physical_name(resolver, name, kind, resource))


def _kind(resolver: NameResolver, name: str) -> tuple[Kind, Marked]:
    resource = resolver.template.resource(name)
    if resource is None:
        where = "is made by the deployment, or is" if resolver.template.is_sam else "is"
        raise CannotResolveError(f"{name} {where} not in the template")
    type_name = resource.get("Type")
    kind = KINDS.get(type_name) if isinstance(type_name, str) else None
    if kind is None:
        raise CannotResolveError(f"The name of {name} ({type_name}) is known only after a deployment")
    return kind, resource


def _physical_name(resolver: NameResolver, logical_id: str, kind: Kind, resource: Marked) -> str:
    properties = resource.mapping("Properties")
    if kind.name not in properties:
        if resource.get("Type") in FUNCTION_TYPES or resolver.stand_ins:
            return logical_id
        lacking = f" has no {kind.name}, so" if kind.name else ":"
        raise CannotResolveError(f"{logical_id}{lacking} a deployment chooses its name")
    try:
        return resolver.text(properties[kind.name])
    except CannotResolveError:
        if resolver.stand_ins:
            return logical_id
        raise


def _generated(resolver: NameResolver, logical_id: str, suffix: str) -> str:
    kind, resource = _kind(resolver, logical_id)
    alias = resource.mapping("Properties").get("AutoPublishAlias")
    if resource.get("Type") != FUNCTION_TYPES[0] or suffix != "Alias" or alias is None:
        raise CannotResolveError(f"{logical_id}.{suffix} is known only after a deployment")
    name = _physical_name(resolver, logical_id, kind, resource)
    return f"{_fill(kind.attributes['Arn'], name)}:{resolver.text(alias)}"


def _fill(pattern: str, name: str) -> str:
    return pattern.replace("{region}", REGION).replace("{account}", ACCOUNT_ID).replace("{name}", name)
