"""The configuration of a sandbox's container, as the Engine API's create call takes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.docker.daemon import Config, ImageStart
from workbench.engine.executors.docker.images import TASK_ROOT
from workbench.model.limits import MIB, OPEN_FILES, PROCESSES, vcpus

LAMBDA_USER = "993:990"
"""The user that functions run as on AWS, sbx_user1051 (LAMBDA_FACTS §1.8)."""

CPU_PERIOD_US = 20_000
"""Docker's usual 100 ms would stall a 128 MB function for up to 84 ms at a time; 20 ms for 21."""

_LOG_TARGET = "/var/log/sandbox"

# Not `exec`: a first process ignores the signals it sends to itself, and nobody would wait for its orphans. The
# parentheses keep what the shell says of a killed child ("Killed") out of the log.
_SHELL = f'("$@") >{_LOG_TARGET} 2>&1; exit $?'


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sandbox runs: its image and start, its user, its /tmp, its log FIFO, if any, and its labels."""

    image: str
    start: ImageStart
    user: str
    tmp: Path
    code: Path | None
    log: Path | None
    labels: Mapping[str, str]
    extra_hosts: tuple[str, ...] = ()


def container_config(spec: SandboxSpec, place: Place) -> Config:
    """Everything the container is made from: no capabilities, nothing writable but /tmp, Lambda's limits."""
    entry_point, command = wrapped(place.start) if place.log else (place.start.entry_point, place.start.command)
    return {
        "Image": place.image,
        "User": place.user,
        "Entrypoint": list(entry_point) or None,
        "Cmd": list(command),
        "WorkingDir": place.start.working_directory,
        "Env": [f"{name}={value}" for name, value in spec.variables],
        "Labels": dict(place.labels),
        "Healthcheck": {"Test": ["NONE"]},
        "HostConfig": _host_config(spec, place),
    }


def wrapped(start: ImageStart) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Entry point and command that run `start` below a shell which sends its output to the log FIFO."""
    return ("/bin/sh", "-c", _SHELL, "sh"), (*start.entry_point, *start.command)


def _host_config(spec: SandboxSpec, place: Place) -> dict[str, object]:
    memory = spec.function.memory_mb * MIB
    return {
        "Memory": memory,
        "MemorySwap": memory,
        "PidsLimit": PROCESSES,
        "ReadonlyRootfs": True,
        "CapDrop": ["ALL"],
        "SecurityOpt": ["no-new-privileges"],
        "Mounts": _mounts(place),
        "Ulimits": [{"Name": "nofile", "Soft": OPEN_FILES, "Hard": OPEN_FILES}],
        "LogConfig": {"Type": "none"},
        "NetworkMode": "bridge",
        "ExtraHosts": list(place.extra_hosts),
        # Lambda has no /dev/shm.
        "IpcMode": "none",
        "Init": False,
    }


def _mounts(place: Place) -> list[dict[str, object]]:
    mounts = [_mount(place.tmp, "/tmp", read_only=False)]
    if place.code is not None:
        mounts.append(_mount(place.code, TASK_ROOT, read_only=True))
    if place.log is not None:
        mounts.append(_mount(place.log, _LOG_TARGET, read_only=False))
    return mounts


def _mount(source: Path, target: str, *, read_only: bool) -> dict[str, object]:
    # A mount refuses a source that is not there; a bind would make a folder of it.
    return {"Type": "bind", "Source": str(source), "Target": target, "ReadOnly": read_only}


def cpu_quota_us(memory_mb: int, cpus: int) -> int | None:
    """CPU time in each period for a function of `memory_mb`; None where that is all of a machine with `cpus`."""
    share = vcpus(memory_mb)
    return None if share >= cpus else max(1000, round(share * CPU_PERIOD_US))
