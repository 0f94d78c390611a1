import platform
import shutil

import pytest

from workbench.engine.executors.docker.connection import Cause, cause_of, chain, unavailable

ReadTimeout = type("ReadTimeout", (Exception,), {})
"""As the HTTP libraries name theirs: no TimeoutError."""


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (FileNotFoundError(2, "x"), Cause.ABSENT),
        (ConnectionRefusedError(), Cause.REFUSED),
        (PermissionError(13, "x"), Cause.DENIED),
        (TimeoutError(), Cause.SILENT),
        (ConnectionResetError(), Cause.GONE),
        (ReadTimeout("slow"), Cause.SILENT),
        (ValueError("odd"), Cause.OTHER),
    ],
)
def test_a_cause_is_found_however_it_is_wrapped(error: Exception, cause: Cause) -> None:
    assert cause_of(error) is cause
    assert cause_of(RuntimeError("outer", ValueError("middle", error))) is cause
    outer = RuntimeError("outer")
    outer.__cause__ = error
    assert cause_of(outer) is cause


def test_a_ring_of_errors_ends() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert chain(first) == [first, second]


@pytest.mark.parametrize("installed", [True, False])
def test_an_absent_socket_is_a_missing_docker_or_a_stopped_one(
    installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: "/bin/x" if installed else None)
    error = unavailable("unix:///x.sock", FileNotFoundError(2, "x"))
    assert "unix:///x.sock" in error.why
    assert error.next_step.startswith("Start Docker" if installed else "Install Docker")
    assert error.next_step.endswith(", or invoke with the process executor.")


def test_a_refused_permission_says_how_to_get_it_on_each_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    assert "usermod -aG docker" in unavailable("a", PermissionError()).next_step
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    assert "usermod" not in unavailable("a", PermissionError()).next_step
    assert "Docker Desktop" in unavailable("a", ConnectionRefusedError()).next_step


def test_an_unknown_failure_is_told_in_its_own_words() -> None:
    assert "tls: bad certificate." in unavailable("tcp://x", RuntimeError("tls: bad certificate.")).why
