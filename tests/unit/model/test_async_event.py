import dataclasses

import pytest

from workbench.model.async_event import AsyncEvent, DeliveryFailed
from workbench.model.delivery import Purpose
from workbench.model.environment import ExecutorKind

EVENT = AsyncEvent("id", "shop", "f", "arn:aws:lambda:us-east-1:1:function:f", b"{}", 0, ExecutorKind.PROCESS)


@pytest.mark.parametrize(("qualifier", "ending"), [("", "$LATEST"), ("live", "live"), ("7", "7")])
def test_a_record_names_the_function_with_a_qualifier(qualifier: str, ending: str) -> None:
    event = dataclasses.replace(EVENT, qualifier=qualifier)
    assert event.qualified_arn == f"arn:aws:lambda:us-east-1:1:function:f:{ending}"


@pytest.mark.parametrize(
    ("purpose", "metric"),
    [(Purpose.DESTINATION, "DestinationDeliveryFailures"), (Purpose.DEAD_LETTER, "DeadLetterErrors")],
)
def test_failed_deliveries_are_counted_as_cloudwatch_does(purpose: Purpose, metric: str) -> None:
    assert DeliveryFailed("id", "shop", "f", purpose, "arn", "No.", dropped=True).metric == metric
