import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.engine.executors.process.specs import Specs
from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.process.scratch import Scratch
from workbench.engine.executors.process.view import variables, view
from workbench.model.runtime import ProcessStart

MACHINE = {"interpreter": "/tmp/py/bin/python3", "folder": "/usr/share/runtimes", "client": "/tmp/c", "os_arch": "x"}
SCRATCH = Scratch("e1", Path("/scratch/e1"), inherited=False)
START = ProcessStart(("run",), (("SNAKE_PATH", "{opt}/snake"), ("HOME_OF", "{task_root}")))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="paths are written as on POSIX systems")


@pytest.fixture
def spec(tmp_path: Path) -> SandboxSpec:
    return Specs(tmp_path)()


def test_in_a_sandbox_everything_is_where_lambda_has_it(spec: SandboxSpec) -> None:
    seen = view(spec, SCRATCH, MACHINE, isolated=True)
    places = seen.places(spec, MACHINE)
    assert (places["task_root"], places["opt"], places["os_arch"]) == ("/var/task", "/opt", "x")
    assert (places["interpreter"], places["client"]) == ("/run/host/tmp/py/bin/python3", "/run/host/tmp/c")
    own = variables(START, spec, seen, places)
    assert own["PATH"] == "/run/host/tmp/py/bin:/usr/local/bin:/usr/bin:/bin:/opt/bin"
    assert (own["SNAKE_PATH"], own["HOME_OF"]) == ("/opt/snake", "/var/task")
    assert (own["LAMBDA_TASK_ROOT"], own["LAMBDA_RUNTIME_DIR"], own["PWD"]) == (
        "/var/task",
        "/var/runtime",
        "/var/task",
    )
    assert "TMPDIR" not in own
    assert seen.path("/opt/wrap") == "/opt/wrap"
    if sys.platform == "linux":
        assert own["LD_LIBRARY_PATH"] == "/var/task:/var/task/lib:/opt/lib"


def test_without_a_sandbox_folders_of_this_computer_stand_for_them(spec: SandboxSpec, tmp_path: Path) -> None:
    spec = replace(spec, opt=tmp_path / "layers", entry_point="/opt/bootstrap")
    seen = view(spec, SCRATCH, MACHINE, isolated=False)
    places = seen.places(spec, MACHINE)
    code = str(tmp_path / "code ü")
    assert (places["task_root"], places["opt"], places["client"]) == (code, str(tmp_path / "layers"), "/tmp/c")
    assert places["entry_point"] == f"{tmp_path}/layers/bootstrap"
    own = variables(START, spec, seen, places)
    assert own["PATH"].startswith("/tmp/py/bin:")
    assert own["PATH"].endswith(f":{tmp_path}/layers/bin")
    assert own["SNAKE_PATH"] == f"{tmp_path}/layers/snake"
    assert own["TMPDIR"] == own["TMP"] == own["TEMP"] == "/scratch/e1/tmp"
    assert (own["LAMBDA_TASK_ROOT"], own["LAMBDA_RUNTIME_DIR"]) == (code, "/usr/share/runtimes")
    assert seen.path("/opt/wrap") == f"{tmp_path}/layers/wrap"
    assert seen.path("/var/task/wrap") == f"{code}/wrap"
    assert seen.path("/optional") == "/optional"


def test_without_layers_opt_is_not_this_computers(spec: SandboxSpec) -> None:
    assert view(spec, SCRATCH, MACHINE, isolated=False).opt == "/scratch/e1/opt"


def test_the_functions_own_variables_win(tmp_path: Path) -> None:
    own = (("SNAKE_PATH", "mine"), ("HOME_OF", "me"), ("PATH", "/only"), ("LAMBDA_TASK_ROOT", "x"))
    spec = Specs(tmp_path)(environment=own)
    seen = view(spec, SCRATCH, MACHINE, isolated=True)
    made = variables(START, spec, seen, seen.places(spec, MACHINE))
    assert (made["SNAKE_PATH"], made["HOME_OF"], made["PATH"]) == ("mine:/opt/snake", "me", "/only")
    assert made["LAMBDA_TASK_ROOT"] == "/var/task", "but not this one"


def test_the_descriptor_for_frames_is_named_only_if_there_is_one(tmp_path: Path) -> None:
    for framed in (True, False):
        spec = Specs(tmp_path)(framed_log=framed)
        seen = view(spec, SCRATCH, MACHINE, isolated=False)
        made = variables(START, spec, seen, seen.places(spec, MACHINE))
        assert made.get("_LAMBDA_TELEMETRY_LOG_FD") == ("9" if framed else None)
