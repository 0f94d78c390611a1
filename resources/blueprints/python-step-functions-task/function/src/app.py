"""A step of a workflow: charges the card for an order."""

import logging

logger = logging.getLogger(__name__)


class Declined(Exception):
    """The order cannot be charged: the workflow ends. Step Functions knows an error by the name of its class."""


class TryAgain(Exception):
    """It cannot be charged now: the workflow tries again later."""


def handler(event, context):
    """Charge the order in the step's input; what is returned is the step's output."""
    order = event["input"]
    logger.info("%s: charging order %s", event["executionId"].rpartition(":")[2], order["orderId"])
    # The execution's id tells one attempt from another order: give it to whoever charges, and none is charged twice.
    receipt = charge(order["orderId"], order["amount"], event["executionId"])
    return {**order, "receipt": receipt}


def charge(order_id, amount, once_only):
    """The receipt. Raises Declined, and TryAgain when the provider does not answer."""
    if amount <= 0:
        raise Declined(f"order {order_id} is over {amount}")
    return f"receipt-{order_id}"
