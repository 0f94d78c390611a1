"""What only POSIX systems have is imported only there: everything else loads on Windows as well."""

import subprocess
import sys

import pytest

from tests.support.sources import ROOT

POSIX_ONLY = ("workbench.engine.executors.log_pipe", "workbench.engine.executors.docker.logpipe")
"""Modules that Windows never imports; whoever needs them imports them late, or behind `sys.platform`."""

IMPORT_AS_ON_WINDOWS = """
import importlib, pkgutil, sys, types

def import_all(left_out):
    for layer in ("base", "model", "project", "engine", "cloud", "app", "cli"):
        package = importlib.import_module(f"workbench.{layer}")
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if module.name not in left_out:
                importlib.import_module(module.name)

import_all(())  # third parties and the standard library are loaded as this system has them
for name in [name for name in sys.modules if name.split(".")[0] == "workbench"]:
    del sys.modules[name]
for name in ("fcntl", "termios", "pwd", "grp", "resource"):
    sys.modules[name] = None
sys.modules["msvcrt"] = types.ModuleType("msvcrt")
sys.platform = "win32"
import_all(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the other tests import everything there")
def test_everything_but_the_window_loads_without_posix_modules() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_AS_ON_WINDOWS, *POSIX_ONLY],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
