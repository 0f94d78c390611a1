"""The `docker` package behind our words; every error of its and of those below it becomes one of ours."""

import os
import socket
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import docker
import requests
import urllib3
from docker.constants import DEFAULT_NPIPE, DEFAULT_UNIX_SOCKET, MINIMUM_DOCKER_API_VERSION
from docker.context import ContextAPI
from docker.errors import APIError, DockerException, ImageNotFound, NotFound
from docker.utils import kwargs_from_env

from workbench.engine.executors.docker.connection import unavailable
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
from workbench.engine.executors.docker.streams import DeathStream, OutputStream
from workbench.model.errors import SandboxError

QUICK_S = 2
"""How long a question about the engine itself may take."""

CALL_S = 60
"""How long any other call may take; removing a container under load is the slowest."""

_POOL = 32

_USUAL = DEFAULT_NPIPE if sys.platform == "win32" else DEFAULT_UNIX_SOCKET


def connect(base_url: str = "") -> "Client":
    """The engine at `base_url`, else the one that DOCKER_HOST or Docker's current context names.

    Raises ExecutorUnavailableError.
    """
    with translated(base_url or os.environ.get("DOCKER_HOST") or _USUAL):
        options = {"base_url": _USUAL} | ({"base_url": base_url} if base_url else _configured())
    address = str(options["base_url"])
    with translated(address), _quick(options | {"version": MINIMUM_DOCKER_API_VERSION}) as quick:
        # Not the package's own `auto`: it lets go of nothing when the engine does not answer.
        version = str(quick.version(api_version=False)["ApiVersion"])
    return Client(options | {"version": version}, address)


def _quick(options: dict[str, Any]) -> docker.APIClient:
    """A client for questions about the engine itself, which must not wait."""
    _probe(str(options["base_url"]))
    return docker.APIClient(**options, timeout=QUICK_S)


def _probe(address: str) -> None:
    """Raise the OSError of connecting to a Unix socket; the package would leave its own socket open."""
    path = address.removeprefix("http+unix://").removeprefix("unix://")
    if path == address:
        return
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(QUICK_S)
        probe.connect(path)


def _configured() -> dict[str, Any]:
    if os.environ.get("DOCKER_HOST"):
        return dict(kwargs_from_env())
    with suppress(DockerException, OSError, ValueError):
        context = ContextAPI.get_context(os.environ.get("DOCKER_CONTEXT"))
        if context is not None and context.Host:
            tls = {"tls": context.TLSConfig} if context.TLSConfig else {}
            return {"base_url": context.Host, **tls}
    return {}


@contextmanager
def translated(address: str) -> Generator[None]:
    """Turn what the `docker` package and those below it raise into our errors."""
    try:
        yield
    except ImageNotFound as error:
        raise ImageMissingError("The image is not on this machine.", _said(error)) from error
    except NotFound as error:
        raise ContainerMissingError("The container is not there any more.", _said(error)) from error
    except APIError as error:
        raise SandboxError("Docker refused to run the sandbox.", _said(error)) from error
    except (DockerException, requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        raise unavailable(address, error) from error


def _said(error: APIError) -> str:
    text = str(error.explanation or error).strip()
    return text if text.endswith(".") else f"{text}."


class Client:
    """A container engine reached through the `docker` package; the calls are described in `daemon.Daemon`."""

    def __init__(self, options: dict[str, Any], address: str) -> None:
        self._options = options
        self._address = address
        with translated(address):
            self._api = docker.APIClient(**options, timeout=CALL_S, max_pool_size=_POOL)

    @property
    def address(self) -> str:
        """Where it listens, as a URL."""
        return self._address

    def ping(self) -> None:
        """Returns when it answers."""
        # A connection of its own: a dying engine still serves the connections it has.
        with translated(self._address), _quick(self._options) as fresh:
            fresh.ping()

    def info(self) -> DaemonInfo:
        """What it is and what it cannot hold."""
        with translated(self._address), _quick(self._options) as fresh:
            facts = fresh.info()
        return DaemonInfo(
            version=str(facts.get("ServerVersion", "")),
            kernel=str(facts.get("KernelVersion", "")),
            cpus=int(facts.get("NCPU") or 1),
            memory_limit=bool(facts.get("MemoryLimit")),
            swap_limit=bool(facts.get("SwapLimit")),
            cpu_quota=bool(facts.get("CpuCfsQuota")),
            pids_limit=bool(facts.get("PidsLimit")),
            architecture=str(facts.get("Architecture", "")),
        )

    def bridge(self) -> BridgeNetwork:
        """The default network."""
        with self._reached():
            found = self._api.inspect_network("bridge")
        pools = (found.get("IPAM") or {}).get("Config") or [{}]
        return BridgeNetwork(str(pools[0].get("Gateway") or ""), str(pools[0].get("Subnet") or ""))

    def create(self, name: str, config: Config, platform: str = "") -> str:
        """A new container's id. Raises ImageMissingError."""
        create: Callable[..., dict[str, Any]] = self._api.create_container_from_config
        with self._reached():
            try:
                return str(create(dict(config), name, **({"platform": platform} if platform else {}))["Id"])
            except NotFound as error:
                # That an image is for another platform is said in other words than that it is not there.
                raise ImageMissingError("The image is not on this machine.", _said(error)) from error

    def start(self, container_id: str) -> None:
        """Start its first process."""
        with self._reached():
            self._api.start(container_id)

    def signal(self, container_id: str, name: str) -> None:
        """Send its first process a signal; one that does not run is fine."""
        with suppress(ContainerMissingError), self._reached():
            try:
                self._api.kill(container_id, name)
            except APIError as error:
                # 409: it does not run.
                if error.status_code != requests.codes.conflict:
                    raise

    def pause(self, container_id: str) -> None:
        """Stop all its processes."""
        with self._reached():
            self._api.pause(container_id)

    def unpause(self, container_id: str) -> None:
        """Let them run on."""
        with self._reached():
            self._api.unpause(container_id)

    def state(self, container_id: str) -> ContainerState:
        """What it is doing. Raises ContainerMissingError."""
        with self._reached():
            state = self._api.inspect_container(container_id)["State"]
        return ContainerState(str(state["Status"]), int(state["ExitCode"]), bool(state["OOMKilled"]))

    def limit_cpu(self, container_id: str, quota_us: int, period_us: int) -> None:
        """Let it use `quota_us` of CPU time in each `period_us`."""
        with self._reached():
            self._api.update_container(container_id, cpu_quota=quota_us, cpu_period=period_us)

    def memory_bytes(self, container_id: str) -> int:
        """The peak of its memory, or what it uses where there is no peak."""
        with self._reached():
            stats = self._api.stats(container_id, stream=False)
        memory = stats.get("memory_stats") or {}
        return int(memory.get("max_usage") or memory.get("usage") or 0)

    def remove(self, container_id: str) -> None:
        """Kill and remove it with its volumes; one that is not there is fine."""
        with suppress(ContainerMissingError), self._reached():
            try:
                self._api.remove_container(container_id, v=True, force=True)
            except APIError as error:
                # 409: somebody else is removing it already.
                if error.status_code != requests.codes.conflict:
                    raise

    def containers(self, label: str) -> tuple[ContainerRow, ...]:
        """All containers that carry the label, running or not."""
        with self._reached():
            rows = self._api.containers(all=True, filters={"label": label})
        return tuple(ContainerRow(str(row["Id"]), str(row["State"]), dict(row["Labels"] or {})) for row in rows)

    def deaths(self, label: str) -> DeathStream:
        """Follow the deaths of the containers that carry the label."""
        filters = {"type": "container", "event": "die", "label": label}
        with self._reached():
            return DeathStream(self._api.events(filters=filters, decode=True))

    def attach(self, container_id: str) -> OutputStream:
        """Follow its output."""
        with self._reached():
            return OutputStream(self._api.attach(container_id, stdout=True, stderr=True, stream=True))

    def image_start(self, image: str) -> ImageStart:
        """How the image is started. Raises ImageMissingError."""
        with self._reached():
            inspect: Callable[..., dict[str, Any]] = self._api.inspect_image
            config = inspect(image).get("Config") or {}
        return ImageStart(
            tuple(config.get("Entrypoint") or ()), tuple(config.get("Cmd") or ()), str(config.get("WorkingDir") or "")
        )

    def image_digest(self, image: str) -> str:
        """The id of the image. Raises ImageMissingError."""
        with self._reached():
            inspect: Callable[..., dict[str, Any]] = self._api.inspect_image
            return str(inspect(image)["Id"])

    def pull(self, image: str) -> Iterator[str]:
        """Fetch the image, yielding lines of progress. Raises RuntimeUnavailableError."""
        with self._reached():
            for line in self._api.pull(image, stream=True, decode=True):
                if "error" in line:
                    raise ImageMissingError("The image cannot be pulled.", f"{line['error']}.")
                yield " ".join(str(line[key]) for key in ("id", "status", "progress") if line.get(key))

    def close(self) -> None:
        """Let go of idle connections."""
        self._api.close()

    @contextmanager
    def _reached(self) -> Generator[None]:
        with translated(self._address):
            _probe(self._address)
            yield
