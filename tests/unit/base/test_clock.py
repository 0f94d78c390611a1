from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from workbench.base import clock


def test_iso_is_utc_with_milliseconds() -> None:
    assert clock.iso_utc(1_795_255_200_123_456_789) == "2026-11-21T10:00:00.123Z"
    assert clock.iso_utc(0) == "1970-01-01T00:00:00.000Z"


@given(st.integers(0, 4_000_000_000_000_000_000))
def test_iso_agrees_with_datetime(wall_ns: int) -> None:
    seconds, rest = divmod(wall_ns, 1_000_000_000)
    stamp = datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest // 1_000_000 * 1000)
    assert clock.iso_utc(wall_ns) == stamp.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def test_durations() -> None:
    assert clock.ms_between(1_000_000, 3_500_000) == 2.5
    first = clock.monotonic_ns()
    assert clock.monotonic_ns() >= first
    assert clock.wall_ns() > 1_700_000_000_000_000_000
