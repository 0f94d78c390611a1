"""The price table: reads `resources/pricing/lambda.toml` and finds the price that fits a function."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from workbench.base import assets
from workbench.model.errors import UsageError, WorkbenchError
from workbench.model.price import Price

FALLBACK_REGION = "us-east-1"
"""The region whose prices stand in for regions that the table lacks; `Price.region` tells which one was used."""

_REINSTALL = "Install the program again."


def load_prices(folder: Path | None = None) -> tuple[Price, ...]:
    """The prices in `folder`/lambda.toml (the bundled one when None). Raises WorkbenchError when it cannot be used."""
    path = (assets.resources() / "pricing" if folder is None else folder) / "lambda.toml"
    try:
        return _prices(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise WorkbenchError("The prices cannot be read.", f"{path}: {error.strerror}.", _REINSTALL) from error
    except ValueError as error:
        raise WorkbenchError("The price table is not as it should be.", f"{path}: {error}.", _REINSTALL) from error


def price_for(prices: Iterable[Price], region: str, architecture: str) -> Price:
    """The price of `architecture` in `region`, else the one in the fallback region. Raises UsageError for neither."""
    fitting = {price.region: price for price in prices if price.architecture == architecture}
    found = fitting.get(region) or fitting.get(FALLBACK_REGION)
    if found is None:
        raise UsageError(f"There is no price for the architecture {architecture!r}.")
    return found


def _prices(table: dict[str, object]) -> tuple[Price, ...]:
    as_of, rows = table.get("as_of"), table.get("price")
    if isinstance(as_of, date) and isinstance(rows, list):
        return tuple(_price(row, as_of) for row in rows if isinstance(row, dict))
    raise ValueError("it needs the date 'as_of' and a list 'price'")


def _price(row: dict[str, object], as_of: date) -> Price:
    return Price(
        _text(row, "region"),
        _text(row, "architecture"),
        _number(row, "per_request"),
        _number(row, "per_gb_second"),
        as_of.isoformat(),
    )


def _text(row: dict[str, object], key: str) -> str:
    value = row.get(key)
    if isinstance(value, str) and value:
        return value
    raise ValueError(f"{key!r} must be a text")


def _number(row: dict[str, object], key: str) -> float:
    value = row.get(key)
    if isinstance(value, int | float) and value > 0:
        return float(value)
    raise ValueError(f"{key!r} must be a number above 0")
