"""What end-to-end tests share: a terminal with a home of its own, once for each executor."""

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
