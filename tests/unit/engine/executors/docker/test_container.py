import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.unit.engine.executors.docker.specs import spec
from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.docker.container import LAMBDA_USER, Place, container_config, cpu_quota_us, wrapped
from workbench.engine.executors.docker.daemon import ImageStart

START = ImageStart(("/lambda-entrypoint.sh",), ("app.handler",), "/var/task")


def config(sandbox: SandboxSpec, *, log: Path | None = None, code: Path | None = Path("/my code/é")) -> dict[str, Any]:
    place = Place("image:1", START, LAMBDA_USER, Path("/s/tmp"), code, log, {"workbench.environment": "e1"})
    return dict(container_config(sandbox, place))


def mounts(made: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    return {row["Target"]: (row["Source"], row["ReadOnly"]) for row in made["HostConfig"]["Mounts"]}


def test_the_sandbox_is_hardened() -> None:
    host = config(spec())["HostConfig"]
    assert host["ReadonlyRootfs"] is True
    assert host["CapDrop"] == ["ALL"]
    assert host["SecurityOpt"] == ["no-new-privileges"]
    assert host["PidsLimit"] == 742
    assert host["Ulimits"] == [{"Name": "nofile", "Soft": 1024, "Hard": 1024}]
    assert host["IpcMode"] == "none"
    assert host["Init"] is False
    assert config(spec())["User"] == "993:990"


def test_memory_is_limited_with_swap_and_cpu_is_not_yet() -> None:
    host = config(spec(memory_mb=256))["HostConfig"]
    assert host["Memory"] == host["MemorySwap"] == 256 * 1024 * 1024
    assert not any(key.startswith(("Cpu", "NanoCpu")) for key in host)


def test_the_environment_is_the_specs_exactly() -> None:
    assert config(spec())["Env"] == ["_HANDLER=app.handler", "É=ü=1"]


def test_code_is_read_only_and_tmp_is_not() -> None:
    assert mounts(config(spec())) == {"/tmp": ("/s/tmp", False), "/var/task": ("/my code/é", True)}


def test_an_image_function_has_no_code_bound() -> None:
    assert set(mounts(config(spec(), code=None))) == {"/tmp"}


def test_without_a_fifo_the_image_is_entered_directly() -> None:
    made = config(spec())
    assert (made["Entrypoint"], made["Cmd"]) == (["/lambda-entrypoint.sh"], ["app.handler"])
    assert made["WorkingDir"] == "/var/task"


def test_with_a_fifo_a_shell_sends_the_output_there() -> None:
    made = config(spec(), log=Path("/s/log"))
    assert made["Entrypoint"][:2] == ["/bin/sh", "-c"]
    assert made["Cmd"] == ["/lambda-entrypoint.sh", "app.handler"]
    assert mounts(made)["/var/log/sandbox"] == ("/s/log", False)


@pytest.mark.parametrize(
    ("script", "status"), [("exit 0", 0), ("exit 7", 7), ("kill -9 $$", 137), ("kill -11 $$", 139)]
)
def test_the_shell_passes_arguments_and_exit_on(tmp_path: Path, script: str, status: int) -> None:
    entry_point, command = wrapped(ImageStart(("sh", "-c"), (f'printf "%s|" "$@"; {script}', "-", "a b", "*", "")))
    out = tmp_path / "out"
    here = [part.replace("/var/log/sandbox", str(out)) for part in entry_point]
    done = subprocess.run([*here, *command], check=False, capture_output=True)
    assert done.returncode == status
    assert out.read_text() == "a b|*||"


@pytest.mark.parametrize(
    ("memory_mb", "cpus", "quota_us"),
    [(128, 2, 1447), (1769, 2, 20_000), (1769, 1, None), (3537, 2, 39_989), (3538, 2, None), (10_240, 8, 115_772)],
)
def test_cpu_follows_memory(memory_mb: int, cpus: int, quota_us: int | None) -> None:
    assert cpu_quota_us(memory_mb, cpus) == quota_us
