"""Follows the changes of a DynamoDB table."""

import base64
import logging
from decimal import Decimal

logger = logging.getLogger(__name__)


def handler(event, context):
    """Handle the changes in order, up to the first that fails.

    Lambda sends the batch again from that one on (ReportBatchItemFailures in the template).
    """
    for record in event["Records"]:
        number = record["dynamodb"]["SequenceNumber"]
        try:
            handle(record["eventName"], record["dynamodb"])
        except Exception:
            logger.exception("record %s failed", number)
            return {"batchItemFailures": [{"itemIdentifier": number}]}
    return {"batchItemFailures": []}


def handle(kind, change):
    """Do what is to be done with one change: INSERT, MODIFY or REMOVE."""
    keys = plain({"M": change["Keys"]})
    before, after = (plain({"M": change.get(image, {})}) for image in ("OldImage", "NewImage"))
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    logger.info("%s of %s: %s", kind, keys, ", ".join(changed))


def plain(value):
    """A value of DynamoDB's JSON as Python's own; boto3 would take no binary ones, which streams send in base64."""
    ((kind, inner),) = value.items()
    match kind:
        case "N":
            return Decimal(inner)
        case "B":
            return base64.b64decode(inner)
        case "NULL":
            return None
        case "M":
            return {name: plain(each) for name, each in inner.items()}
        case "L":
            return [plain(each) for each in inner]
        case "SS" | "NS" | "BS":
            return {plain({kind[0]: each}) for each in inner}
        case _:
            return inner
