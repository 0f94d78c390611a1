"""Times as events write them, moved in their own form. Months and days are English whatever the computer speaks."""

import re
from datetime import UTC, datetime, timedelta

from workbench.base.json_pointer import JsonValue

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_CLOCK = r"(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)"

_ISO = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)")
_LOG = re.compile(rf"(?P<day>\d\d)/{_MONTH}/(?P<year>\d{{4}}):{_CLOCK} \+0000")
_HTTP = re.compile(rf"(?:{'|'.join(_DAYS)}), (?P<day>\d\d) {_MONTH} (?P<year>\d{{4}}) {_CLOCK} GMT")
_JAVA = re.compile(rf"{_MONTH} (?P<day>\d\d?), (?P<year>\d{{4}}), {_CLOCK} (?P<half>AM|PM)")
_SECONDS_BELOW, _MILLISECONDS_BELOW = 10**11, 10**14


def shifted(value: JsonValue, by_ms: int) -> JsonValue:
    """The time `value` moved by `by_ms`; what is no time comes back as it is.

    Known are epochs (seconds, ms or µs; number or text), ISO 8601, and the forms of access logs, HTTP and RabbitMQ.
    """
    match value:
        case bool() | None:
            return value
        case int():
            return value + _in_unit_of(value, by_ms)
        case float():
            return round(value + by_ms / 1000, 3)
        case str() if value.isascii() and value.isdigit():
            return str(shifted(int(value), by_ms)) if len(value) < 20 else value
        case str():
            return _shifted_text(value, timedelta(milliseconds=by_ms))
        case _:
            return value


def moment_ms(value: JsonValue) -> int | None:
    """The time `value` in milliseconds since 1970, or None when it is in none of the forms of `shifted`."""
    match value:
        case bool():
            return None
        case int():
            return value * 1000 // (_in_unit_of(value, 1000) or 1)
        case float():
            return round(value * 1000)
        case str() if value.isascii() and value.isdigit():
            return moment_ms(int(value)) if len(value) < 20 else None
        case str():
            return _moment_of_text(value)
        case _:
            return None


def _moment_of_text(value: str) -> int | None:
    try:
        if _ISO.fullmatch(value):
            return round(datetime.fromisoformat(value).timestamp() * 1000)
        found = _LOG.fullmatch(value) or _HTTP.fullmatch(value) or _JAVA.fullmatch(value)
        return None if found is None else round(_read(found, found.groupdict().get("half", "")).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None


def _in_unit_of(value: int, ms: int) -> int:
    """`ms` in the unit of the epoch time `value`: seconds, milliseconds or microseconds, told by its size."""
    if value < _SECONDS_BELOW:
        return ms // 1000
    return ms if value < _MILLISECONDS_BELOW else ms * 1000


def _shifted_text(value: str, by: timedelta) -> str:
    try:
        iso = _ISO.fullmatch(value)
        return _iso(iso, by) if iso else _worded(value, by)
    except (ValueError, OverflowError):
        # A date that no calendar has, or none that Python can write.
        return value


def _iso(found: re.Match[str], by: timedelta) -> str:
    digits = len(found[2] or ".") - 1
    moved = datetime.fromisoformat(found[1]) + timedelta(seconds=float(f"0{found[2] or '.0'}")) + by
    fraction = f".{moved.microsecond:06d}".ljust(digits + 1, "0")[: digits + 1] if digits else ""
    return f"{moved.isoformat(timespec='seconds')[:19]}{fraction}{found[3]}"


def _worded(value: str, by: timedelta) -> str:
    if found := _LOG.fullmatch(value):
        at = _read(found) + by
        return f"{at.day:02d}/{_MONTHS[at.month - 1]}/{at.year:04d}:{_clock(at)} +0000"
    if found := _HTTP.fullmatch(value):
        at = _read(found) + by
        return f"{_DAYS[at.weekday()]}, {at.day:02d} {_MONTHS[at.month - 1]} {at.year:04d} {_clock(at)} GMT"
    if found := _JAVA.fullmatch(value):
        at = _read(found, half=found["half"]) + by
        clock = f"{at.hour % 12 or 12}:{at.minute:02d}:{at.second:02d} {'AM' if at.hour < 12 else 'PM'}"
        return f"{_MONTHS[at.month - 1]} {at.day}, {at.year:04d}, {clock}"
    return value


def _read(found: re.Match[str], half: str = "") -> datetime:
    hour = int(found["hour"])
    if half:
        hour = hour % 12 + (12 if half == "PM" else 0)
    month = _MONTHS.index(found["month"]) + 1
    return datetime(
        int(found["year"]), month, int(found["day"]), hour, int(found["minute"]), int(found["second"]), tzinfo=UTC
    )


def _clock(at: datetime) -> str:
    return f"{at.hour:02d}:{at.minute:02d}:{at.second:02d}"
