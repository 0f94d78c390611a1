import pytest

from workbench.model.price import Price, invoke_cost

PRICE = Price("us-east-1", "x86_64", 2e-7, 1.66667e-5, "2026-09-20")


def test_a_request_and_its_gb_seconds() -> None:
    assert invoke_cost(PRICE, 1024, 1000) == pytest.approx(2e-7 + 1.66667e-5)
    assert invoke_cost(PRICE, 128, 0) == pytest.approx(2e-7)
    assert invoke_cost(PRICE, 512, 200) == pytest.approx(2e-7 + 1.66667e-5 * 0.1)
