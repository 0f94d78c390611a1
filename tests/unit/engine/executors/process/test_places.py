import os
import platform
from pathlib import Path

import pytest

from workbench.engine.executors.process.places import fill, fill_all, os_arch, runtime_places
from workbench.model.runtime import Runtime

RUNTIME = Runtime("node1", "node", "1", "", Path("/r/node"))


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [
        ("Linux", "x86_64", "linux-x64"),
        ("Linux", "aarch64", "linux-arm64"),
        ("Darwin", "arm64", "darwin-arm64"),
        ("Windows", "AMD64", "win-x64"),
    ],
)
def test_os_and_architecture_in_npms_words(
    system: str, machine: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert os_arch() == name


def test_places_of_a_runtime() -> None:
    places = runtime_places(RUNTIME, Path("/c"), Path("/l"))
    assert (places["folder"], places["client"], places["libraries"]) == (str(Path("/r/node")), "/c", "/l")
    assert (places["version"], places["pathsep"]) == ("1", os.pathsep)


def test_filling() -> None:
    assert fill("{a}/{b}/{c}", {"a": "1", "b": "2"}) == "1/2/{c}"
    assert fill_all(("x{a}", "y"), {"a": "1"}) == ["x1", "y"]
