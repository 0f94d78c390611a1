"""Stands in for Amazon S3, so that the sample runs offline.

A real function would have `boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"]` here.
"""

import hashlib
import random

PRODUCTS = {"tea": 4.5, "coffee": 6.9, "cocoa": 5.2, "honey": 8.0, "biscuits": 3.1}
ORDERS_IN_A_FILE = 5000


def read_orders(bucket, key):
    """Make up the orders of a file. The same name always gives the same orders."""
    numbers = random.Random(f"{bucket}/{key}")
    return [make_order(numbers, row) for row in range(ORDERS_IN_A_FILE)]


def make_order(numbers, row):
    """Make up one order. Its checksum keeps the CPU busy, which gives the profiler something to show."""
    sku = numbers.choice(list(PRODUCTS))
    count = numbers.randint(1, 5)
    return {"id": checksum(f"{row}:{sku}:{count}"), "sku": sku, "amount": round(PRODUCTS[sku] * count, 2)}


def checksum(text):
    """Hash `text` eight times over."""
    digest = text.encode()
    for _ in range(8):
        digest = hashlib.sha256(digest).digest()
    return digest.hex()
