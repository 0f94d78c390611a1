"""What end-to-end tests share: a terminal with a home of its own, once for each executor."""

import shutil
from pathlib import Path

import pytest

from tests.support import docker_images
from tests.support.terminal import ROOT, Terminal

THREE = ROOT / "tests" / "data" / "workspaces" / "three"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A shell with an empty home."""
    return Terminal(tmp_path / "home")


@pytest.fixture(params=["process", pytest.param("docker", marks=pytest.mark.docker)])
def executor(request: pytest.FixtureRequest, terminal: Terminal) -> str:
    """Each executor in turn; the Docker one runs in the test images."""
    name = str(request.param)
    if name == "docker":
        lacking = docker_images.lacking(*docker_images.IMAGES.values())
        if lacking:
            pytest.skip(f"Docker tests need {lacking}")
        terminal.use_test_images()
    return name


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the SAM application with three functions, in a folder with a blank in its name."""
    place = tmp_path / "three functions"
    shutil.copytree(THREE, place)
    return place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's home whose runs are child processes."""
    file = tmp_path / "home" / "config" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[run]\nexecutor = "process"\n', encoding="utf-8")
    return tmp_path / "home"
