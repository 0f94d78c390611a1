"""Answers requests of an HTTP API (payload format 2.0): prices a cart."""

import base64
import json
import logging

logger = logging.getLogger(__name__)


def handler(event, context):
    """Reply to one request. A client's mistake is an answer; an exception would become status 500."""
    try:
        items = read_items(event)
        total = sum(item["count"] * item["price"] for item in items)
    except (ValueError, KeyError, TypeError) as error:
        logger.warning("refused: %r", error)
        return reply(400, {"message": "The body must be JSON with a list of items."})
    cart = event["pathParameters"]["cart"]
    logger.info("cart %s: %d item(s)", cart, len(items))
    return reply(200, {"cart": cart, "items": len(items), "total": round(total, 2)})


def read_items(event):
    """The items in the request's body, which comes in base64 when it is binary. Raises ValueError, KeyError."""
    body = event.get("body") or ""
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body)
    return json.loads(body)["items"]


def reply(status, value):
    """A response of this status with `value` as JSON."""
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(value)}
