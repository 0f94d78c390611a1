"""The process executor: starts a function's runtime as a child process of this program."""

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.base import log
from workbench.engine import owner
from workbench.engine.executors.base import ApiEndpoint, OnLog, SandboxSpec
from workbench.engine.executors.process import cgroup
from workbench.engine.executors.process.interpreters import Interpreters
from workbench.engine.executors.process.launch import wrap
from workbench.engine.executors.process.places import fill, fill_all
from workbench.engine.executors.process.sandbox import ProcessSandbox, log_pipe, remove_traces
from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.errors import FunctionNotRunnableError, RuntimeUnavailableError, SandboxError
from workbench.model.function import PackageType
from workbench.model.runtime import Runtime

_LOG = log.logger("process")

ADDRESS_SPACE_SLACK_MB = 64
"""What a Python process maps but does not use; without it the smallest functions fail at import."""

_PASSED_ON = ("SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT")
"""Without these nothing starts on Windows; elsewhere the function sees no variable of this program."""

_ALWAYS_MISSING = (
    "The file system is not read-only outside the scratch folder.",
    "/tmp is this computer's own; the scratch folder is in TMPDIR, and its size is not limited.",
    "The code runs as you, from its own folder instead of /var/task.",
)


class ProcessExecutor:
    """Implements `executors.base.Executor`; scratch folders and runtimes made ready are kept below `cache`."""

    kind = ExecutorKind.PROCESS

    def __init__(self, cache: Path) -> None:
        self._scratch = cache / "scratch"
        self._interpreters = Interpreters(cache)
        self._sandboxes: set[ProcessSandbox] = set()
        self._owner = owner.current()
        self._groups: bool | None = None
        self._swept = False

    @property
    def interpreters(self) -> Interpreters:
        """What this machine has, for listings and for getting more."""
        return self._interpreters

    async def status(self) -> ExecutorStatus:
        """Always available; says which limits are not held here."""
        groups = await asyncio.to_thread(self._can_group)
        missing = () if groups else (_no_groups(),)
        version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
        return ExecutorStatus(self.kind, True, version, limits_not_held=(*missing, *_ALWAYS_MISSING))

    async def endpoint(self) -> ApiEndpoint:
        """The loopback address."""
        return ApiEndpoint("127.0.0.1", "127.0.0.1")

    async def start(self, spec: SandboxSpec, on_log: OnLog) -> ProcessSandbox:
        """Start the runtime's command with the function's folder as working directory."""
        runtime = self._check(spec)
        places = self._interpreters.ready(runtime)
        if places is None:
            places = await asyncio.to_thread(self._interpreters.places, runtime)
        await self._sweep_once()
        scratch = self._make_scratch(spec.environment_id)
        group: cgroup.Cgroup | None = None
        try:
            group = cgroup.create(f"{self._owner}.{spec.environment_id}", spec.function.memory_mb)
            start = _Start(spec, runtime, self._places(spec, places), scratch, group)
            sandbox = await _spawn(start, on_log)
        except BaseException as error:
            await remove_traces(scratch, group)
            if not isinstance(error, OSError | ValueError):
                raise
            raise SandboxError(f"{spec.function.name} could not be started.", str(error)) from error
        self._sandboxes = {sandbox, *(one for one in self._sandboxes if not one.stopped)}
        return sandbox

    async def close(self) -> None:
        """Stop every sandbox."""
        sandboxes, self._sandboxes = self._sandboxes, set()
        await asyncio.gather(*(sandbox.stop() for sandbox in sandboxes))

    async def _sweep_once(self) -> None:
        """Remove what a program that crashed has left: its processes, control groups and scratch folders."""
        if not self._swept:
            self._swept = True
            try:
                await asyncio.to_thread(sweep, self._scratch)
            except OSError as error:
                _LOG.warning("What another program left behind could not be removed: %s", error)

    def _check(self, spec: SandboxSpec) -> Runtime:
        function = spec.function
        if function.package_type is PackageType.IMAGE or spec.runtime is None:
            raise RuntimeUnavailableError(
                f"{function.name} cannot run as a process.",
                "Its code is a container image."
                if function.image
                else f"The runtime {function.runtime!r} is not known.",
                "Use Docker." if function.image else "Choose a runtime that AWS Lambda has.",
            )
        if not function.code_path.is_dir():
            raise FunctionNotRunnableError(
                f"The code of {function.name} is not there.", f"{function.code_path} is no folder.", "Correct its path."
            )
        return spec.runtime

    def _make_scratch(self, environment_id: str) -> Path:
        try:
            self._scratch.mkdir(parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(prefix=f"{self._owner}.{environment_id}.", dir=self._scratch))
        except OSError as error:
            raise SandboxError(
                "No scratch folder could be made.", str(error), f"Make room, or make {self._scratch} writable."
            ) from error

    def _places(self, spec: SandboxSpec, places: Mapping[str, str]) -> dict[str, str]:
        function = spec.function
        own = {"handler": function.handler, "memory_mb": str(function.memory_mb), "task_root": str(function.code_path)}
        return {**places, **own}

    def _can_group(self) -> bool:
        if self._groups is None:
            group = cgroup.create(f"{self._owner}.probe-{os.urandom(4).hex()}", 128)
            self._groups = group is not None
            if group is not None:
                group.remove()
        return self._groups


@dataclass(frozen=True, slots=True)
class _Start:
    """What one child process is made from."""

    spec: SandboxSpec
    runtime: Runtime
    places: dict[str, str]
    scratch: Path
    group: cgroup.Cgroup | None

    def command(self) -> list[str]:
        assert self.runtime.process is not None
        limit_space = self.group is None and self.runtime.process.limits_address_space
        space_mb = self.spec.function.memory_mb + ADDRESS_SPACE_SLACK_MB if limit_space else None
        procs_files = self.group.procs_files if self.group else ()
        return wrap(fill_all(self.runtime.process.command, self.places), procs_files, space_mb)


async def _spawn(start: _Start, on_log: OnLog) -> ProcessSandbox:
    read_fd, write_fd = os.pipe()
    try:
        process = await asyncio.create_subprocess_exec(
            *start.command(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=write_fd,
            stderr=write_fd,
            cwd=start.spec.function.code_path,
            env=_variables(start),
            start_new_session=True,
        )
    except BaseException:
        os.close(read_fd)
        raise
    finally:
        os.close(write_fd)
    return ProcessSandbox(process, log_pipe(read_fd, on_log), start.scratch, start.group)


def _variables(start: _Start) -> dict[str, str]:
    """Those of the spec, with the folders of a child process in place of Lambda's."""
    assert start.runtime.process is not None
    places, scratch, task_root = start.places, str(start.scratch), start.places["task_root"]
    variables = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    variables["PATH"] = os.pathsep.join((str(Path(places["interpreter"]).parent), os.environ.get("PATH", os.defpath)))
    variables.update(TMPDIR=scratch, TEMP=scratch, TMP=scratch, PWD=task_root, SHLVL="0")
    variables.update(start.spec.variables)
    for name, value in start.runtime.process.variables:
        own, ours = variables.get(name), fill(value, places)
        # The function's own search path comes first, and the runtime is still found.
        joined = f"{own}{os.pathsep}{ours}" if name.endswith("PATH") else own
        variables[name] = ours if not own else joined or ours
    variables.update(LAMBDA_TASK_ROOT=task_root, LAMBDA_RUNTIME_DIR=places["folder"])
    return variables


def sweep(scratch: Path) -> None:
    """Remove scratch folders and control groups whose program is gone."""
    cgroup.sweep(owner.alive)
    for folder in scratch.glob("*.*"):
        if not owner.alive(folder.name.partition(".")[0]):
            shutil.rmtree(folder, ignore_errors=True)


def _no_groups(system: str = sys.platform) -> str:
    if system == "linux":
        return "No control groups can be made here: the CPU share is not limited, and memory only by address space."
    return "Memory and CPU share are not limited on this system."
