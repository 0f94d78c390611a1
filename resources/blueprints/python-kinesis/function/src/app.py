"""Reads JSON records of a Kinesis data stream."""

import base64
import json
import logging

logger = logging.getLogger(__name__)


def handler(event, context):
    """Handle the records in order, up to the first that fails.

    Lambda sends the batch again from that one on (ReportBatchItemFailures in the template).
    """
    for record in event["Records"]:
        kinesis = record["kinesis"]
        try:
            handle(kinesis["partitionKey"], json.loads(base64.b64decode(kinesis["data"])))
        except Exception:
            logger.exception("record %s failed", kinesis["sequenceNumber"])
            return {"batchItemFailures": [{"itemIdentifier": kinesis["sequenceNumber"]}]}
    return {"batchItemFailures": []}


def handle(partition_key, data):
    """Do what is to be done with one record; records of one partition key come in order."""
    logger.info("%s: %s", partition_key, json.dumps(data))
