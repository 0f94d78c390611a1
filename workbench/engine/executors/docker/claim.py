"""What one program holds of a container engine: its claim on containers, their deaths, and their folders."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.engine.executors.docker.daemon import Daemon
from workbench.engine.executors.docker.deaths import Deaths
from workbench.engine.executors.docker.owner import OWNER_LABEL, Owner
from workbench.engine.executors.docker.scratch import Scratches
from workbench.model.errors import SandboxError, WorkbenchError


@dataclass(frozen=True, slots=True)
class Claim:
    """An owner of containers, who hears of their ends and has a folder for each of their environments."""

    owner: Owner
    deaths: Deaths
    scratches: Scratches


def claim(scratch: Path, daemon: Daemon) -> Claim:
    """A new owner below the folder `scratch`. Blocks; raises SandboxError when its folder cannot be made."""
    try:
        owner = Owner(scratch)
    except OSError as error:
        what = "The sandboxes' folder cannot be made."
        raise SandboxError(what, f"{error}.", f"Make room, or make {scratch} writable.") from error
    return Claim(owner, Deaths(daemon, f"{OWNER_LABEL}={owner.id}"), Scratches(owner.folder))


def let_go(daemon: Daemon, own: Claim | None) -> None:
    """Remove what slipped through, the claim on it, and idle connections. Blocks."""
    if own is not None:
        with suppress(WorkbenchError):
            for row in daemon.containers(f"{OWNER_LABEL}={own.owner.id}"):
                daemon.remove(row.id)
        own.deaths.close()
        own.owner.close()
    daemon.close()
