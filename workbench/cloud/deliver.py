"""Sends records and dead letters to SQS, SNS, EventBridge and S3 (LAMBDA_FACTS §4.3, §4.4)."""

import asyncio
from typing import Any

from workbench.cloud.session import CloudSession, told_as_ours, traced
from workbench.model.delivery import Attribute, Delivery, TargetKind
from workbench.model.errors import CloudError, CloudRefusedError


class DestinationSender:
    """Sends what a Deliver is given, in a thread; `endpoint_url` is an emulator's, empty for the AWS account itself.

    A target is reached in the region of its ARN; `region` is for buckets, whose ARNs have none.
    """

    def __init__(self, endpoint_url: str = "", region: str = "us-east-1", profile: str = "") -> None:
        self._session = CloudSession(endpoint_url, region, profile)
        self._queue_urls: dict[str, str] = {}

    async def __call__(self, delivery: Delivery) -> None:
        """Send it. Raises CloudError."""
        await asyncio.to_thread(self._send, delivery)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _send(self, delivery: Delivery) -> None:
        what = f"The result of {delivery.function} could not be sent to {delivery.target}."
        with told_as_ours(what), traced(delivery.trace_id):
            self._send_by_kind(delivery)

    def _send_by_kind(self, delivery: Delivery) -> None:
        match delivery.kind:
            case TargetKind.SQS:
                self._to_queue(delivery)
            case TargetKind.SNS:
                self._to_topic(delivery)
            case TargetKind.EVENTS:
                self._to_bus(delivery)
            case TargetKind.S3:
                self._to_bucket(delivery)
            case TargetKind.LAMBDA | TargetKind.UNKNOWN:
                raise CloudError(f"{delivery.target} is no queue, topic, bus or bucket.")

    def _client(self, service: str, target: str) -> Any:
        return self._session.client(service, _parts(target)[3])

    def _to_queue(self, delivery: Delivery) -> None:
        client = self._client("sqs", delivery.target)
        system = {"AWSTraceHeader": {"DataType": "String", "StringValue": delivery.trace_id}}
        client.send_message(
            QueueUrl=self._queue_url(client, delivery.target),
            MessageBody=_text(delivery),
            MessageAttributes=_attributes(delivery.attributes),
            MessageSystemAttributes=system if delivery.trace_id else {},
        )

    def _queue_url(self, client: Any, arn: str) -> str:
        if arn not in self._queue_urls:
            *_rest, account, name = _parts(arn)
            answer = client.get_queue_url(QueueName=name, QueueOwnerAWSAccountId=account)
            self._queue_urls[arn] = str(answer["QueueUrl"])
        return self._queue_urls[arn]

    def _to_topic(self, delivery: Delivery) -> None:
        self._client("sns", delivery.target).publish(
            TopicArn=delivery.target,
            Message=_text(delivery),
            MessageAttributes=_attributes(delivery.attributes),
        )

    def _to_bus(self, delivery: Delivery) -> None:
        entry = {
            "Source": "lambda",
            "DetailType": delivery.detail_type,
            "Detail": _text(delivery),
            "Resources": list(delivery.resources),
            "EventBusName": delivery.target,
        }
        if delivery.trace_id:
            entry["TraceHeader"] = delivery.trace_id
        answer = self._client("events", delivery.target).put_events(Entries=[entry])
        if answer.get("FailedEntryCount"):
            failed = answer["Entries"][0]
            code = str(failed.get("ErrorCode", ""))
            raise CloudRefusedError(
                code, f"{delivery.target} took no event.", f"{code}: {failed.get('ErrorMessage', '')}"
            )

    def _to_bucket(self, delivery: Delivery) -> None:
        self._client("s3", delivery.target).put_object(
            Bucket=_parts(delivery.target)[5],
            Key=delivery.key,
            Body=delivery.body,
            ContentType="application/json",
        )


def _parts(arn: str) -> list[str]:
    """`arn`, partition, service, region, account and the resource's own name."""
    parts = arn.split(":", 5)
    if len(parts) != 6:
        raise CloudError(f"{arn!r} is no ARN.")
    return parts


def _text(delivery: Delivery) -> str:
    return delivery.body.decode("utf-8", errors="replace")


def _attributes(attributes: tuple[Attribute, ...]) -> dict[str, dict[str, str]]:
    return {each.name: {"DataType": each.type, "StringValue": each.value} for each in attributes}
