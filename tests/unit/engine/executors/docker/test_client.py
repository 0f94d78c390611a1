import socket
import threading
from pathlib import Path

import docker
import pytest
import requests
import urllib3
from docker.errors import APIError, ImageNotFound, NotFound

from workbench.engine.executors.docker.client import connect, translated
from workbench.engine.executors.docker.daemon import ContainerMissingError, ImageMissingError
from workbench.model.errors import ExecutorUnavailableError, SandboxError, WorkbenchError


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (ImageNotFound("no", explanation="No such image: x"), ImageMissingError),
        (NotFound("no", explanation="No such container"), ContainerMissingError),
        (APIError("no", explanation="bad parameter"), SandboxError),
        (docker.errors.DockerException("odd"), ExecutorUnavailableError),
        (requests.ConnectionError("odd"), ExecutorUnavailableError),
        (requests.ReadTimeout("slow"), ExecutorUnavailableError),
        (urllib3.exceptions.ProtocolError("odd"), ExecutorUnavailableError),
        (ConnectionRefusedError(), ExecutorUnavailableError),
    ],
)
def test_no_foreign_error_passes(error: Exception, ours: type[WorkbenchError]) -> None:
    with pytest.raises(ours) as caught, translated("unix:///x"):
        raise error
    assert caught.value.why
    assert caught.value.__cause__ is error


def test_what_docker_said_is_the_reason() -> None:
    with pytest.raises(SandboxError) as caught, translated("unix:///x"):
        raise APIError("500", explanation="invalid mount config")
    assert caught.value.why == "invalid mount config."


def test_an_absent_socket(tmp_path: Path) -> None:
    with pytest.raises(ExecutorUnavailableError, match="Nothing listens"):
        connect(f"unix://{tmp_path}/none.sock")


def test_a_dead_socket(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "dead.sock"))
        with pytest.raises(ExecutorUnavailableError, match="Nothing accepts"):
            connect(f"unix://{tmp_path}/dead.sock")


def test_a_silent_engine_is_given_up_on(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.sock"))
        server.listen()
        with pytest.raises(ExecutorUnavailableError, match="no answer in time"):
            connect(f"unix://{tmp_path}/s.sock")


def test_an_engine_that_hangs_up(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.sock"))
        server.listen()
        thread = threading.Thread(target=_hang_up, args=(server,))
        thread.start()
        with pytest.raises(ExecutorUnavailableError):
            connect(f"unix://{tmp_path}/s.sock")
        thread.join()


def _hang_up(server: socket.socket) -> None:
    """Once on the one who looks whether somebody listens, once on the one who asks."""
    for _ in range(2):
        connection, _address = server.accept()
        connection.close()


def test_the_environments_docker_host_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/from-environment.sock")
    with pytest.raises(ExecutorUnavailableError, match=r"from-environment\.sock"):
        connect()


def test_certificates_that_are_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOCKER_HOST", "tcp://127.0.0.1:2376")
    monkeypatch.setenv("DOCKER_TLS_VERIFY", "1")
    monkeypatch.setenv("DOCKER_CERT_PATH", str(tmp_path))
    with pytest.raises(ExecutorUnavailableError, match="does not answer"):
        connect()
