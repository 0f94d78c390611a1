"""The tests' own support: required skips become failures, displays start and end, homes are isolated."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.display import Display
from tests.support.sources import ROOT

pytest_plugins = ["pytester"]

SUITE = """
import pytest
from tests.support.required import fail_required_skips

@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    return fail_required_skips(item, report)
"""
IGNORED = """
import signal, subprocess, sys

signal.signal(signal.SIGINT, signal.SIG_IGN)
import tests.conftest
ask = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
subprocess.run([sys.executable, "-c", ask])
"""
TESTS = """
import pytest

@pytest.mark.docker
def test_needs_docker():
    pytest.skip("no engine answers")

@pytest.fixture
def engine():
    pytest.skip("no engine in the fixture")

@pytest.mark.docker
def test_needs_docker_fixture(engine):
    pass

def test_needs_something_else():
    pytest.skip("no screen")

@pytest.mark.docker
@pytest.mark.xfail
def test_known():
    assert False
"""


@pytest.mark.parametrize(("required", "failed", "skipped"), [("1", 1, 1), ("", 0, 3)])
def test_required_skips_fail(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, required: str, failed: int, skipped: int
) -> None:
    monkeypatch.setenv("WORKBENCH_REQUIRE_DOCKER", required)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeini("[pytest]\nmarkers = docker: x\n")
    pytester.makeconftest(SUITE)
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(failed=failed, errors=failed, skipped=skipped, xfailed=1)
    if failed:
        result.stdout.fnmatch_lines(["*requires this test, but it was skipped: no engine answers*"])


def test_every_test_has_its_own_home(tmp_path: Path) -> None:
    assert os.environ["WORKBENCH_HOME"] == str(tmp_path / "workbench-home")
    assert not Path(os.environ["WORKBENCH_HOME"]).exists()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_what_a_test_starts_can_be_interrupted_though_the_runner_ignores_it() -> None:
    done = subprocess.run([sys.executable, "-c", IGNORED], cwd=ROOT, check=True, timeout=60, stdout=subprocess.PIPE)
    assert done.stdout.strip() == b"True"


@given(st.integers())
def test_property_tests_get_along_with_the_isolation(number: int) -> None:
    assert "WORKBENCH_HOME" in os.environ
    assert number == number + 0


@pytest.mark.display
def test_a_display_starts(display: Display) -> None:
    assert display.environment()["DISPLAY"] == display.name
    assert "WAYLAND_DISPLAY" not in display.environment()
    number = int(display.name.removeprefix(":"))
    assert Path(f"/tmp/.X11-unix/X{number}").exists()


@pytest.mark.display
def test_displays_do_not_collide(display: Display) -> None:
    from tests.support.display import xvfb

    with xvfb() as other:
        assert other.name != display.name
    number = int(other.name.removeprefix(":"))
    assert not Path(f"/tmp/.X11-unix/X{number}").exists(), "it has ended"


@pytest.mark.display
def test_xdotool_speaks_to_it(display: Display) -> None:
    assert display.xdotool("getdisplaygeometry") == "1600 1000"
