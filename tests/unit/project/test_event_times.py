from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_pointer import JsonValue
from workbench.project.event_times import moment_ms, shifted

DAY_MS = 86_400_000
MOMENTS = st.integers(0, 4 * 10**9).map(lambda second: datetime.fromtimestamp(second, UTC))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (1795255200123, 1795341600123),
        (1795255200, 1795341600),
        (1795255200.987, 1795341600.987),
        ("1795255200123", "1795341600123"),
        ("1795255200123456", "1795341600123456"),
        ("2026-11-21T10:00:00.123Z", "2026-11-22T10:00:00.123Z"),
        ("2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z"),
        ("2026-11-21T10:00:00.123+0000", "2026-11-22T10:00:00.123+0000"),
        ("21/Nov/2026:10:00:00 +0000", "22/Nov/2026:10:00:00 +0000"),
        ("Sat, 21 Nov 2026 10:00:00 GMT", "Sun, 22 Nov 2026 10:00:00 GMT"),
        ("2026-11-21T10:00:00.1234567Z", "2026-11-22T10:00:00.1234570Z"),
        ("Nov 21, 2026, 10:00:00 AM", "Nov 22, 2026, 10:00:00 AM"),
        ("Dec 31, 2026, 12:05:00 PM", "Jan 1, 2027, 12:05:00 PM"),
        ("Jan 1, 1970, 12:33:41 AM", "Jan 2, 1970, 12:33:41 AM"),
        ("2026-13-45T10:00:00Z", "2026-13-45T10:00:00Z"),
        ("9999-12-31T10:00:00Z", "9999-12-31T10:00:00Z"),
        ("31/Feb/2026:10:00:00 +0000", "31/Feb/2026:10:00:00 +0000"),
        ("9" * 5000, "9" * 5000),
        ([1], [1]),
        ("tomorrow", "tomorrow"),
        (None, None),
        (True, True),
    ],
)
def test_a_time_moves_in_its_own_form(before: JsonValue, after: JsonValue) -> None:
    assert shifted(before, DAY_MS) == after
    assert type(shifted(before, DAY_MS)) is type(before)


@given(st.text())
def test_any_text_can_be_asked_to_move(text: str) -> None:
    assert isinstance(shifted(text, DAY_MS), str)


@given(MOMENTS, st.integers(-(10**9), 10**9))
def test_http_s_form_is_what_mail_writes(at: datetime, seconds: int) -> None:
    moved = at + timedelta(seconds=seconds)
    assert shifted(format_datetime(at, usegmt=True), 1000 * seconds) == format_datetime(moved, usegmt=True)


@given(MOMENTS, st.integers(-(10**9), 10**9))
def test_iso_is_what_python_writes(at: datetime, seconds: int) -> None:
    text, moved = at.isoformat(), at + timedelta(seconds=seconds)
    assert shifted(text, 1000 * seconds) == moved.isoformat()


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (1_795_255_200, 1_795_255_200_000),
        (1_795_255_200_123, 1_795_255_200_123),
        (1_795_255_200_123_456, 1_795_255_200_123),
        (1_795_255_200.5, 1_795_255_200_500),
        ("1795255200123", 1_795_255_200_123),
        ("2026-11-21T10:00:00.123Z", 1_795_255_200_123),
        ("2026-11-21T11:00:00.123+01:00", 1_795_255_200_123),
        ("21/Nov/2026:10:00:00 +0000", 1_795_255_200_000),
        ("Sat, 21 Nov 2026 10:00:00 GMT", 1_795_255_200_000),
        ("Nov 21, 2026, 10:00:00 PM", 1_795_298_400_000),
        ("2026-13-40T10:00:00Z", None),
        ("${now}", None),
        ("9" * 30, None),
        (True, None),
        (None, None),
    ],
)
def test_a_time_is_a_moment(value: JsonValue, moment: int | None) -> None:
    assert moment_ms(value) == moment
