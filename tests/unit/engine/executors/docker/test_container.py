from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.engine.executors.docker.specs import image_spec, runtime, spec
from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.docker.container import Place, container_config, cpu_quota_us
from workbench.engine.executors.docker.daemon import ImageStart
from workbench.model.function import ImageConfig

START = ImageStart(("/lambda-entrypoint.sh",), ("app.handler",), "/var/task")


def config(sandbox: SandboxSpec, *, talk: Path | None = None, code: Path | None = Path("/my code/é")) -> dict[str, Any]:
    place = Place("image:1", START, "993:990", Path("/s/tmp"), code, talk, {"workbench.environment": "e1"})
    return dict(container_config(sandbox, place))


def mounts(made: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    return {row["Target"]: (row["Source"], row["ReadOnly"]) for row in made["HostConfig"]["Mounts"]}


def test_the_sandbox_is_hardened() -> None:
    host = config(spec())["HostConfig"]
    assert host["ReadonlyRootfs"] is True
    assert host["CapDrop"] == ["ALL"]
    assert host["SecurityOpt"] == ["no-new-privileges"]
    assert host["PidsLimit"] == 742
    assert {row["Name"]: (row["Soft"], row["Hard"]) for row in host["Ulimits"]} == {
        "nofile": (1024, 1024),
        "core": (10_737_418_240, 10_737_418_240),
        "memlock": (65_536, 65_536),
        "stack": (8_388_608, -1),
    }
    assert host["IpcMode"] == "none"
    assert host["Init"] is False
    assert config(spec())["User"] == "993:990"


def test_memory_is_limited_with_swap_and_cpu_is_not_yet() -> None:
    host = config(spec(memory_mb=256))["HostConfig"]
    assert host["Memory"] == host["MemorySwap"] == 256 * 1024 * 1024
    assert not any(key.startswith(("Cpu", "NanoCpu")) for key in host)


def test_the_environment_is_the_specs_with_the_runtimes_defaults() -> None:
    made = replace(spec(), runtime=replace(runtime(), container_variables=(("PATHS", "/a"), ("É", "2"))))
    assert config(made)["Env"] == ["SHLVL=0", "PATHS=/a", "É=ü=1", "_HANDLER=app.handler"]


def test_the_environment_of_an_image_function_is_the_specs_exactly() -> None:
    assert config(replace(image_spec(None), variables=(("A", "1"),)))["Env"] == ["A=1"]


def test_code_is_read_only_and_tmp_is_not() -> None:
    assert mounts(config(spec())) == {"/tmp": ("/s/tmp", False), "/var/task": ("/my code/é", True)}


def test_an_image_function_has_no_code_bound() -> None:
    assert set(mounts(config(spec(), code=None))) == {"/tmp"}


def test_without_a_fifo_the_image_is_entered_directly() -> None:
    made = config(spec())
    assert (made["Entrypoint"], made["Cmd"]) == (["/lambda-entrypoint.sh"], ["app.handler"])
    assert made["WorkingDir"] == "/var/task"


def test_with_fifos_a_shell_sends_the_output_there() -> None:
    made = config(spec(), talk=Path("/s/talk"))
    assert made["Entrypoint"][:2] == ["/bin/sh", "-c"]
    assert made["Cmd"] == ["/lambda-entrypoint.sh", "app.handler"]
    assert mounts(made)["/var/log/sandbox"] == ("/s/talk", True)
    assert mounts(made)["/etc/passwd"] == ("/s/talk/passwd", True)


def test_an_image_function_has_its_own_users() -> None:
    assert not any(path.startswith("/etc/") for path in mounts(config(image_spec(None), talk=Path("/s/talk"))))


def test_layers_are_read_only_and_file_systems_are_not() -> None:
    made = config(replace(spec(), opt=Path("/merged"), mounts=((Path("/data"), "/mnt/a"), (Path("/more"), "/mnt/b"))))
    found = mounts(made)
    assert (found["/opt"], found["/mnt/a"], found["/mnt/b"]) == (("/merged", True), ("/data", False), ("/more", False))


def test_it_is_called_sandbox_in_the_local_domain() -> None:
    made = config(spec())
    assert (made["Hostname"], made["Domainname"]) == ("sandbox", "localdomain")


@pytest.mark.parametrize(("framed", "talk", "named"), [(True, True, True), (True, False, False), (False, True, False)])
def test_the_descriptor_for_frames_is_named_where_the_shell_opens_it(framed: bool, talk: bool, named: bool) -> None:
    made = config(replace(spec(), framed_log=framed), talk=Path("/s/talk") if talk else None)
    assert ("_LAMBDA_TELEMETRY_LOG_FD=9" in made["Env"]) is named


def test_the_script_looks_for_an_image_functions_working_directory_itself() -> None:
    image = replace(image_spec(ImageConfig("image:1")), extensions=True)
    assert config(image, talk=Path("/s/talk"))["WorkingDir"] == "/"
    assert config(image)["WorkingDir"] == "/var/task"
    assert config(replace(spec(), extensions=True), talk=Path("/s/talk"))["WorkingDir"] == "/var/task"


@pytest.mark.parametrize(
    ("memory_mb", "cpus", "quota_us"),
    [(128, 2, 1447), (1769, 2, 20_000), (1769, 1, None), (3537, 2, 39_989), (3538, 2, None), (10_240, 8, 115_772)],
)
def test_cpu_follows_memory(memory_mb: int, cpus: int, quota_us: int | None) -> None:
    assert cpu_quota_us(memory_mb, cpus) == quota_us


def test_a_debugger_is_shown_and_started_by_a_wrapper() -> None:
    shown = ((Path("/s/debugger"), "/var/debugger/wrapper"), (Path("/site/debugpy"), "/var/debugger/packages/debugpy"))
    place = Place("image:1", START, "993:990", Path("/s/tmp"), None, None, {}, debugger=shown)
    own = replace(spec(), variables=(("AWS_LAMBDA_EXEC_WRAPPER", "/opt/own"),))
    made: dict[str, Any] = dict(container_config(own, place))
    assert "AWS_LAMBDA_EXEC_WRAPPER=/var/debugger/wrapper" in made["Env"]
    assert mounts(made)["/var/debugger/wrapper"] == ("/s/debugger", True)
    assert mounts(made)["/var/debugger/packages/debugpy"] == ("/site/debugpy", True)
    assert "AWS_LAMBDA_EXEC_WRAPPER=/opt/own" in config(own)["Env"]
