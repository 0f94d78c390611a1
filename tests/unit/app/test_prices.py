from pathlib import Path

import pytest

from workbench.app.prices import FALLBACK_REGION, load_prices, price_for
from workbench.model.errors import UsageError, WorkbenchError
from workbench.model.function import Architecture
from workbench.model.price import Price, invoke_cost

TABLE = """
as_of = 2026-09-20

[[price]]
region = "us-east-1"
architecture = "x86_64"
per_request = 1
per_gb_second = 0.5

[[price]]
region = "eu-west-1"
architecture = "x86_64"
per_request = 2
per_gb_second = 0.75
"""


def _write(folder: Path, text: str) -> Path:
    (folder / "lambda.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_bundled_table_has_the_fallback_region_for_every_architecture() -> None:
    prices = load_prices()
    for architecture in Architecture:
        assert price_for(prices, FALLBACK_REGION, architecture).region == FALLBACK_REGION


def test_the_bundled_table_lists_each_region_and_architecture_once() -> None:
    keys = [(price.region, price.architecture) for price in load_prices()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("architecture", "usd_per_ms_at_128_mb"), [("x86_64", 0.0000000021), ("arm64", 0.0000000017)])
def test_the_bundled_table_agrees_with_the_price_of_a_millisecond(
    architecture: str, usd_per_ms_at_128_mb: float
) -> None:
    price = price_for(load_prices(), "us-east-1", architecture)
    duration_cost = invoke_cost(price, memory_mb=128, billed_ms=1) - price.per_request
    assert duration_cost == pytest.approx(usd_per_ms_at_128_mb, abs=0.5e-10)


def test_a_million_requests_cost_twenty_cents() -> None:
    assert [price.per_request * 1_000_000 for price in load_prices()] == pytest.approx([0.2, 0.2])


def test_a_table_is_read_with_its_date(tmp_path: Path) -> None:
    assert load_prices(_write(tmp_path, TABLE)) == (
        Price("us-east-1", "x86_64", 1.0, 0.5, "2026-09-20"),
        Price("eu-west-1", "x86_64", 2.0, 0.75, "2026-09-20"),
    )


def test_the_price_of_the_region_comes_before_the_fallback(tmp_path: Path) -> None:
    prices = load_prices(_write(tmp_path, TABLE))
    assert price_for(prices, "eu-west-1", "x86_64").per_request == 2
    assert price_for(prices, "ap-south-1", "x86_64").region == "us-east-1"


def test_an_unknown_architecture_is_refused() -> None:
    with pytest.raises(UsageError, match="riscv"):
        price_for(load_prices(), "us-east-1", "riscv")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("price = [", "lambda.toml"),
        ("price = []", "as_of"),
        ("as_of = 2026-09-20", "as_of"),
        (TABLE.replace('region = "us-east-1"', "region = 1"), "region"),
        (TABLE.replace("per_request = 1", "per_request = -1"), "per_request"),
        (TABLE.replace("per_gb_second = 0.5", ""), "per_gb_second"),
    ],
)
def test_a_table_that_is_wrong_says_where(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(WorkbenchError, match=reason):
        load_prices(_write(tmp_path, text))


def test_a_missing_table_names_its_path(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match=r"lambda\.toml"):
        load_prices(tmp_path)
