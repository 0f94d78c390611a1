from pathlib import Path

import pytest

from workbench.engine.entry_points import no_entry_point
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
    assert no_entry_point(PROVIDED, Surroundings(tmp_path)) == MISSING
    assert no_entry_point(PROVIDED, Surroundings(tmp_path, opt=tmp_path / "opt")) == MISSING


@pytest.mark.parametrize("place", ["code", "opt"])
def test_one_place_is_enough(tmp_path: Path, place: str) -> None:
    program(tmp_path / place / "bootstrap")
    assert no_entry_point(PROVIDED, Surroundings(tmp_path / "code", opt=tmp_path / "opt")) is None


def test_a_file_that_cannot_be_executed_is_none(tmp_path: Path) -> None:
    program(tmp_path / "bootstrap", 0o644)
    assert no_entry_point(PROVIDED, Surroundings(tmp_path)) == MISSING


def test_a_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "bootstrap").mkdir()
    assert no_entry_point(PROVIDED, Surroundings(tmp_path)) == MISSING


@pytest.mark.parametrize("runtime", ["python3.13", ""])
def test_other_runtimes_have_their_own(tmp_path: Path, runtime: str) -> None:
    assert no_entry_point(load_runtimes().get(runtime), Surroundings(tmp_path)) is None
