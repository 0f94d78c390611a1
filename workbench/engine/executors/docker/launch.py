"""Makes a sandbox: its folder, its /tmp, its log and its container, and undoes all of it when one of them fails."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from workbench.base.clock import monotonic_ns
from workbench.engine.executors.base import OnLog, SandboxExit, SandboxSpec
from workbench.engine.executors.docker.calls import Calls, tell
from workbench.engine.executors.docker.cgroup import Cgroup
from workbench.engine.executors.docker.container import Place, container_config, cpu_quota_us
from workbench.engine.executors.docker.daemon import Config
from workbench.engine.executors.docker.deaths import Deaths
from workbench.engine.executors.docker.images import ImageChoice, merged
from workbench.engine.executors.docker.logstream import LogStream
from workbench.engine.executors.docker.owner import Owner
from workbench.engine.executors.docker.sandbox import DockerSandbox, Log, Started
from workbench.engine.executors.docker.site import Site
from workbench.engine.executors.docker.sweep import TMP, remove_scratch
from workbench.engine.executors.docker.volume import Volume, make_volume
from workbench.model.errors import SandboxError, WorkbenchError

_LOG = "log"


class NoShellError(SandboxError):
    """The image has no /bin/sh to send its output to the FIFO."""


@dataclass(slots=True)
class Launch:
    """One attempt to start a sandbox at `site`; `shell` is False for an image that is known to have none.

    `holds_size` tells, once it ran, whether its /tmp is limited in size.
    """

    site: Site
    deaths: Deaths
    owner: Owner
    calls: Calls
    spec: SandboxSpec
    on_log: OnLog
    shell: bool
    holds_size: bool = field(init=False, default=False)
    _folder: Path = field(init=False)
    _container_id: str = field(init=False, default="")
    _log: Log | None = field(init=False, default=None)

    async def run(self, choice: ImageChoice) -> DockerSandbox:
        """The running sandbox.

        Raises ImageMissingError, NoShellError, SandboxError, ExecutorUnavailableError or FunctionNotRunnableError.
        """
        self._folder = self.owner.folder / self.spec.environment_id
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
        self._folder.mkdir()
        pipe = self._open_pipe()
        start = choice.start or merged(
            self.spec, await self.calls.run(partial(self.site.daemon.image_start, choice.image))
        )
        place = Place(
            image=choice.image,
            start=start,
            user=self.site.user,
            tmp=self._folder / TMP,
            code=self.spec.function.code_path.absolute() if choice.binds_code else None,
            log=pipe,
            labels=self.owner.labels(self.spec.environment_id),
        )
        volume, created_ns = await self._make(container_config(self.spec, place))
        ended = self._expect_end()
        if pipe is None:
            output = await self.calls.run(partial(self.site.daemon.attach, self._container_id))
            self._log = LogStream(output, self.on_log)
        started_ns = await self.calls.run(self._start)
        return self._sandbox(volume, created_ns, started_ns, ended)

    async def _make(self, config: Config) -> tuple[Volume, int]:
        """The container, made while this machine makes its /tmp; ends when both have, also when one fails."""
        made = await asyncio.gather(
            self.calls.run(self._make_volume), self.calls.run(partial(self._create, config)), return_exceptions=True
        )
        volume, created_ns = made
        if isinstance(volume, BaseException):
            raise volume
        if isinstance(created_ns, BaseException):
            raise created_ns
        self.holds_size = volume.holds_size
        return volume, created_ns

    def _open_pipe(self) -> Path | None:
        if not (self.shell and self.site.shared_kernel):
            return None
        # Needs modules that only POSIX systems have.
        from workbench.engine.executors.docker.logpipe import LogPipe  # noqa: PLC0415

        pipe = LogPipe(self._folder / _LOG, self.on_log)
        pipe.listen()
        self._log = pipe
        return self._folder / _LOG

    def _make_volume(self) -> Volume:
        return make_volume(self._folder / TMP, self.spec.function.ephemeral_mb, mount=self.site.mounts)

    def _create(self, config: Config) -> int:
        self.deaths.open()
        self._container_id = self.site.daemon.create(f"workbench-{self.spec.environment_id}", config)
        return monotonic_ns()

    def _start(self) -> int:
        try:
            self.site.daemon.start(self._container_id)
        except SandboxError as error:
            if "/bin/sh" in error.why and "no such file" in error.why:
                raise NoShellError(error.what, error.why) from error
            raise
        return monotonic_ns()

    def _expect_end(self) -> asyncio.Future[SandboxExit]:
        loop = asyncio.get_running_loop()
        ended: asyncio.Future[SandboxExit] = loop.create_future()

        def settle(how: SandboxExit) -> None:
            if not ended.done():
                ended.set_result(how)

        self.deaths.expect(self._container_id, partial(_pass_on, loop, settle))
        return ended

    def _sandbox(
        self, volume: Volume, created_ns: int, started_ns: int, ended: asyncio.Future[SandboxExit]
    ) -> DockerSandbox:
        assert self._log is not None
        cgroup = Cgroup(self._container_id) if self.site.shared_kernel else None
        started = Started(self._container_id, created_ns, started_ns, self._log, self._folder, cgroup, ended)
        function = self.spec.function
        quota_us = cpu_quota_us(function.memory_mb, self.site.info.cpus)
        sandbox = DockerSandbox(started, self.site.daemon, self.deaths, self.calls, quota_us)
        if not volume.holds_size:
            sandbox.watch_size(volume.folder, function.ephemeral_mb, self.on_log)
        return sandbox

    async def _undo(self) -> None:
        """Leave nothing of a failed attempt."""
        if self._log is not None:
            self._log.close()
        if self._container_id:
            self.deaths.forget(self._container_id)
            # When the engine is gone, the next sweep finds it.
            with suppress(WorkbenchError):
                await self.calls.run(partial(self.site.daemon.remove, self._container_id))
        await self.calls.run(partial(remove_scratch, self._folder))


def _pass_on(loop: asyncio.AbstractEventLoop, settle: Callable[[SandboxExit], None], how: SandboxExit) -> None:
    tell(loop, partial(settle, how))
