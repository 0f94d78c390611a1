import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.models.figures import (
    clock_text,
    cost_text,
    duration_text,
    memory_text,
    share_text,
    size_text,
)


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [
        (0.0, "0.0 ms"),
        (0.4, "0.4 ms"),
        (8.24, "8.2 ms"),
        (9.96, "10 ms"),
        (418.3, "418 ms"),
        (999.4, "999 ms"),
        (999.6, "1.0 s"),
        (1449, "1.4 s"),
        (59_960, "1 min 00 s"),
        (125_000, "2 min 05 s"),
    ],
)
def test_durations_keep_two_or_three_figures(duration_ms: float, text: str) -> None:
    assert duration_text(duration_ms) == text


@given(st.floats(min_value=0, max_value=900_000))
def test_a_duration_always_has_a_unit_and_is_short(duration_ms: float) -> None:
    text = duration_text(duration_ms)
    assert text.endswith((" ms", " s"))
    assert len(text) <= 11
    assert "60 s" not in text


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 B"), (1023, "1023 B"), (1229, "1.2 KB"), (6 * 1024 * 1024, "6.0 MB")]
)
def test_sizes_are_in_binary_units(size: int, text: str) -> None:
    assert size_text(size) == text


def test_memory_money_and_share() -> None:
    assert memory_text(61, 256) == "61 / 256 MB"
    assert memory_text(900, 10_240) == "900 / 10,240 MB"
    assert cost_text(0.00000021) == "$0.0000002"
    assert share_text(256) == "256 MB = 0.14 vCPU"
    assert share_text(1769) == "1,769 MB = 1.00 vCPU"


def test_times_of_day_are_local() -> None:
    now = time.time()
    assert clock_text(int(now * 1e9)) == time.strftime("%H:%M:%S", time.localtime(now))
