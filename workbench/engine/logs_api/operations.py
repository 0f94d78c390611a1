"""The one table of operations of CloudWatch Logs that are done here."""

from collections.abc import Mapping

from workbench.engine.logs_api import event_operations, group_operations, stream_operations
from workbench.engine.logs_api.call import Run

LIVE_TAIL = "StartLiveTail"
"""Answers with a stream, and is in no table."""

OPERATIONS: Mapping[str, Run] = {
    **group_operations.OPERATIONS,
    **stream_operations.OPERATIONS,
    **event_operations.OPERATIONS,
}

WHY_NOT = (
    "The local service keeps log groups, streams and events, searches them and follows them; queries, metric and "
    "subscription filters, exports and the like are not part of it."
)
