"""Handles objects as they are stored in a bucket."""

import logging
from urllib.parse import unquote_plus

logger = logging.getLogger(__name__)


def handler(event, context):
    """Handle each object that the event tells of.

    S3 may send an event twice, and Lambda sends it again when this raises: doing it again must do no harm.
    """
    return {"objects": [handle(record["s3"]) for record in event["Records"]]}


def handle(s3):
    """Do what is to be done with one object."""
    bucket = s3["bucket"]["name"]
    key = unquote_plus(s3["object"]["key"])  # S3 sends keys form-encoded: "+" stands for a blank
    size = s3["object"]["size"]
    logger.info("handling s3://%s/%s, %d bytes", bucket, key, size)
    # To read it, make the client outside of the handler, so that a warm environment uses it again:
    #   s3_client = boto3.client("s3")
    #   body = s3_client.get_object(Bucket=bucket, Key=key)["Body"]
    return {"bucket": bucket, "key": key, "bytes": size}
