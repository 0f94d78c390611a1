from dataclasses import replace
from pathlib import Path

import pytest

from tests.gui.runs.made import ended, running
from tests.support.fake_engine import a_function, a_workspace
from workbench.gui.runs.prices import cost_with
from workbench.model.function import Architecture, Function
from workbench.model.price import Price
from workbench.model.run import Run
from workbench.model.workspace import Workspace

X86 = Price("us-east-1", "x86_64", 2e-7, 1.6e-5, "2026-09-19")
ARM = Price("us-east-1", "arm64", 2e-7, 1.3e-5, "2026-09-19")
EUROPE = Price("eu-central-1", "x86_64", 2e-7, 1.9e-5, "2026-09-19")


def cost(workspace: Workspace | None) -> float | None:
    def function_of(run: Run) -> Function | None:
        return None if workspace is None else workspace.function(run.function)

    return cost_with((X86, ARM, EUROPE), function_of)(ended())


def expected(price: Price) -> float:
    return price.per_request + price.per_gb_second * (128 / 1024) * (13 / 1000)


def test_the_price_is_that_of_the_functions_place_and_processor() -> None:
    plain = a_workspace()
    function = a_function()
    arm = replace(function, config=replace(function.config, architecture=Architecture.ARM64))
    europe = replace(function, config=replace(function.config, region="eu-central-1"))
    assert cost(plain) == pytest.approx(expected(X86))
    assert cost(Workspace(Path("/workspace"), (arm,))) == pytest.approx(expected(ARM))
    assert cost(Workspace(Path("/workspace"), (europe,))) == pytest.approx(expected(EUROPE))


def test_a_function_that_is_gone_counts_as_the_usual_one() -> None:
    assert cost(None) == pytest.approx(expected(X86))


def test_nobody_knows_the_cost_of_a_run_without_result_or_price() -> None:
    assert cost_with((X86,), lambda _run: None)(running()) is None
    assert cost_with((), lambda _run: None)(ended()) is None
