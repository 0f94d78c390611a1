"""Docker by hand: the bench's own images and containers, which all carry its label and are removed at the end."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import docker
from docker.errors import APIError, DockerException, ImageNotFound, NotFound
from docker.types import LogConfig

from tests.bench.unmeasured import UnmeasuredError

IMAGE = "workbench-test/python:3.11"
"""What scripts/test_images.py builds; laid out as AWS's base image."""

REPOSITORY = "workbench-bench/python"
SAM_BASE = f"{REPOSITORY}:3.11"
SAM_BUILT = f"{REPOSITORY}:rapid-x86_64"
"""What SAM CLI makes of an image that it is told to use: the image with AWS's emulator inside."""

LABEL = "workbench.bench"


@dataclass(frozen=True, slots=True)
class Running:
    """A running container and its address on the bridge."""

    id: str
    address: str


class Containers:
    """The Docker engine, for what the bench starts itself. Its errors are UnmeasuredError."""

    def __init__(self) -> None:
        try:
            self._client = docker.from_env(timeout=30)
            self.version = str(self._client.version()["Version"])
        except DockerException as error:
            raise UnmeasuredError(f"no Docker engine answers ({type(error).__name__})") from error

    def require_image(self) -> None:
        """Raises UnmeasuredError when the image that everything runs in is missing."""
        try:
            self._client.images.get(IMAGE)
        except ImageNotFound as error:
            raise UnmeasuredError(f"the image {IMAGE} is missing: python3 scripts/test_images.py") from error
        except DockerException as error:
            raise UnmeasuredError(f"the Docker engine failed: {error}") from error

    def tag_for_sam(self) -> None:
        """Give the image the name under which SAM CLI is told to find it."""
        try:
            self._client.images.get(IMAGE).tag(REPOSITORY, "3.11")
        except DockerException as error:
            raise UnmeasuredError(f"the Docker engine failed: {error}") from error

    def create(self, command: list[str], binds: list[str]) -> str:
        """A container of the image on the bridge; its id."""
        api = self._client.api
        host = api.create_host_config(binds=binds, log_config=LogConfig(type="none"))
        try:
            made = api.create_container(
                IMAGE, command[1:], entrypoint=command[:1], host_config=host, labels={LABEL: "1"}
            )
        except DockerException as error:
            raise UnmeasuredError(f"no container could be made: {error}") from error
        return str(made["Id"])

    def start(self, container: str) -> Running:
        """Start it and find its address."""
        try:
            self._client.api.start(container)
            found = self._client.api.inspect_container(container)
        except DockerException as error:
            raise UnmeasuredError(f"a container could not be started: {error}") from error
        return Running(container, str(found["NetworkSettings"]["IPAddress"]))

    def remove(self, container: str) -> None:
        """Kill and remove it."""
        with suppress(NotFound, APIError):
            self._client.api.remove_container(container, force=True, v=True)

    @contextmanager
    def running(self, command: list[str], binds: list[str]) -> Iterator[Running]:
        """A container for the length of a block."""
        container = self.create(command, binds)
        try:
            yield self.start(container)
        finally:
            self.remove(container)

    def sweep(self) -> None:
        """Remove every container and image of this and of earlier benches; those of SAM CLI among them."""
        filters = [{"label": LABEL}, {"ancestor": SAM_BUILT}]
        for wanted in filters:
            for found in self._client.api.containers(all=True, filters=wanted):
                self.remove(found["Id"])
        for image in (SAM_BUILT, SAM_BASE):
            with suppress(ImageNotFound, APIError):
                self._client.api.remove_image(image)

    def close(self) -> None:
        """Let go of the engine."""
        self._client.close()
