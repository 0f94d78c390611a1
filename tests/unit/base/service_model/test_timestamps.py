from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.service_model.shapes import Location, TimestampFormat
from workbench.base.service_model.timestamps import format_at, read_timestamp, write_timestamp

MOMENT = 1795255200.0


@pytest.mark.parametrize(
    "text",
    [
        "1795255200",
        "1.7952552E9",
        "2026-11-21T10:00:00Z",
        "2026-11-21T10:00:00.000Z",
        "2026-11-21T12:00:00+02:00",
        "2026-11-21T10:00:00",
        "Sat, 21 Nov 2026 10:00:00 GMT",
    ],
)
def test_all_forms_are_read(text: str) -> None:
    assert read_timestamp(text) == MOMENT


@pytest.mark.parametrize("text", ["", "soon", "nan", "-inf", "2026-02-30", "Sat, 32 Nov 2026 10:00:00 GMT"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_timestamp(text)


@given(
    st.datetimes(timezones=st.just(UTC)).map(
        lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    )
)
def test_iso_8601_and_back(moment: datetime) -> None:
    text = write_timestamp(moment.timestamp(), TimestampFormat.ISO8601)
    assert isinstance(text, str)
    assert text.endswith("Z")
    assert abs(read_timestamp(text) - moment.timestamp()) < 0.002


def test_how_moments_are_written() -> None:
    assert write_timestamp(MOMENT, TimestampFormat.ISO8601) == "2026-11-21T10:00:00Z"
    assert write_timestamp(MOMENT + 0.25, TimestampFormat.ISO8601) == "2026-11-21T10:00:00.250Z"
    assert write_timestamp(MOMENT + 0.25, TimestampFormat.RFC822) == "Sat, 21 Nov 2026 10:00:00 GMT"
    assert write_timestamp(-0.5, TimestampFormat.UNIX) == -0.5
    with pytest.raises(ValueError, match="no moment"):
        write_timestamp(1e15, TimestampFormat.RFC822)


@pytest.mark.parametrize(
    ("chosen", "location", "expected"),
    [
        (TimestampFormat.DEFAULT, Location.BODY, TimestampFormat.UNIX),
        (TimestampFormat.DEFAULT, Location.HEADER, TimestampFormat.RFC822),
        (TimestampFormat.DEFAULT, Location.QUERY, TimestampFormat.ISO8601),
        (TimestampFormat.ISO8601, Location.HEADER, TimestampFormat.ISO8601),
    ],
)
def test_the_location_decides_where_the_model_does_not(
    chosen: TimestampFormat, location: Location, expected: TimestampFormat
) -> None:
    assert format_at(chosen, location) is expected
