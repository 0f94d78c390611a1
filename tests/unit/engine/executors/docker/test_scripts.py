import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.engine.executors.docker.specs import image_spec, spec
from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.docker.daemon import ImageStart
from workbench.engine.executors.docker.scripts import DENIED, MISSING, NO_FOLDER, TALK, is_checked, wrapped
from workbench.model.function import ImageConfig

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell: a POSIX system")


def run(made: SandboxSpec, start: ImageStart, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """What the script does here, with files in `folder` for the FIFOs."""
    entry_point, command = wrapped(made, start)
    here = [part.replace(f">{TALK}", f">>{folder}") for part in entry_point]
    return subprocess.run([*here, *command], check=False, capture_output=True, cwd=folder, timeout=20)


@pytest.mark.parametrize(
    ("script", "status"), [("exit 0", 0), ("exit 7", 7), ("kill -9 $$", 137), ("kill -11 $$", 139)]
)
def test_the_shell_passes_arguments_and_exit_on(tmp_path: Path, script: str, status: int) -> None:
    start = ImageStart(("sh", "-c"), (f'printf "%s|" "$@"; {script}', "-", "a b", "*", ""))
    assert run(spec(), start, tmp_path).returncode == status
    assert (tmp_path / "log").read_text() == "a b|*||"


@pytest.mark.parametrize(("framed", "text"), [(True, "frame"), (False, "none")])
def test_the_ninth_descriptor_is_open_for_frames(tmp_path: Path, framed: bool, text: str) -> None:
    start = ImageStart(("sh", "-c"), ("{ printf frame >&9; } 2>/dev/null || printf none",))
    run(replace(spec(), framed_log=framed), start, tmp_path)
    assert (tmp_path / "log").read_text() == text


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (spec(), "none none"),
        (replace(spec(), extensions=True), "none none"),
        (replace(spec(), variables=(("HOME", "/tmp"),)), "set none"),
        (image_spec(ImageConfig("image:1")), "set set"),
    ],
)
def test_variables_that_only_docker_sets_are_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: SandboxSpec, said: str
) -> None:
    monkeypatch.setenv("HOME", "/tmp")
    monkeypatch.setenv("HOSTNAME", "sandbox")
    start = ImageStart(("sh", "-c"), ('echo "${HOME+set}" "${HOSTNAME+set}"',))
    run(made, start, tmp_path)
    shown = (tmp_path / "log").read_text().rstrip("\n")
    assert shown == said.replace("none", "")


def test_only_an_image_functions_start_is_looked_at() -> None:
    image = image_spec(ImageConfig("image:1"))
    assert is_checked(replace(image, extensions=True))
    assert not is_checked(image)
    assert not is_checked(replace(spec(), extensions=True))


@pytest.mark.parametrize(
    ("program", "folder", "status"),
    [
        ("/no/such", "/", MISSING),
        ("/etc", "/", MISSING),
        ("/etc/passwd", "/", DENIED),
        ("no-such-program", "/", MISSING),
        ("sh", "/no/such", NO_FOLDER),
        ("sh", "/etc/passwd", NO_FOLDER),
    ],
)
def test_a_start_that_cannot_be_ends_without_a_word(tmp_path: Path, program: str, folder: str, status: int) -> None:
    made = replace(image_spec(ImageConfig("image:1")), extensions=True)
    assert run(made, ImageStart((program,), ("-c", "exit 0"), folder), tmp_path).returncode == status
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("program", ["sh", "/bin/sh"])
def test_a_start_that_can_be_goes_on_in_its_folder(tmp_path: Path, program: str) -> None:
    inside = tmp_path / "it's a folder"
    inside.mkdir()
    made = replace(image_spec(ImageConfig("image:1")), extensions=True)
    assert run(made, ImageStart((program,), ("-c", "pwd; exit 4"), str(inside)), tmp_path).returncode == 4
    assert (tmp_path / "log").read_text() == f"{inside}\n"
    assert (tmp_path / "status").read_text().splitlines() == ["started 0", "runtime 4"]


def test_extensions_do_not_get_the_descriptors_variable() -> None:
    entry_point, _command = wrapped(replace(spec(), extensions=True, hidden=("_HANDLER",)), ImageStart(("x",)))
    assert "unset _HANDLER _LAMBDA_TELEMETRY_LOG_FD" in entry_point[2]
