"""What the commands say: plain lines on stderr for progress, on stdout for results; and how a command ends early."""

import sys


class SetupError(Exception):
    """The command cannot go on: what is wrong and what to do, as lines for the user."""


def say(line: str = "") -> None:
    """A line of progress."""
    print(line, file=sys.stderr, flush=True)


def tell(line: str = "") -> None:
    """A line of the result."""
    sys.stderr.flush()
    print(line, flush=True)
