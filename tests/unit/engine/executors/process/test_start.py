import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_runtime import program
from tests.unit.engine.executors.process.specs import Specs
from workbench.engine.executors.base import DebuggerLink, SandboxSpec
from workbench.engine.executors.process.isolation import Isolation
from workbench.engine.executors.process.scratch import Scratch
from workbench.engine.executors.process.start import Start, installations
from workbench.model.runtime import DebugStart

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no shell to start from")

WRAPPED = (("AWS_LAMBDA_EXEC_WRAPPER", "/opt/wrap"), ("LD_PRELOAD", "/opt/x.so"))


@pytest.fixture
def specs(tmp_path: Path) -> Specs:
    return Specs(tmp_path)


def start(spec: SandboxSpec, *, isolated: bool = False) -> Start:
    assert spec.runtime is not None
    machine = {"interpreter": "/bin/sh", "folder": "/usr/r", "client": "/tmp/c", "libraries": "/usr/l"}
    scratch = Scratch("env1", Path("/scratch/e1"), inherited=False)
    return Start(spec, spec.runtime, machine, scratch, None, Isolation("bw", True, ()) if isolated else None)


def test_the_wrapper_gets_the_runtimes_command(specs: Specs, tmp_path: Path) -> None:
    spec = specs("script", opt=tmp_path / "layers", variables=WRAPPED)
    assert start(spec).command()[-6:] == [f"{tmp_path}/layers/wrap", "/bin/sh", "-c", "script", "sh", "app.handler"]
    inside = start(spec, isolated=True).command()
    assert inside[inside.index("--") + 1 :][:5] == ["/bin/sh", "-c", 'exec "$@"', "sh", "/opt/wrap"]


def test_without_one_there_is_no_shell_between(specs: Specs) -> None:
    command = start(specs("script"), isolated=True).command()
    assert command[command.index("--") + 1 :] == ["/bin/sh", "-c", "script", "sh", "app.handler"]


def test_os_only_runtimes_have_no_wrapper(specs: Specs) -> None:
    spec = specs("script", variables=WRAPPED)
    assert spec.runtime is not None
    object.__setattr__(spec.runtime, "id", "provided.al2023")
    assert "wrap" not in " ".join(start(spec).command())


def test_the_loaders_variables_are_for_the_function_alone(specs: Specs) -> None:
    inside = start(specs(variables=WRAPPED), isolated=True)
    assert not [name for name in inside.environment() if name.startswith("LD_")]
    command = inside.command()
    assert command[command.index("LD_PRELOAD") - 1 :][:3] == ["--setenv", "LD_PRELOAD", "/opt/x.so"]
    assert start(specs(variables=WRAPPED)).environment()["LD_PRELOAD"] == "/opt/x.so"


def test_what_the_runtime_is_made_of_is_shown(specs: Specs) -> None:
    command = start(specs(), isolated=True).command()
    at = command.index("/tmp/c")
    assert command[at - 1 : at + 2] == ["--ro-bind-try", "/tmp/c", "/run/host/tmp/c"]


def test_the_script_only_where_there_are_extensions(
    specs: Specs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opt = tmp_path / "layers"
    assert not start(specs(extensions=True)).boots
    assert not start(specs(extensions=True, opt=opt)).boots
    program(opt / "extensions" / "one", "exit 0")
    assert not start(specs(opt=opt)).boots
    spec = specs(extensions=True, opt=opt, hidden=("_HANDLER",), framed_log=True)
    assert start(spec).boots
    text = " ".join(start(spec).command())
    assert "unset _HANDLER _LAMBDA_TELEMETRY_LOG_FD;" in text
    assert f"{opt}/extensions/*" in text
    assert "exec 9>&1" not in text, "the script opens it"
    assert "/run/workbench/status" in " ".join(start(spec, isolated=True).command())
    monkeypatch.setattr(sys, "platform", "win32")
    assert not start(spec).boots


def test_frames(specs: Specs) -> None:
    assert "exec 9>&1" in " ".join(start(specs(framed_log=True)).command())
    assert "9>&1" not in " ".join(start(specs()).command())


def test_where_a_program_is_installed(tmp_path: Path) -> None:
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    real = program(tmp_path / "versions" / "3" / "bin" / "python3.11", "")
    (real.parent / "python3").symlink_to("python3.11")
    link = tmp_path / "venv" / "bin" / "python"
    link.symlink_to(real.parent / "python3")
    assert installations(link) == [tmp_path / "venv", tmp_path / "versions" / "3", tmp_path / "versions" / "3"]
    assert installations(Path("/opt/bin/python")) == [Path("/opt/bin")]
    (tmp_path / "loop").symlink_to("loop")
    assert len(installations(tmp_path / "loop")) == 10


def test_paths_are_whole_because_the_child_starts_elsewhere(
    specs: Specs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    spec = specs(opt=Path("layers"), mounts=((Path("disk"), "/mnt/disk"),))
    spec = replace(spec, function=replace(spec.function, code_path=Path("code")))
    text = " ".join(start(spec, isolated=True).command())
    for part in (f"{tmp_path}/code /var/task", f"{tmp_path}/layers /opt", f"{tmp_path}/disk /mnt/disk"):
        assert part in text
    assert start(spec).environment()["LAMBDA_TASK_ROOT"] == f"{tmp_path}/code"


@pytest.mark.parametrize("isolated", [True, False])
def test_a_debugger_comes_before_the_file_that_is_run_and_is_shown(specs: Specs, isolated: bool) -> None:
    spec = specs("script", debug=DebuggerLink("127.0.0.1:5", "secret"), variables=WRAPPED)
    assert spec.runtime is not None
    table = DebugStart(("-X", "{files}/s", "{debugger}", "{address}", "{token}"), ("x",), 1)
    runtime = replace(spec.runtime, debug=table)
    made = start(replace(spec, runtime=runtime), isolated=isolated)
    made.machine["debugger"] = "/tmp/d"
    command = made.command()
    seen = "/run/host/tmp/d" if isolated else "/tmp/d"
    assert command[-6:] == ["-X", "/usr/r/debug/s", seen, "127.0.0.1:5", "secret", "app.handler"]
    assert any(part.endswith("/wrap") for part in command), "the function's own wrapper runs it"
    assert "/tmp/d" in command
    assert made.shown() == ((spec.function.code_path, "/var/task" if isolated else str(spec.function.code_path)),)


def test_where_it_has_code_and_layers(specs: Specs, tmp_path: Path) -> None:
    spec = specs("script", opt=tmp_path / "layers")
    assert start(spec).shown()[1] == (tmp_path / "layers", str(tmp_path / "layers"))
    assert start(spec, isolated=True).shown()[1] == (tmp_path / "layers", "/opt")
