"""What the executor asks of a container engine; `client.py` is the real one, tests have a fake."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from workbench.model.errors import RuntimeUnavailableError, SandboxError

Config = Mapping[str, object]
"""A container's configuration as the Engine API's create call takes it."""


class ImageMissingError(RuntimeUnavailableError):
    """The engine has no image of that name."""


class ContainerMissingError(SandboxError):
    """The container is not there any more."""


@dataclass(frozen=True, slots=True)
class DaemonInfo:
    """The container engine: its version, kernel and processor, and which limits it says it cannot hold."""

    version: str
    kernel: str
    cpus: int
    memory_limit: bool = True
    swap_limit: bool = True
    cpu_quota: bool = True
    pids_limit: bool = True
    architecture: str = ""


@dataclass(frozen=True, slots=True)
class ContainerState:
    """A container's state: `status` is Docker's word for it, `exit_code` counts once it is not running."""

    status: str
    exit_code: int = 0
    out_of_memory: bool = False


@dataclass(frozen=True, slots=True)
class ImageStart:
    """How an image says that it is started."""

    entry_point: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    working_directory: str = ""


@dataclass(frozen=True, slots=True)
class ContainerRow:
    """One container of a listing."""

    id: str
    state: str
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BridgeNetwork:
    """The default network: its gateway address (may be empty) and its subnet in CIDR notation."""

    gateway: str
    subnet: str


class DeathWatch(Protocol):
    """Yields the id of each container that died; ends when the connection does. `close` ends it from outside."""

    def __iter__(self) -> Iterator[str]:
        """The ids, as they come."""

    def close(self) -> None:
        """End the iteration; from any thread."""


class Output(Protocol):
    """Yields what a container writes to stdout and stderr, until it ends."""

    def __iter__(self) -> Iterator[bytes]:
        """The pieces, as they come."""

    def close(self) -> None:
        """End the iteration; from any thread."""


class Daemon(Protocol):
    """The calls to a container engine. All block, may be used from several threads, and raise only our errors:
    ExecutorUnavailableError when the engine does not answer, SandboxError when it refuses."""

    @property
    def address(self) -> str:
        """Where it listens, as a URL."""

    def ping(self) -> None:
        """Returns when it answers; waits 1.5 s at most."""

    def info(self) -> DaemonInfo:
        """What it is; waits 1.5 s at most."""

    def bridge(self) -> BridgeNetwork:
        """The default network."""

    def create(self, name: str, config: Config, platform: str = "") -> str:
        """A new container's id; of the image for `platform` (`linux/arm64`) when one is named.

        Raises ImageMissingError, also when there is no image for that platform.
        """

    def start(self, container_id: str) -> None:
        """Start its first process."""

    def signal(self, container_id: str, name: str) -> None:
        """Send its first process the signal of that name (`SIGTERM`); one that does not run is fine."""

    def pause(self, container_id: str) -> None:
        """Stop all its processes until `unpause`."""

    def unpause(self, container_id: str) -> None:
        """Let them run on."""

    def state(self, container_id: str) -> ContainerState:
        """What it is doing. Raises ContainerMissingError."""

    def limit_cpu(self, container_id: str, quota_us: int, period_us: int) -> None:
        """Let it use `quota_us` of CPU time in each `period_us`."""

    def memory_bytes(self, container_id: str) -> int:
        """The memory it uses, or its peak where the engine knows it."""

    def remove(self, container_id: str) -> None:
        """Kill and remove it with its volumes; one that is not there is fine."""

    def containers(self, label: str) -> tuple[ContainerRow, ...]:
        """All containers that carry the label (`name` or `name=value`), running or not."""

    def deaths(self, label: str) -> DeathWatch:
        """Follow the deaths of the containers that carry the label, from now on."""

    def attach(self, container_id: str) -> Output:
        """Follow its output; call before it starts."""

    def image_start(self, image: str) -> ImageStart:
        """How the image is started. Raises ImageMissingError."""

    def image_digest(self, image: str) -> str:
        """The id (`sha256:…`) of an image that the engine has. Raises ImageMissingError."""

    def pull(self, image: str) -> Iterator[str]:
        """Fetch the image, yielding a line of progress now and then. Raises RuntimeUnavailableError."""

    def close(self) -> None:
        """Let go of idle connections."""
