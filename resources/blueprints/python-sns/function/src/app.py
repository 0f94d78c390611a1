"""Handles the notifications of an SNS topic."""

import json
import logging

logger = logging.getLogger(__name__)


def handler(event, context):
    """Handle the notification. When this raises, Lambda sends it again, twice at most.

    SNS sends one notification in an event; the list is there all the same.
    """
    return {"handled": [handle(record["Sns"]) for record in event["Records"]]}


def handle(sns):
    """Do what is to be done with one notification."""
    message = json.loads(sns["Message"])
    logger.info("%s: order %s over %s", sns.get("Subject"), message["orderId"], message["amount"])
    return message["orderId"]
