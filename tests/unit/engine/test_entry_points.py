from pathlib import Path

import pytest

from workbench.engine.entry_points import entry_point
from workbench.engine.runtime_api.answers import Broken
from workbench.engine.runtimes import load_runtimes
from workbench.engine.surroundings import Surroundings

PROVIDED = load_runtimes().get("provided.al2023")
MISSING = Broken("Runtime.InvalidEntrypoint", "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]")


def program(path: Path, mode: int = 0o755) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(mode)


def test_aws_names_every_place_where_none_is(tmp_path: Path) -> None:
    assert entry_point(PROVIDED, Surroundings(tmp_path)) == MISSING
    assert entry_point(PROVIDED, Surroundings(tmp_path, opt=tmp_path / "opt")) == MISSING


@pytest.mark.parametrize(("place", "path"), [("code", "/var/task/bootstrap"), ("opt", "/opt/bootstrap")])
def test_one_place_is_enough(tmp_path: Path, place: str, path: str) -> None:
    program(tmp_path / place / "bootstrap")
    assert entry_point(PROVIDED, Surroundings(tmp_path / "code", opt=tmp_path / "opt")) == path


def test_the_functions_own_goes_first(tmp_path: Path) -> None:
    program(tmp_path / "code" / "bootstrap")
    program(tmp_path / "opt" / "bootstrap")
    assert entry_point(PROVIDED, Surroundings(tmp_path / "code", opt=tmp_path / "opt")) == "/var/task/bootstrap"


@pytest.mark.parametrize("layer", [True, False])
def test_a_file_that_cannot_be_executed_hides_a_layers(tmp_path: Path, layer: bool) -> None:
    program(tmp_path / "code" / "bootstrap", 0o644)
    if layer:
        program(tmp_path / "opt" / "bootstrap")
    denied = Broken("Runtime.InvalidEntrypoint", "fork/exec /var/task/bootstrap: permission denied")
    assert entry_point(PROVIDED, Surroundings(tmp_path / "code", opt=tmp_path / "opt")) == denied


def test_a_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "bootstrap").mkdir()
    assert entry_point(PROVIDED, Surroundings(tmp_path)) == MISSING


@pytest.mark.parametrize("runtime", ["python3.13", ""])
def test_other_runtimes_have_their_own(tmp_path: Path, runtime: str) -> None:
    assert entry_point(load_runtimes().get(runtime), Surroundings(tmp_path)) == ""
