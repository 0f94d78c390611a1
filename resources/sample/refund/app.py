"""Refund: pays money back for an order, and refuses what makes no sense.

An exception that leaves the handler is a function error. Lambda still answers with status 200; the header
X-Amz-Function-Error says that it failed, and the payload holds the message, the type and the stack trace.
"""


def handler(event, context):
    """Return the refund of `amount` for `orderId`. Raises ValueError when the amount is negative."""
    amount = event["amount"]
    check(amount)
    return {"orderId": event["orderId"], "refunded": amount}


def check(amount):
    """Refuse an amount that would take money from the customer."""
    if amount < 0:
        raise ValueError(f"amount is {amount}, it must not be negative")
