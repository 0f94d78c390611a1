"""What the process executor does not hold of Lambda's limits on this computer, a sentence each."""

import sys
from collections.abc import Iterator

from workbench.engine.executors.lambda_user import USER_ID
from workbench.engine.executors.process.isolation import Isolation, NoIsolation


def unheld(
    isolation: Isolation | NoIsolation, *, groups: bool, holds_size: bool, system: str = sys.platform
) -> tuple[str, ...]:
    """The sentences for a computer with that isolation; `groups` if control groups can be made."""
    return tuple(_unheld(isolation, groups, holds_size, system))


def _unheld(isolation: Isolation | NoIsolation, groups: bool, holds_size: bool, system: str) -> Iterator[str]:
    if not groups:
        yield _no_groups(system, isolated=isinstance(isolation, Isolation))
    if isinstance(isolation, NoIsolation):
        yield isolation.why
        yield "The code runs in its own folder instead of /var/task; layers are in a folder instead of /opt."
        yield "/tmp is this computer's own: a function's own is in TMPDIR. Nothing is mounted below /mnt."
    elif not isolation.own_user:
        yield f"The code runs as root instead of user {USER_ID}."
    if not holds_size:
        yield "The size of /tmp is not limited; the log says when it is too large."
    if system == "win32":
        yield "Extensions are not started, and an idle function is not frozen."


def _no_groups(system: str, *, isolated: bool) -> str:
    if system != "linux":
        return "Memory and CPU share are not limited on this system."
    start = "No control groups can be made here: the CPU share is not limited, and memory only by address space"
    return f"{start}." if isolated else f"{start}. Processes that left the function's group outlive it."
