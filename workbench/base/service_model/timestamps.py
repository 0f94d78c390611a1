"""Moments as AWS's protocols write them: epoch seconds, ISO 8601, and the form of HTTP's headers.

Source: the Smithy specification's `timestampFormat`.
"""

import math
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

from workbench.base.service_model.shapes import Location, TimestampFormat

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DEFAULTS = {
    Location.HEADER: TimestampFormat.RFC822,
    Location.URI: TimestampFormat.ISO8601,
    Location.QUERY: TimestampFormat.ISO8601,
}


def format_at(chosen: TimestampFormat, location: Location) -> TimestampFormat:
    """The format of a moment at `location` when the model chose `chosen`; without a choice the location decides."""
    if chosen is not TimestampFormat.DEFAULT:
        return chosen
    return _DEFAULTS.get(location, TimestampFormat.UNIX)


def read_timestamp(text: str) -> float:
    """Epoch seconds of a moment in any of the three forms; one without a zone is UTC. Raises ValueError."""
    try:
        seconds = float(text)
    except ValueError:
        return _read_date(text)
    if not math.isfinite(seconds):
        raise ValueError(f"{text} is no moment")
    return seconds


def _read_date(text: str) -> float:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = parsedate_to_datetime(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) / timedelta(seconds=1)


def write_timestamp(seconds: float, chosen: TimestampFormat) -> str | int | float:
    """A moment as it stands in a message: a number for UNIX, else text; whole seconds for RFC822.

    Raises ValueError for a moment outside of the years 1 to 9999, except for UNIX.
    """
    if chosen in (TimestampFormat.UNIX, TimestampFormat.DEFAULT):
        return seconds
    try:
        moment = _EPOCH + timedelta(seconds=seconds)
    except OverflowError as error:
        raise ValueError(f"{seconds} s is no moment that can be written") from error
    if chosen is TimestampFormat.RFC822:
        return format_datetime(moment.replace(microsecond=0), usegmt=True)
    unit = "milliseconds" if moment.microsecond else "seconds"
    return moment.isoformat(timespec=unit).replace("+00:00", "Z")
