"""Makes a sandbox: its folder, its /tmp, its log and its container, and undoes all of it when one of them fails."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from workbench.base.calls import Calls, tell
from workbench.base.clock import monotonic_ns
from workbench.engine.executors.base import Ears, ExtensionsLaunched, Places, SandboxExit, SandboxSpec
from workbench.engine.executors.docker import users
from workbench.engine.executors.docker.cgroup import Cgroup
from workbench.engine.executors.docker.claim import Claim
from workbench.engine.executors.docker.container import Place, container_config, cpu_quota_us
from workbench.engine.executors.docker.daemon import Config, ImageMissingError, ImageStart
from workbench.engine.executors.docker.debugging import debugger_mounts
from workbench.engine.executors.docker.images import LAYERS, TASK_ROOT, ImageChoice, foreign_platform, merged
from workbench.engine.executors.docker.logstream import LogStream
from workbench.engine.executors.docker.pipes import Pipes
from workbench.engine.executors.docker.progress import Progress
from workbench.engine.executors.docker.refusals import not_begun, refused
from workbench.engine.executors.docker.sandbox import DockerSandbox, Log, Started
from workbench.engine.executors.docker.scratch import Lease
from workbench.engine.executors.docker.scripts import is_checked
from workbench.engine.executors.docker.site import Site
from workbench.engine.executors.volume import Volume, make_volume
from workbench.model.errors import SandboxError, WorkbenchError


class NoShellError(SandboxError):
    """The image has no /bin/sh to send its output to the FIFO."""


@dataclass(slots=True)
class Launch:
    """One attempt to start a sandbox at `site`; `shell` is False for an image that is known to have none.

    `holds_size` tells, once it ran, whether its /tmp is limited in size.
    """

    site: Site
    own: Claim
    calls: Calls
    spec: SandboxSpec
    ears: Ears
    shell: bool
    holds_size: bool = field(init=False, default=False)
    _progress: Progress = field(init=False)
    _lease: Lease | None = field(init=False, default=None)
    _container_id: str = field(init=False, default="")
    _cgroup: Cgroup | None = field(init=False, default=None)
    _pipes: Pipes | None = field(init=False, default=None)
    _log: Log | None = field(init=False, default=None)

    async def run(self, choice: ImageChoice) -> DockerSandbox:
        """The running sandbox.

        Raises ImageMissingError, NoShellError, SandboxError (also an InvalidEntrypointError or
        InvalidWorkingDirError), ExecutorUnavailableError or FunctionNotRunnableError.
        """
        self._progress = Progress(self.ears.on_event, self._was_out_of_memory)
        try:
            return await self._run(choice)
        except OSError as error:
            await self._undo()
            what = "The sandbox's folder cannot be made."
            raise SandboxError(what, f"{error}.", "Free some space, or choose another cache folder.") from error
        except BaseException:
            await self._undo()
            raise

    async def _run(self, choice: ImageChoice) -> DockerSandbox:
        self._lease = lease = self.own.scratches.take(self.spec.environment_id)
        self._open_pipes(lease)
        start = choice.start or merged(
            self.spec, await self.calls.run(partial(self.site.daemon.image_start, choice.image))
        )
        debugger = await self.calls.run(partial(debugger_mounts, self.spec, lease.scratch.folder))
        config = container_config(self.spec, self._place(choice, start, lease, debugger))
        created_ns = await self._make(lease, config, start)
        self._expect_end()
        if self._pipes is None:
            output = await self.calls.run(partial(self.site.daemon.attach, self._container_id))
            self._log = LogStream(output, self.ears.on_log)
        started_ns = await self.calls.run(partial(self._start, start))
        await self._begin(start)
        return self._sandbox(lease, created_ns, started_ns)

    def _place(self, choice: ImageChoice, start: ImageStart, lease: Lease, debugger: Places) -> Place:
        return Place(
            image=choice.image,
            start=start,
            user=self.site.user,
            tmp=lease.scratch.tmp,
            code=self.spec.function.code_path.absolute() if choice.binds_code else None,
            talk=lease.scratch.talk if self._pipes else None,
            labels=self.own.owner.labels(self.spec.environment_id),
            debugger=debugger,
        )

    async def _make(self, lease: Lease, config: Config, start: ImageStart) -> int:
        """The container, made while this machine makes its /tmp; ends when both have, also when one fails."""
        made = await asyncio.gather(
            self.calls.run(partial(self._volume, lease)),
            self.calls.run(partial(self._create, config, start)),
            return_exceptions=True,
        )
        volume, created_ns = made
        if isinstance(volume, BaseException):
            raise volume
        if isinstance(created_ns, BaseException):
            raise created_ns
        lease.scratch.volume = volume
        self.holds_size = volume.holds_size
        return created_ns

    def _open_pipes(self, lease: Lease) -> None:
        if self.shell and self.site.shared_kernel:
            boot = self._progress if self.spec.extensions else None
            self._log = self._pipes = Pipes(lease.scratch.talk, self.ears, boot)
            users.write(lease.scratch.talk, self.site.user)

    def _volume(self, lease: Lease) -> Volume:
        size_mb = self.spec.function.ephemeral_mb
        return lease.scratch.volume or make_volume(lease.scratch.tmp, size_mb, mount=self.site.mounts)

    def _create(self, config: Config, start: ImageStart) -> int:
        self.own.deaths.open()
        name = f"workbench-{self.spec.environment_id}"
        try:
            self._container_id = self._created(name, config)
        except ImageMissingError:
            raise
        except SandboxError as error:
            raise refused(error, start) from error
        return monotonic_ns()

    def _created(self, name: str, config: Config) -> str:
        """The container; of an image for the function's own processor where the engine has one."""
        platform = foreign_platform(self.spec, self.site.info.architecture)
        if platform:
            with suppress(ImageMissingError):
                return self.site.daemon.create(name, config, platform)
        return self.site.daemon.create(name, config)

    def _start(self, start: ImageStart) -> int:
        try:
            self.site.daemon.start(self._container_id)
        except SandboxError as error:
            if self._pipes is not None and "/bin/sh" in error.why and "no such file" in error.why:
                raise NoShellError(error.what, error.why) from error
            raise refused(error, start) from error
        return monotonic_ns()

    async def _begin(self, start: ImageStart) -> None:
        """Without extensions the runtime has begun; else see whether the script found that it cannot."""
        if self._pipes is None or not self.spec.extensions:
            self._progress.take(ExtensionsLaunched(0))
        elif is_checked(self.spec):
            ended = await self._progress.begun
            error = not_begun(ended, start) if ended is not None else None
            if error is not None:
                raise error

    def _expect_end(self) -> None:
        self._cgroup = Cgroup(self._container_id) if self.site.shared_kernel else None
        self.own.deaths.expect(self._container_id, partial(_pass_on, asyncio.get_running_loop(), self._ended))

    def _ended(self, how: SandboxExit) -> None:
        if self._pipes is not None:
            # The script's last words, of how the runtime ended, may not have been read yet.
            self._pipes.drain_boot()
        self._progress.over(how)

    def _was_out_of_memory(self) -> bool | None:
        return self._cgroup.was_out_of_memory() if self._cgroup is not None else None

    def _sandbox(self, lease: Lease, created_ns: int, started_ns: int) -> DockerSandbox:
        assert self._log is not None
        started = Started(
            self._container_id,
            created_ns,
            started_ns,
            self._log,
            lease,
            self._cgroup,
            self._progress,
            self._shown(),
            self._open_gate,
        )
        function = self.spec.function
        quota_us = cpu_quota_us(function.memory_mb, self.site.info.cpus)
        sandbox = DockerSandbox(started, self.site.daemon, self.own, self.calls, quota_us)
        if not self.holds_size:
            sandbox.watch_size(function.ephemeral_mb, self.ears.on_log)
        return sandbox

    def _shown(self) -> Places:
        opt = () if self.spec.opt is None else ((self.spec.opt.absolute(), LAYERS),)
        return ((self.spec.function.code_path.absolute(), TASK_ROOT), *opt)

    def _open_gate(self) -> None:
        if self._pipes is not None:
            self._pipes.open_gate()

    async def _undo(self) -> None:
        """Leave nothing of a failed attempt, but for a /tmp that was there before it."""
        if self._log is not None:
            self._log.close()
        if self._container_id:
            self.own.deaths.forget(self._container_id)
            # When the engine is gone, the next sweep finds it.
            with suppress(WorkbenchError):
                await self.calls.run(partial(self.site.daemon.remove, self._container_id))
        lease = self._lease
        if lease is not None and lease.kept:
            await self.calls.run(lease.scratch.end_talk)
            self.own.scratches.leave(lease)
        elif lease is not None and self.own.scratches.give_up(lease):
            await self.calls.run(lease.scratch.remove)


def _pass_on(loop: asyncio.AbstractEventLoop, told: Callable[[SandboxExit], None], how: SandboxExit) -> None:
    tell(loop, partial(told, how))
