"""The folders on this machine that belong to sandboxes: each holds a /tmp, which may outlive its sandbox."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from workbench.engine.executors.docker.sweep import TMP, remove_scratch
from workbench.engine.executors.volume import Volume

_TALK = "talk"


@dataclass(slots=True, eq=False)
class Scratch:
    """One environment's folder; `volume` is its /tmp once there is one, `tenant` the lease of the sandbox in it."""

    environment_id: str
    folder: Path
    volume: Volume | None = None
    tenant: "Lease | None" = None

    @property
    def tmp(self) -> Path:
        """What is /tmp in the sandbox."""
        return self.folder / TMP

    @property
    def talk(self) -> Path:
        """The folder of FIFOs."""
        return self.folder / _TALK

    def end_talk(self) -> None:
        """Delete the FIFOs. Blocks shortly."""
        shutil.rmtree(self.talk, ignore_errors=True)

    def remove(self) -> None:
        """Unmount and delete all of it. Blocks."""
        remove_scratch(self.folder)


@dataclass(frozen=True, slots=True, eq=False)
class Lease:
    """One sandbox's right to its environment's folder; `kept` when it found the /tmp of the sandbox before."""

    scratch: Scratch
    kept: bool = field(default=False)


class Scratches:
    """The folders of one owner's environments, which its sandboxes take one after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._scratches: dict[str, Scratch] = {}

    def take(self, environment_id: str) -> Lease:
        """The folder for a new sandbox, as the one before left it. Raises OSError, also when it is in use."""
        scratch = self._scratches.get(environment_id)
        kept = scratch is not None and scratch.tenant is None
        if scratch is None or not kept:
            scratch = Scratch(environment_id, self._folder / environment_id)
            scratch.folder.mkdir()
            # Docker looks for it when the container is created, which is while it is mounted.
            scratch.tmp.mkdir()
            self._scratches[environment_id] = scratch
        scratch.tenant = lease = Lease(scratch, kept)
        return lease

    def leave(self, lease: Lease) -> None:
        """Its sandbox is gone; the /tmp waits for the next one of that environment, or for `give_up`."""
        if lease.scratch.tenant is lease:
            lease.scratch.tenant = None

    def give_up(self, lease: Lease) -> bool:
        """Forget the folder; whether the caller has to remove it now."""
        mine = self.concerns(lease)
        if mine:
            del self._scratches[lease.scratch.environment_id]
        return mine

    def concerns(self, lease: Lease) -> bool:
        """Whether the folder is still there for that sandbox to remove: no other has it."""
        there = self._scratches.get(lease.scratch.environment_id) is lease.scratch
        return there and lease.scratch.tenant in (None, lease)
