"""Orders: sums up every file of orders that is stored in a bucket.

Everything at the top level of this file, imports included, runs once, when an execution environment starts: that is
the Init phase of a cold start. The handler runs for every event. Invoke twice and compare the two timelines.
"""

import logging
import os
import sqlite3  # a costly import: look for it in the profile of a cold start
import statistics
from urllib.parse import unquote_plus

from storage import read_orders

# Lambda writes to the function's log whatever goes to stdout, to stderr or to the root logger.
logger = logging.getLogger()
logger.setLevel(logging.INFO)

CURRENCY = os.environ.get("CURRENCY", "EUR")

# What is made during Init stays for later invokes of a warm environment: a connection to a database, for example.
database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE orders (sku TEXT, amount REAL)")


def handler(event, context):
    """Return one summary for each object in the S3 event."""
    logger.info("received %d record(s)", len(event["Records"]))
    return {"files": [summarise(record["s3"]) for record in event["Records"]]}


def summarise(s3):
    """Read the object that the record names and sum it up."""
    bucket = s3["bucket"]["name"]
    key = unquote_plus(s3["object"]["key"])  # S3 sends keys form-encoded: "+" stands for a blank
    print(f"reading s3://{bucket}/{key}")

    orders = read_orders(bucket, key)
    totals = total_by_product(orders)
    amounts = [order["amount"] for order in orders]
    summary = {
        "key": key,
        "orders": len(orders),
        "total": round(sum(amounts), 2),
        "median": statistics.median(amounts),
        "currency": CURRENCY,
        "products": totals,
    }
    logger.info("%s: %d orders, %.2f %s", key, summary["orders"], summary["total"], CURRENCY)
    return summary


def total_by_product(orders):
    """Let the database add up the amounts of each product, the largest first."""
    # The table outlives this invoke when the environment is warm. Without this line, every invoke would add to the last.
    database.execute("DELETE FROM orders")
    database.executemany("INSERT INTO orders VALUES (:sku, :amount)", orders)
    rows = database.execute("SELECT sku, ROUND(SUM(amount), 2) AS total FROM orders GROUP BY sku ORDER BY total DESC")
    return dict(rows.fetchall())
