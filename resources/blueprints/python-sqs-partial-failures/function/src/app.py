"""Works through the messages of an SQS queue."""

import json
import logging

logger = logging.getLogger(__name__)


def handler(event, context):
    """Handle each message, and name those that failed: only they come back (ReportBatchItemFailures).

    A message may come twice: handling it again must do no harm. In a FIFO queue those after a failed one have to come
    back too: break off there, and name the rest.
    """
    failed = [record["messageId"] for record in event["Records"] if not succeeds(record)]
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


def succeeds(record):
    """Whether the message was handled; what went wrong is in the log."""
    try:
        handle(json.loads(record["body"]))
    except Exception:
        attempt = record["attributes"]["ApproximateReceiveCount"]
        logger.exception("message %s failed, attempt %s", record["messageId"], attempt)
        return False
    return True


def handle(message):
    """Do what is to be done with one message; raise, and it comes back."""
    logger.info("order %s over %s", message["orderId"], message["amount"])
