"""What a run would cost on AWS, from the price table and the function's own region and architecture."""

from collections.abc import Callable

from workbench.app.prices import price_for
from workbench.gui.models.runs import CostOf
from workbench.model.errors import UsageError
from workbench.model.function import Function
from workbench.model.price import Price, invoke_cost
from workbench.model.run import Run

_REGION, _ARCHITECTURE = "us-east-1", "x86_64"


def cost_with(prices: tuple[Price, ...], function_of: Callable[[Run], Function | None]) -> CostOf:
    """A CostOf for the functions that are known; others count as x86_64 in us-east-1."""

    def cost(run: Run) -> float | None:
        if run.result is None:
            return None
        report = run.result.report
        try:
            price = price_for(prices, *_place(function_of(run)))
        except UsageError:
            return None
        return invoke_cost(price, report.memory_mb, report.billed_ms)

    return cost


def _place(function: Function | None) -> tuple[str, str]:
    """Region and architecture of a run's function."""
    if function is None:
        return _REGION, _ARCHITECTURE
    return function.config.region, function.config.architecture
