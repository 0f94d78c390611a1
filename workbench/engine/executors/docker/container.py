"""The configuration of a sandbox's container, as the Engine API's create call takes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.docker import users
from workbench.engine.executors.docker.daemon import Config, ImageStart
from workbench.engine.executors.docker.debugging import WRAPPER, WRAPPER_VARIABLE
from workbench.engine.executors.docker.images import LAYERS, TASK_ROOT
from workbench.engine.executors.docker.scripts import LOG_FD, LOG_FD_VARIABLE, TALK, is_checked, wrapped
from workbench.model.function import PackageType
from workbench.model.limits import MIB, OPEN_FILES, PROCESSES, vcpus

CPU_PERIOD_US = 20_000
"""Docker's usual 100 ms would stall a 128 MB function for up to 84 ms at a time; 20 ms for 21."""

_STACK_BYTES = 8 * MIB
_LOCKED_BYTES = 64 * 1024
_CORE_BYTES = 10 * 1024 * MIB
_UNLIMITED = -1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sandbox runs: its image and start, its user, its /tmp, its folder of FIFOs, if any, and its labels.

    `debugger` are the files and folders of a debugger and their paths in the sandbox; empty without one.
    """

    image: str
    start: ImageStart
    user: str
    tmp: Path
    code: Path | None
    talk: Path | None
    labels: Mapping[str, str]
    extra_hosts: tuple[str, ...] = ()
    debugger: tuple[tuple[Path, str], ...] = ()


def container_config(spec: SandboxSpec, place: Place) -> Config:
    """Everything the container is made from: no capabilities, nothing writable but /tmp, Lambda's limits."""
    start = place.start
    entry_point, command = wrapped(spec, start) if place.talk else (start.entry_point, start.command)
    # A working directory that is not there would be made: where the script can, it looks by itself.
    looks = place.talk is not None and is_checked(spec)
    return {
        "Image": place.image,
        "User": place.user,
        "Hostname": "sandbox",
        "Domainname": "localdomain",
        "Entrypoint": list(entry_point) or None,
        "Cmd": list(command),
        "WorkingDir": "/" if looks else start.working_directory,
        "Env": [f"{name}={value}" for name, value in _variables(spec, place).items()],
        "Labels": dict(place.labels),
        "Healthcheck": {"Test": ["NONE"]},
        "HostConfig": _host_config(spec, place),
    }


def _variables(spec: SandboxSpec, place: Place) -> dict[str, str]:
    """Those of the spec; for a zip function also what AWS has beside the image's own (WIRE_FACTS §7)."""
    made = {}
    if spec.runtime is not None and spec.function.package_type is PackageType.ZIP:
        made = {"SHLVL": "0", **dict(spec.runtime.container_variables)}
    made.update(spec.variables)
    if spec.framed_log and place.talk is not None:
        made[LOG_FD_VARIABLE] = str(LOG_FD)
    if place.debugger:
        made[WRAPPER_VARIABLE] = WRAPPER
    return made


def _host_config(spec: SandboxSpec, place: Place) -> dict[str, object]:
    memory = spec.function.memory_mb * MIB
    return {
        "Memory": memory,
        "MemorySwap": memory,
        "PidsLimit": PROCESSES,
        "ReadonlyRootfs": True,
        "CapDrop": ["ALL"],
        "SecurityOpt": ["no-new-privileges"],
        "Mounts": _mounts(spec, place),
        "Ulimits": [
            _ulimit("nofile", OPEN_FILES),
            _ulimit("core", _CORE_BYTES),
            _ulimit("memlock", _LOCKED_BYTES),
            _ulimit("stack", _STACK_BYTES, _UNLIMITED),
        ],
        "LogConfig": {"Type": "none"},
        "NetworkMode": "bridge",
        "ExtraHosts": list(place.extra_hosts),
        # Lambda has no /dev/shm.
        "IpcMode": "none",
        "Init": False,
    }


def _ulimit(name: str, soft: int, hard: int | None = None) -> dict[str, object]:
    """A limit of the process, as in LAMBDA_FACTS §1.8."""
    return {"Name": name, "Soft": soft, "Hard": soft if hard is None else hard}


def _mounts(spec: SandboxSpec, place: Place) -> list[dict[str, object]]:
    mounts = [_mount(place.tmp, "/tmp", read_only=False)]
    if place.code is not None:
        mounts.append(_mount(place.code, TASK_ROOT, read_only=True))
    if spec.opt is not None:
        mounts.append(_mount(spec.opt.absolute(), LAYERS, read_only=True))
    mounts += [_mount(folder.absolute(), path, read_only=False) for folder, path in spec.mounts]
    mounts += [_mount(source.absolute(), path, read_only=True) for source, path in place.debugger]
    if place.talk is not None:
        # A FIFO can be written to all the same, and nothing else can be put beside it.
        mounts.append(_mount(place.talk, TALK, read_only=True))
        if spec.function.package_type is PackageType.ZIP:
            mounts += [_mount(place.talk / name, f"/etc/{name}", read_only=True) for name in users.FILES]
    return mounts


def _mount(source: Path, target: str, *, read_only: bool) -> dict[str, object]:
    # A mount refuses a source that is not there; a bind would make a folder of it.
    return {"Type": "bind", "Source": str(source), "Target": target, "ReadOnly": read_only}


def cpu_quota_us(memory_mb: int, cpus: int) -> int | None:
    """CPU time in each period for a function of `memory_mb`; None where that is all of a machine with `cpus`."""
    share = vcpus(memory_mb)
    return None if share >= cpus else max(1000, round(share * CPU_PERIOD_US))
