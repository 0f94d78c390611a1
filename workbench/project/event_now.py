"""The time that `${now}` is, in the form that it asks for. Months and days are English whatever the computer speaks."""

import re
from datetime import UTC, datetime, timedelta

from workbench.model.errors import EventError
from workbench.project.event_expressions import EPOCH, EPOCH_MS, Expression

_NS_IN_MS = 1_000_000
_START = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES = re.compile(r"%([%aAbBp])")


def now_value(expression: Expression, now_ns: int) -> str | int:
    """The value of a NOW at `now_ns` since the epoch, in UTC; whole milliseconds. Raises EventError."""
    now_ms = now_ns // _NS_IN_MS + expression.offset_s * 1000
    if expression.format == EPOCH:
        return now_ms // 1000
    if expression.format == EPOCH_MS:
        return now_ms
    try:
        at = _START + timedelta(milliseconds=now_ms)
        return _formatted(at, expression.format) if expression.format else _iso(at)
    except (ValueError, OverflowError) as error:
        raise EventError("", f"No calendar can write that time: {error}.", "Correct the variable.") from error


def _iso(at: datetime) -> str:
    return f"{at.isoformat(timespec='milliseconds').removesuffix('+00:00')}Z"


def _formatted(at: datetime, form: str) -> str:
    names = {
        "a": _DAYS[at.weekday()][:3],
        "A": _DAYS[at.weekday()],
        "b": _MONTHS[at.month - 1][:3],
        "B": _MONTHS[at.month - 1],
        "p": "AM" if at.hour < 12 else "PM",
        "%": "%%",
    }
    return at.strftime(_NAMES.sub(lambda found: names[found[1]], form))
