"""The container engine as found: where it is, what it shares with this machine, and which limits it cannot hold."""

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from workbench.engine.executors.base import ApiEndpoint
from workbench.engine.executors.docker.daemon import Daemon, DaemonInfo
from workbench.engine.executors.docker.network import DESKTOP, endpoint_for
from workbench.engine.executors.lambda_user import GROUP_ID, USER_ID
from workbench.engine.executors.volume import can_mount
from workbench.model.errors import ExecutorUnavailableError

Connect = Callable[[str], Daemon]
"""Reaches the engine at a URL, or the usual one when it is empty. Blocks; raises ExecutorUnavailableError."""

_OTHER_PROCESSOR = "Functions for another processor run on {}, unless Docker has their image for it and can emulate it."

_LOOPBACK = ("localhost", "127.0.0.1", "::1", "host.docker.internal")


@dataclass(frozen=True, slots=True)
class Site:
    """One engine. On `shared_kernel` its sandboxes can use FIFOs, mounts and control groups of this machine."""

    daemon: Daemon
    info: DaemonInfo
    endpoint: ApiEndpoint
    shared_kernel: bool
    mounts: bool

    @property
    def user(self) -> str:
        """The user of a sandbox: Lambda's, or ours where what it writes could not be deleted otherwise."""
        if self.shared_kernel and os.geteuid() != 0:
            return f"{os.geteuid()}:{os.getegid()}"
        return f"{USER_ID}:{GROUP_ID}"


def connect_real(base_url: str) -> Daemon:
    """The engine through the `docker` package."""
    # Importing the package takes 0.16 s: only when it is needed, and in the thread that calls this.
    from workbench.engine.executors.docker.client import connect  # noqa: PLC0415

    return connect(base_url)


def visit(connect: Callable[[], Daemon]) -> Site:
    """Connect to the engine and look around. Blocks; raises ExecutorUnavailableError."""
    daemon = connect()
    try:
        return _seen(daemon)
    except BaseException:
        daemon.close()
        raise


def _seen(daemon: Daemon) -> Site:
    if is_elsewhere(daemon.address):
        why = f"The engine at {daemon.address} is on another machine and cannot see the code here."
        raise ExecutorUnavailableError("Docker cannot be used.", why, "Choose a local Docker context.")
    info = daemon.info()
    endpoint = endpoint_for(daemon.bridge())
    shared = platform.system() == "Linux" and info.kernel == platform.release() and endpoint != DESKTOP
    return Site(daemon, info, endpoint, shared, shared and can_mount() and Path("/dev/loop-control").exists())


def is_elsewhere(address: str) -> bool:
    """Whether an engine's URL names another machine."""
    url = urlsplit(address)
    return url.scheme in ("tcp", "http", "https", "ssh") and url.hostname not in _LOOPBACK


def limits_not_held(site: Site) -> tuple[str, ...]:
    """Which of Lambda's limits its sandboxes are not held to, a sentence each."""
    held = (
        (site.mounts, "The size of /tmp is watched and reported, but writing more than it allows does not fail."),
        (site.info.memory_limit, "Docker cannot limit memory on this machine."),
        (site.info.swap_limit, "Docker cannot keep functions from swapping on this machine."),
        (site.info.cpu_quota, "Docker cannot give functions less CPU for less memory on this machine."),
        (site.info.pids_limit, "Docker cannot limit the number of processes on this machine."),
        (site.shared_kernel, "External extensions are not started: this Docker shares no FIFOs with the program."),
        (False, _OTHER_PROCESSOR.format(site.info.architecture or "this machine's processor")),
    )
    return tuple(sentence for holds, sentence in held if not holds)
