"""Log events on their way out of the engine: where they belong in CloudWatch Logs, and who takes them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogAddress:
    """A log stream in a log group of an account in a region; each environment writes to one of its own."""

    account_id: str
    region: str
    group: str
    stream: str


LogSink = Callable[[LogAddress, int, str], None]
"""Takes one log event: where it belongs, when it was written (wall clock, ns), and its text as CloudWatch has it.

Called on the engine's loop for every line, so it must be quick and raise nothing.
"""
