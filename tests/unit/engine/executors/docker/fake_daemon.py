"""A container engine in memory: containers are rows, deaths are told by the test."""

import hashlib
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.engine.executors.docker.daemon import (
    BridgeNetwork,
    Config,
    ContainerMissingError,
    ContainerRow,
    ContainerState,
    DaemonInfo,
    ImageMissingError,
    ImageStart,
)
from workbench.model.errors import ExecutorUnavailableError, SandboxError


class FakeWatch:
    """A stream that yields what the test puts into it; None ends it."""

    def __init__(self) -> None:
        self.ids: queue.Queue[str | None] = queue.Queue()

    def __iter__(self) -> Iterator[str]:
        while (container_id := self.ids.get()) is not None:
            yield container_id

    def close(self) -> None:
        self.ids.put(None)


class FakeOutput:
    """A container's output; empty."""

    def __iter__(self) -> Iterator[bytes]:
        return iter(())

    def close(self) -> None:
        """Nothing to end."""


@dataclass
class FakeDaemon:
    """`gone` makes every call fail as when the engine stopped; `refusal` makes starts fail with that reason.

    `orders` are the signals, pauses and the like that containers were sent.
    """

    address: str = "unix:///fake.sock"
    facts: DaemonInfo = field(default_factory=lambda: DaemonInfo("99.0", "another kernel", 2))
    network: BridgeNetwork = field(default_factory=lambda: BridgeNetwork("", ""))
    images: dict[str, ImageStart] = field(default_factory=dict)
    pullable: set[str] = field(default_factory=set)
    rows: dict[str, ContainerRow] = field(default_factory=dict)
    configs: dict[str, Config] = field(default_factory=dict)
    states: dict[str, ContainerState] = field(default_factory=dict)
    quotas: list[tuple[str, int, int]] = field(default_factory=list)
    watches: list[FakeWatch] = field(default_factory=list)
    pulls: list[str] = field(default_factory=list)
    memory: int = 0
    gone: bool = False
    refusal: str = ""
    create_refusal: str = ""
    emulated: set[str] = field(default_factory=set)
    platforms: list[str] = field(default_factory=list)
    orders: list[tuple[str, str]] = field(default_factory=list)
    closed: bool = False
    unblock: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.unblock.set()

    def _answer(self) -> None:
        self.unblock.wait(10)
        if self.gone:
            raise ExecutorUnavailableError("Docker does not answer.", "It is gone.", "Start it.")

    def ping(self) -> None:
        self._answer()

    def info(self) -> DaemonInfo:
        self._answer()
        return self.facts

    def bridge(self) -> BridgeNetwork:
        self._answer()
        return self.network

    def create(self, name: str, config: Config, platform: str = "") -> str:
        self._answer()
        self.platforms.append(platform)
        if config["Image"] not in self.images or (platform and platform not in self.emulated):
            raise ImageMissingError("", "No such image.")
        if self.create_refusal:
            raise SandboxError("Docker refused to run the sandbox.", self.create_refusal)
        labels = config["Labels"]
        assert isinstance(labels, dict)
        self.rows[name] = ContainerRow(name, "created", labels)
        self.configs[name] = config
        return name

    def start(self, container_id: str) -> None:
        self._answer()
        if self.refusal:
            raise SandboxError("Docker refused to run the sandbox.", self.refusal)
        self.states[container_id] = ContainerState("running")

    def signal(self, container_id: str, name: str) -> None:
        self._answer()
        self.orders.append((container_id, name))

    def pause(self, container_id: str) -> None:
        self._answer()
        self.orders.append((container_id, "pause"))

    def unpause(self, container_id: str) -> None:
        self._answer()
        self.orders.append((container_id, "unpause"))

    def state(self, container_id: str) -> ContainerState:
        self._answer()
        if container_id not in self.states:
            raise ContainerMissingError("", "No such container.")
        return self.states[container_id]

    def limit_cpu(self, container_id: str, quota_us: int, period_us: int) -> None:
        self._answer()
        self.quotas.append((container_id, quota_us, period_us))

    def memory_bytes(self, container_id: str) -> int:
        self._answer()
        return self.memory

    def remove(self, container_id: str) -> None:
        self._answer()
        self.rows.pop(container_id, None)

    def containers(self, label: str) -> tuple[ContainerRow, ...]:
        self._answer()
        name, _, value = label.partition("=")
        return tuple(row for row in self.rows.values() if name in row.labels and value in ("", row.labels[name]))

    def deaths(self, label: str) -> FakeWatch:
        self._answer()
        self.watches.append(FakeWatch())
        return self.watches[-1]

    def attach(self, container_id: str) -> FakeOutput:
        self._answer()
        return FakeOutput()

    def image_start(self, image: str) -> ImageStart:
        self._answer()
        if image not in self.images:
            raise ImageMissingError("", "No such image.")
        return self.images[image]

    def image_digest(self, image: str) -> str:
        self._answer()
        if image not in self.images:
            raise ImageMissingError("", "No such image.")
        return f"sha256:{hashlib.sha256(image.encode()).hexdigest()}"

    def pull(self, image: str) -> Iterator[str]:
        self._answer()
        self.pulls.append(image)
        if image not in self.pullable:
            raise SandboxError("", "no such host.")
        yield "Pulling"
        self.images[image] = ImageStart()

    def close(self) -> None:
        self.closed = True

    def die(self, container_id: str, state: ContainerState) -> None:
        """Have the container end in `state`, and tell so."""
        self.states[container_id] = state
        self.watches[-1].ids.put(container_id)
