"""Greets whoever the event names."""

import logging

logger = logging.getLogger(__name__)


def handler(event, context):
    """Return a greeting. `event` is the parsed JSON, and what is returned becomes JSON again."""
    name = event.get("name") or "world"
    logger.info("greeting %s", name)
    return {"message": f"Hello, {name}"}
