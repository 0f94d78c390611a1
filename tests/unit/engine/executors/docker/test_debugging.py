import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.engine.executors.docker.specs import image_spec, spec
from workbench.engine.executors.base import DebuggerLink
from workbench.engine.executors.docker.debugging import WRAPPER, debugger_mounts, wrapper_script
from workbench.engine.runtimes import load_runtimes
from workbench.model.errors import RuntimeUnavailableError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no shell to run the script")

LINK = DebuggerLink("172.17.0.1:4", "secret")
SHOW = ["/bin/sh", "-c", 'printf "%s\\n" "$0" "$@"; echo "${AWS_LAMBDA_EXEC_WRAPPER-unset}"']


def run(script: str, *command: str, folder: Path) -> list[str]:
    file = folder / "wrapper"
    file.write_text(script, encoding="utf-8")
    file.chmod(0o755)
    variables = {**os.environ, "AWS_LAMBDA_EXEC_WRAPPER": WRAPPER}
    return subprocess.run(
        [str(file), *command], env=variables, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_the_debugger_comes_before_the_file_that_is_run(tmp_path: Path) -> None:
    script = wrapper_script(["-X", "it's a b", "$HOME"], "")
    said = run(script, *SHOW, "python 3", "-B", "boot strap.py", folder=tmp_path)
    assert said == ["python 3", "-B", "-X", "it's a b", "$HOME", "boot strap.py", "unset"]


def test_the_functions_own_wrapper_runs_it(tmp_path: Path) -> None:
    own = tmp_path / "own wrapper"
    own.write_text('#!/bin/sh\necho own\nexec "$@"\n', encoding="utf-8")
    own.chmod(0o755)
    said = run(wrapper_script(["-X"], str(own)), *SHOW, "python", "bootstrap.py", folder=tmp_path)
    assert said == ["own", "python", "-X", "bootstrap.py", str(own)]


def test_what_is_mounted(tmp_path: Path) -> None:
    runtime = load_runtimes().get("python3.11")
    debugged = replace(spec(), runtime=runtime, debug=LINK)
    mounts = {path: source for source, path in debugger_mounts(debugged, tmp_path)}
    script = mounts.pop(WRAPPER)
    assert script.parent == tmp_path
    assert os.access(script, os.X_OK)
    assert "172.17.0.1:4" in script.read_text(encoding="utf-8")
    assert set(mounts) == {"/var/debugger/files", "/var/debugger/packages/debugpy"}
    assert (mounts["/var/debugger/files"] / "start.py").is_file()
    assert (mounts["/var/debugger/packages/debugpy"] / "__init__.py").is_file()


def test_nothing_for_others(tmp_path: Path) -> None:
    assert debugger_mounts(spec(), tmp_path) == ()
    assert debugger_mounts(replace(spec(), debug=LINK), tmp_path) == (), "its runtime has no debugger"
    assert debugger_mounts(replace(image_spec(None), debug=LINK), tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_debugger_that_is_not_installed(tmp_path: Path) -> None:
    runtime = load_runtimes().get("python3.11")
    assert runtime is not None
    assert runtime.debug is not None
    lacking = replace(runtime, debug=replace(runtime.debug, libraries=("no-such-distribution",)))
    with pytest.raises(RuntimeUnavailableError, match="no-such-distribution"):
        debugger_mounts(replace(spec(), runtime=lacking, debug=LINK), tmp_path)
