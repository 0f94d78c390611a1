"""The stamp that makes a second start quick, and the commands that pyproject.toml declares."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.dev import install
from scripts.dev.console import SetupError
from scripts.dev.places import ROOT, site_packages

VERSION = (3, 11)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with locks and an empty environment; `pip` is replaced by a note in `installed`."""
    root = tmp_path / "a checkout"
    for name, text in (
        ("run.lock", "a==1"),
        ("dev.lock", "b==2"),
        ("pyproject.toml", '[project]\n[project.scripts]\nworkbench = "json.tool:main"\n'),
        ("installed", ""),
    ):
        root.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    venv = root / ".venv"
    site_packages(venv, VERSION).mkdir(parents=True)
    (venv / "bin").mkdir(exist_ok=True)
    (venv / "Scripts").mkdir(exist_ok=True)
    monkeypatch.setattr(install, "ROOT", root)
    monkeypatch.setattr(install, "VENV", venv)
    monkeypatch.setattr(install, "RUN_LOCK", root / "run.lock")
    monkeypatch.setattr(install, "DEV_LOCK", root / "dev.lock")
    monkeypatch.setattr(install, "venv_scripts", lambda: venv / "bin")
    monkeypatch.setattr(install, "fingerprint", lambda locks, version: _fingerprint(locks, version, root))

    def pip(locks: list[Path]) -> None:
        with (root / "installed").open("a", encoding="utf-8") as file:
            file.write(" ".join(lock.name for lock in locks) + "\n")

    monkeypatch.setattr(install, "_pip_install", pip)
    return root


_fingerprint = install.fingerprint


def installed(checkout: Path) -> list[str]:
    return (checkout / "installed").read_text(encoding="utf-8").splitlines()


def test_the_second_start_installs_nothing(checkout: Path) -> None:
    install.ensure(VERSION, dev=False)
    install.ensure(VERSION, dev=False)
    assert installed(checkout) == ["run.lock"]


def test_the_checks_add_their_part_and_run_needs_no_more(checkout: Path) -> None:
    install.ensure(VERSION, dev=False)
    install.ensure(VERSION, dev=True)
    install.ensure(VERSION, dev=False)
    assert installed(checkout) == ["run.lock", "run.lock dev.lock"]


@pytest.mark.parametrize("name", ["run.lock", "pyproject.toml"])
def test_a_change_installs_again(checkout: Path, name: str) -> None:
    install.ensure(VERSION, dev=True)
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("\n# new\n")
    install.ensure(VERSION, dev=True)
    assert len(installed(checkout)) == 2


def test_an_interrupted_installation_is_done_again(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(install, "_write_commands", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            install.ensure(VERSION, dev=False)
    install.ensure(VERSION, dev=False)
    assert len(installed(checkout)) == 2


def test_a_damaged_stamp_counts_as_none(tmp_path: Path) -> None:
    for text in ("", "[]", "{", "null"):
        (tmp_path / install.STAMP).write_text(text, encoding="utf-8")
        assert install.read_stamp(tmp_path) == {}


def test_the_version_and_the_place_count(checkout: Path, tmp_path: Path) -> None:
    locks = [checkout / "run.lock"]
    same = _fingerprint(locks, (3, 11), checkout)
    assert same == _fingerprint(locks, (3, 11), checkout)
    assert same != _fingerprint(locks, (3, 12), checkout)


def test_the_link_leads_to_the_checkout(checkout: Path) -> None:
    install.ensure(VERSION, dev=False)
    packages = site_packages(checkout / ".venv", VERSION)
    link = (packages / install.LINK).read_text(encoding="ascii").strip()
    assert (packages / link).resolve() == checkout.resolve()


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_the_command_starts_in_a_path_with_blanks(checkout: Path) -> None:
    python = checkout / "it's a python"
    python.symlink_to(sys.executable)
    file = checkout / "command"
    file.write_text(install.command_text(python, "platform:python_version", windows=False), encoding="utf-8")
    file.chmod(0o755)
    done = subprocess.run([file, "argument"], capture_output=True, text=True, check=False, timeout=30)
    assert done.stderr.strip() == ".".join(map(str, sys.version_info[:3]))


def test_the_command_on_windows() -> None:
    text = install.command_text(Path("python.exe"), "a.b:main", windows=True)
    assert text.startswith('@"%~dp0python.exe" -c "')
    assert text.endswith(" %*\n")


def test_commands_come_from_pyproject() -> None:
    found = install.console_commands(ROOT / "pyproject.toml")
    assert found == {"workbench": "workbench.cli.main:main", "workbench-window": "workbench.gui.main:main"}


def test_the_client_requirement_is_the_locked_version_without_its_marker(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "attrs==1 \\\n    --hash=sha256:00\nawslambdaric==4.0.4 ; sys_platform == 'linux' \\\n", encoding="utf-8"
    )
    assert install.client_requirement(lock) == "awslambdaric==4.0.4"


def test_a_lock_without_the_client_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("attrs==1\n", encoding="utf-8")
    with pytest.raises(SetupError, match="awslambdaric"):
        install.client_requirement(lock)


def test_the_client_command_takes_a_linux_wheel_into_the_environment(tmp_path: Path) -> None:
    command = install.client_command("awslambdaric==4.0.4", tmp_path)
    assert command[-3:] == ["--target", str(tmp_path), "awslambdaric==4.0.4"]
    assert command[command.index("--platform") + 1].startswith("manylinux")
    assert "--only-binary=:all:" in command
