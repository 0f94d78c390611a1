from datetime import date
from pathlib import Path

import pytest

from workbench.model.runtime import Runtime, Support

END = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("today", "support"),
    [
        (date(2026, 10, 1), Support.SUPPORTED),
        (date(2026, 10, 2), Support.ENDING),
        (date(2026, 12, 30), Support.ENDING),
        (date(2026, 12, 31), Support.DEPRECATED),
        (date(2030, 1, 1), Support.DEPRECATED),
    ],
)
def test_where_a_runtime_stands(today: date, support: Support) -> None:
    runtime = Runtime("python3.9", "python", "3.9", "", Path(), deprecation=END)
    assert runtime.support(today, warn_days=90) is support


def test_without_a_date_it_is_supported() -> None:
    assert Runtime("x", "x", "1", "", Path()).support(date(2099, 1, 1)) is Support.SUPPORTED
