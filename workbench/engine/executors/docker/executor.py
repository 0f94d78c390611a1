"""The container executor: runs sandboxes through a Docker engine."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from workbench.base.aio import TaskOwner
from workbench.base.calls import Calls
from workbench.base.log import logger
from workbench.engine.executors.base import ApiEndpoint, Ears, SandboxSpec
from workbench.engine.executors.docker.claim import Claim, claim, let_go
from workbench.engine.executors.docker.connection import unavailable
from workbench.engine.executors.docker.daemon import Daemon, ImageMissingError
from workbench.engine.executors.docker.images import ImageChoice, choose, missing
from workbench.engine.executors.docker.launch import Launch, NoShellError
from workbench.engine.executors.docker.owner import host_id
from workbench.engine.executors.docker.pull import Pulls
from workbench.engine.executors.docker.relays import Relays
from workbench.engine.executors.docker.sandbox import DockerSandbox
from workbench.engine.executors.docker.site import Connect, Site, connect_real, limits_not_held, visit
from workbench.engine.executors.docker.sweep import sweep
from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.errors import ExecutorUnavailableError, RuntimeUnavailableError, WorkbenchError

_STATUS_S = 1.8
_CLOSE_S = 5.0

_log = logger("docker")


class DockerExecutor:
    """Starts sandboxes in containers; see `executors.base.Executor`.

    `images` maps runtime ids to images that replace the runtimes' own; `scratch` is a folder for what sandboxes need
    on disk, shared by all programs of this user; `base_url` names the engine (empty: the usual one); `pull` says
    whether a missing image may be fetched; `connect` is another way to an engine, for tests.
    """

    def __init__(
        self,
        *,
        images: Mapping[str, str],
        scratch: Path,
        base_url: str = "",
        pull: bool = True,
        connect: Connect = connect_real,
    ) -> None:
        self._images = dict(images)
        self._scratch = scratch
        self._connect = partial(connect, base_url)
        self._calls = Calls()
        self._pulls = Pulls(allowed=pull)
        self._launches = TaskOwner(_ignore)
        self._background = TaskOwner(_tell)
        self._opening = asyncio.Lock()
        self._site: Site | None = None
        self._own: Claim | None = None
        self._sandboxes: set[DockerSandbox] = set()
        self._without_shell: set[str] = set()
        self._relays = Relays()
        self._closed = False

    @property
    def kind(self) -> ExecutorKind:
        """Docker."""
        return ExecutorKind.DOCKER

    async def status(self) -> ExecutorStatus:
        """Whether the engine answers, its version and what it cannot hold; never raises, answers within 2 s."""
        try:
            async with asyncio.timeout(_STATUS_S):
                site = await self._visited()
                info = await self._calls.run(site.daemon.info)
        except TimeoutError as error:
            return _not_available(unavailable(self._address(), error))
        except WorkbenchError as error:
            return _not_available(error)
        held = limits_not_held(replace(self._site or site, info=info))
        return ExecutorStatus(self.kind, available=True, version=info.version, limits_not_held=held)

    async def endpoint(self) -> ApiEndpoint:
        """Where the sandboxes reach this machine. Raises ExecutorUnavailableError."""
        return (await self._visited()).endpoint

    async def start(self, spec: SandboxSpec, ears: Ears) -> DockerSandbox:
        """Start a container for `spec`; one that nobody waits for any more is removed again.

        Events may be told before this returns. Raises ExecutorUnavailableError, RuntimeUnavailableError,
        FunctionNotRunnableError or SandboxError, whose kinds InvalidEntrypointError and InvalidWorkingDirError are
        what AWS has errors for.
        """
        if self._closed:
            raise ExecutorUnavailableError("The executor is closed.")
        starting = self._launches.start(self._start(spec, ears), f"start {spec.environment_id}")
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            self._background.start(_discard(starting))
            raise

    async def close(self) -> None:
        """Remove every container this executor started; may be called twice."""
        self._closed = True
        with suppress(TimeoutError):
            async with asyncio.timeout(_CLOSE_S):
                await self._launches.drain()
        await self._launches.close()
        await asyncio.gather(*(sandbox.stop() for sandbox in self._sandboxes), return_exceptions=True)
        self._sandboxes.clear()
        await self._background.close()
        await self._relays.close()
        if self._site is not None:
            await self._calls.run(partial(let_go, self._site.daemon, self._own))
        self._site = self._own = None

    async def _start(self, spec: SandboxSpec, ears: Ears) -> DockerSandbox:
        choice = choose(spec, self._images)
        site = await self._visited()
        spec = replace(spec, variables=await self._relays.reachable(spec.variables, site.endpoint))
        try:
            return await self._launched(site, choice, spec, ears)
        except ImageMissingError:
            pass
        try:
            await self._pulls.pull(site.daemon, choice.image)
            return await self._launched(site, choice, spec, ears)
        except RuntimeUnavailableError as error:
            raise missing(choice.image, spec, error.why) from error

    async def _launched(self, site: Site, choice: ImageChoice, spec: SandboxSpec, ears: Ears) -> DockerSandbox:
        own = await self._owned(site)
        shell = choice.image not in self._without_shell
        launch = Launch(site, own, self._calls, spec, ears, shell=shell)
        try:
            sandbox = await launch.run(choice)
        except NoShellError:
            self._without_shell.add(choice.image)
            return await self._launched(site, choice, spec, ears)
        if not launch.holds_size:
            self._site = replace(site, mounts=False)
        self._sandboxes = {other for other in self._sandboxes if not other.removed} | {sandbox}
        return sandbox

    async def _visited(self) -> Site:
        async with self._opening:
            if self._site is None:
                self._site = await self._calls.run(partial(visit, self._connect))
            return self._site

    async def _owned(self, site: Site) -> Claim:
        """This executor's claim on its containers; the first one sweeps up after programs that crashed."""
        async with self._opening:
            if self._own is None:
                self._own = await self._calls.run(partial(claim, self._scratch, site.daemon))
                self._background.start(self._sweep(site.daemon))
            return self._own

    async def _sweep(self, daemon: Daemon) -> None:
        await self._calls.run(partial(sweep, daemon, self._scratch, host_id()))

    def _address(self) -> str:
        return self._site.daemon.address if self._site else "its usual address"


def _not_available(error: WorkbenchError) -> ExecutorStatus:
    why = " ".join(part for part in (error.what, error.why) if part)
    return ExecutorStatus(ExecutorKind.DOCKER, available=False, why=why, next_step=error.next_step)


async def _discard(starting: asyncio.Task[DockerSandbox]) -> None:
    with suppress(WorkbenchError):
        sandbox = await starting
        await sandbox.stop()


def _ignore(_error: BaseException) -> None:
    """Failed starts are raised to the one who asked for them."""


def _tell(error: BaseException) -> None:
    _log.warning("%s", error)
