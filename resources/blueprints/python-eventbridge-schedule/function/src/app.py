"""Runs every hour and works on the hour before."""

import logging
from datetime import datetime, timedelta

logger = logging.getLogger(__name__)
PERIOD = timedelta(hours=1)


def handler(event, context):
    """Work on the hour before the one in which this was due.

    The event's time counts, not the clock: a run that comes late or twice works on the same hour.
    """
    due = datetime.fromisoformat(event["time"])
    end = due.replace(minute=0, second=0, microsecond=0)
    return work(end - PERIOD, end)


def work(start, end):
    """Do what is to be done for the time from `start` up to `end`."""
    logger.info("working on %s to %s", start.isoformat(), end.isoformat())
    return {"from": start.isoformat(), "to": end.isoformat()}
