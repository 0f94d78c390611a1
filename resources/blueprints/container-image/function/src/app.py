"""Greets from a container image."""

import logging
import platform

logger = logging.getLogger(__name__)


def handler(event, context):
    """Return a greeting. `event` is the parsed JSON, and what is returned becomes JSON again."""
    name = event.get("name") or "world"
    logger.info("greeting %s from Python %s", name, platform.python_version())
    return {"message": f"Hello, {name}"}
