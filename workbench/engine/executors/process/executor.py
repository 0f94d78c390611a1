"""The process executor: starts a function's runtime as a child process of this program."""

import asyncio
import os
import sys
from pathlib import Path

from workbench.base import log
from workbench.engine import owner
from workbench.engine.executors.base import ApiEndpoint, Ears, ExtensionsLaunched, SandboxSpec
from workbench.engine.executors.boot_pipes import BootPipes
from workbench.engine.executors.process import cgroup, scratch
from workbench.engine.executors.process.boot_talk import BootTalk
from workbench.engine.executors.process.interpreters import Interpreters
from workbench.engine.executors.process.isolation import Isolation, NoIsolation, find_isolation
from workbench.engine.executors.process.sandbox import Home, ProcessSandbox, log_pipe
from workbench.engine.executors.process.start import Start
from workbench.engine.executors.process.unheld import unheld
from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.errors import FunctionNotRunnableError, RuntimeUnavailableError, SandboxError
from workbench.model.function import PackageType
from workbench.model.runtime import Runtime

_LOG = log.logger("process")

SWITCHED_OFF = NoIsolation("Isolation is switched off: functions see this computer's files, and run as you.")


class ProcessExecutor:
    """Implements `executors.base.Executor`; scratch folders and runtimes made ready are kept below `cache`.

    Without `isolate`, functions are not isolated even where they could be.
    """

    kind = ExecutorKind.PROCESS

    def __init__(self, cache: Path, *, isolate: bool = True) -> None:
        cache = cache.absolute()  # a child process has another working folder
        self._scratch_root = cache / "scratch"
        self._scratches = scratch.ScratchFolders(self._scratch_root)
        self._interpreters = Interpreters(cache)
        self._sandboxes: set[ProcessSandbox] = set()
        self._owner = owner.current()
        self._groups: bool | None = None
        self._isolation: Isolation | NoIsolation | None = None if isolate else SWITCHED_OFF
        self._swept = False

    @property
    def interpreters(self) -> Interpreters:
        """What this machine has, for listings and for getting more."""
        return self._interpreters

    async def status(self) -> ExecutorStatus:
        """Always available; says which limits are not held here."""
        groups = await asyncio.to_thread(self._can_group)
        isolation = await self._find_isolation()
        missing = unheld(isolation, groups=groups, holds_size=self._scratches.holds_size)
        version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
        return ExecutorStatus(self.kind, True, version, limits_not_held=missing)

    async def endpoint(self) -> ApiEndpoint:
        """The loopback address."""
        return ApiEndpoint("127.0.0.1", "127.0.0.1")

    async def start(self, spec: SandboxSpec, ears: Ears) -> ProcessSandbox:
        """Start the runtime's command in the function's folder, isolated where that can be done."""
        runtime = _check(spec)
        # At the first start each of them is a thread's work.
        machine, found, _ = await asyncio.gather(
            self._machine(runtime, debugged=spec.debug is not None), self._find_isolation(), self._sweep_once()
        )
        isolation = found if isinstance(found, Isolation) else None
        function = spec.function
        place = await self._scratches.open(spec.environment_id, function.ephemeral_mb, etc=isolation is not None)
        group: cgroup.Cgroup | None = None
        try:
            group = cgroup.create(f"{self._owner}.{spec.environment_id}", function.memory_mb)
            start = Start(spec, runtime, machine, place, group, isolation)
            sandbox = await _spawn(start, ears, self._scratches)
        except BaseException as error:
            await Home(self._scratches, place, group).clear(keep_tmp=place.inherited)
            if not isinstance(error, OSError | ValueError):
                raise
            raise SandboxError(f"{function.name} could not be started.", str(error)) from error
        if not self._scratches.holds_size:
            sandbox.watch_size(function.ephemeral_mb, ears)
        self._sandboxes = {sandbox, *(one for one in self._sandboxes if not one.stopped)}
        return sandbox

    async def close(self) -> None:
        """Stop every sandbox, and remove what was kept for others."""
        sandboxes, self._sandboxes = self._sandboxes, set()
        await asyncio.gather(*(sandbox.stop() for sandbox in sandboxes))
        await self._scratches.close_all()

    async def _machine(self, runtime: Runtime, *, debugged: bool) -> dict[str, str]:
        """The places of the runtime on this machine, and of its debugger if it needs that, made ready once."""
        ready = self._interpreters.ready(runtime)
        places = ready if ready is not None else await asyncio.to_thread(self._interpreters.places, runtime)
        if not debugged:
            return places
        debugger = await asyncio.to_thread(self._interpreters.debugger, runtime)
        return {**places, "debugger": str(debugger)}

    async def _sweep_once(self) -> None:
        """Remove what a program that crashed has left: its processes, control groups and scratch folders."""
        if not self._swept:
            self._swept = True
            try:
                await asyncio.to_thread(sweep, self._scratch_root)
            except OSError as error:
                _LOG.warning("What another program left behind could not be removed: %s", error)

    async def _find_isolation(self) -> Isolation | NoIsolation:
        if self._isolation is None:
            self._isolation = await asyncio.to_thread(find_isolation)
        return self._isolation

    def _can_group(self) -> bool:
        if self._groups is None:
            group = cgroup.create(f"{self._owner}.probe-{os.urandom(4).hex()}", 128)
            self._groups = group is not None
            if group is not None:
                group.remove()
        return self._groups


def sweep(scratch_root: Path) -> None:
    """Remove scratch folders and control groups whose program is gone; blocks."""
    cgroup.sweep(owner.alive)
    scratch.sweep(scratch_root)


def _check(spec: SandboxSpec) -> Runtime:
    function = spec.function
    if function.package_type is PackageType.IMAGE or spec.runtime is None:
        raise RuntimeUnavailableError(
            f"{function.name} cannot run as a process.",
            "Its code is a container image." if function.image else f"The runtime {function.runtime!r} is not known.",
            "Use Docker." if function.image else "Choose a runtime that AWS Lambda has.",
        )
    if not function.code_path.is_dir():
        raise FunctionNotRunnableError(
            f"The code of {function.name} is not there.", f"{function.code_path} is no folder.", "Correct its path."
        )
    for folder, path in spec.mounts:
        if not folder.is_dir():
            raise FunctionNotRunnableError(
                f"{function.name} has nothing to mount at {path}.", f"{folder} is no folder.", "Make it."
            )
    return spec.runtime


async def _spawn(start: Start, ears: Ears, folders: scratch.ScratchFolders) -> ProcessSandbox:
    read_fd, write_fd = os.pipe()
    pipes: BootPipes | None = None
    try:
        pipes = BootPipes(start.scratch.talk) if start.boots else None
        process = await asyncio.create_subprocess_exec(
            *start.command(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=write_fd,
            stderr=write_fd,
            cwd=start.spec.function.code_path,
            env=start.environment(),
            start_new_session=True,
        )
    except BaseException:
        os.close(read_fd)
        if pipes is not None:
            pipes.close()
        raise
    finally:
        os.close(write_fd)
    output = log_pipe(read_fd, ears.on_log)
    group = start.group
    talk = BootTalk(pipes, ears, output.drain, group.killed_for_memory if group else _never) if pipes else None
    if talk is None and start.spec.extensions:
        # After this start has returned, as all other news.
        asyncio.get_running_loop().call_soon(ears.on_event, ExtensionsLaunched(0))
    home = Home(folders, start.scratch, group)
    return ProcessSandbox(process, output, home, isolated=start.isolation is not None, talk=talk, places=start.shown())


def _never() -> bool:
    return False
