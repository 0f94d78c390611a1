import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_runtime import program
from workbench.engine.executors.process import interpreters
from workbench.engine.executors.process.interpreters import Interpreters
from workbench.model.errors import RuntimeUnavailableError
from workbench.model.runtime import DebugStart, ProcessStart, Runtime

START = ProcessStart(("{interpreter}", "{client}"), provide=(("/bin/sh", "-c", "echo x >> {client}/made"),))
SNAKE = Runtime("snake2", "snake", "2", "example/snake:2", Path("/r"), interpreters=("snake2",), process=START)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH; the user has no version managers."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "home" / "pyenv"))
    monkeypatch.setenv("NVM_DIR", str(tmp_path / "home" / "nvm"))
    return folder


@pytest.fixture
def found(tmp_path: Path) -> Interpreters:
    return Interpreters(tmp_path / "cache")


def test_one_on_path(path: Path, found: Interpreters) -> None:
    assert found.find(SNAKE) is None
    snake = program(path / "snake2", "")
    assert found.find(SNAKE) == snake
    assert found.ready(SNAKE) is None


def test_one_of_a_version_manager(path: Path, tmp_path: Path, found: Interpreters) -> None:
    program(path.parent / "shims" / "snake2", "exit 1")
    managed = program(tmp_path / "home" / "pyenv" / "versions" / "2.1" / "bin" / "snake2", "")
    assert found.find(SNAKE) == managed


def test_shims_and_virtual_environments_are_passed_by(
    path: Path, tmp_path: Path, found: Interpreters, monkeypatch: pytest.MonkeyPatch
) -> None:
    shims, venv = tmp_path / "shims", tmp_path / "venv" / "bin"
    program(shims / "snake2", "")
    program(venv / "snake2", "")
    (venv.parent / "pyvenv.cfg").write_text("")
    monkeypatch.setenv("PATH", f"{shims}:{venv}::{path}")
    assert found.find(SNAKE) is None


def test_this_programs_own_python_comes_first(path: Path, found: Interpreters) -> None:
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    program(path / name, "")
    runtime = replace(SNAKE, interpreters=(name,))
    assert found.find(runtime) == Path(sys.base_prefix) / "bin" / name


def test_the_version_is_asked_once_when_the_name_does_not_tell(path: Path, tmp_path: Path, found: Interpreters) -> None:
    start = replace(START, version_check=("{interpreter}", "--version"))
    runtime = replace(SNAKE, interpreters=("snake",), process=start)
    snake = program(path / "snake", f"echo asked >> {tmp_path}/asked\necho v2.7.1")
    assert found.find(runtime) == snake
    assert found.find(replace(runtime, version="3")) is None
    assert Interpreters(tmp_path / "cache").find(runtime) == snake
    assert (tmp_path / "asked").read_text() == "asked\n"
    program(path / "snake", "exit 3")
    (tmp_path / "cache" / "runtimes" / "interpreters.json").write_text("[not what it was")
    assert found.find(runtime) is None


def test_what_is_missing_is_said(path: Path, found: Interpreters) -> None:
    with pytest.raises(RuntimeUnavailableError) as raised:
        found.places(SNAKE)
    assert "No interpreter for snake2 was found." in str(raised.value)
    assert "Looked for snake2 of version 2" in str(raised.value)
    assert "install it; or use Docker with the image example/snake:2" in str(raised.value)
    fetchable = replace(SNAKE, process=replace(START, fetch=("/bin/false",)))
    with pytest.raises(RuntimeUnavailableError, match="workbench runtimes --get snake2"):
        found.places(fetchable)
    with pytest.raises(RuntimeUnavailableError, match="cannot run as a process"):
        found.places(replace(SNAKE, process=None))
    assert found.find(replace(SNAKE, process=None)) is None


def test_it_is_made_ready_once(path: Path, tmp_path: Path, found: Interpreters) -> None:
    program(path / "snake2", "")
    places = found.places(SNAKE)
    client = Path(places["client"])
    assert (client / "made").read_text() == "x\n"
    assert found.ready(SNAKE) == places == found.places(SNAKE)
    assert Interpreters(tmp_path / "cache").places(SNAKE) == places
    assert (client / "made").read_text() == "x\n"
    assert [folder.name for folder in client.parent.iterdir()] == ["snake2"]


def test_many_at_once_make_it_ready_once(path: Path, found: Interpreters) -> None:
    program(path / "snake2", "")
    with ThreadPoolExecutor(8) as pool:
        (places,) = {tuple(sorted(one.items())) for one in pool.map(lambda _n: found.places(SNAKE), range(8))}
    assert (Path(dict(places)["client"]) / "made").read_text() == "x\n"


def test_another_interpreter_makes_it_anew(path: Path, tmp_path: Path, found: Interpreters) -> None:
    program(path / "snake2", "")
    client = Path(found.places(SNAKE)["client"])
    (client / "made").write_text("old")
    (path / "snake2").unlink()
    program(tmp_path / "home" / "nvm" / "versions" / "node" / "v2" / "bin" / "snake2", "")
    assert Interpreters(tmp_path / "cache").places(SNAKE)["client"] == str(client)
    assert (client / "made").read_text() == "x\n"


def test_an_attempt_that_fails_leaves_nothing(path: Path, found: Interpreters) -> None:
    program(path / "snake2", "")
    failing = replace(SNAKE, process=replace(START, provide=(("/bin/sh", "-c", "echo no room >&2; exit 1"),)))
    with pytest.raises(RuntimeUnavailableError, match="no room"):
        found.places(failing)
    assert list((path.parent / "cache" / "runtimes").iterdir()) == []
    gone = replace(SNAKE, process=replace(START, provide=(("/no/such/program",),)))
    with pytest.raises(RuntimeUnavailableError, match="could not be made ready"):
        found.places(gone)


def test_fetching(path: Path, tmp_path: Path, found: Interpreters) -> None:
    start = replace(START, fetch=("/bin/sh", "-c", "echo v{version} > {client}/fetched"))
    found.fetch(replace(SNAKE, process=start))
    assert (tmp_path / "cache" / "runtimes" / "snake2" / "fetched").read_text() == "v2\n"
    with pytest.raises(RuntimeUnavailableError, match="No interpreter"):
        found.fetch(SNAKE)


def test_libraries_of_another_installation_have_another_folder(
    path: Path, found: Interpreters, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(path / "snake2", "")
    runtime = replace(SNAKE, process=replace(START, libraries=("six",)))
    places = found.places(runtime)
    assert (Path(places["libraries"]) / "six.py").exists()
    monkeypatch.setattr(interpreters, "_install_id", lambda: "other")
    assert Interpreters(path.parent / "cache").places(runtime)["libraries"] != places["libraries"]


def test_a_cache_that_cannot_be_written_is_told(path: Path, tmp_path: Path, found: Interpreters) -> None:
    program(path / "snake2", "")
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(RuntimeUnavailableError, match="could not be made ready") as caught:
        found.places(SNAKE)
    assert str(tmp_path / "cache") in caught.value.next_step


def test_a_version_that_cannot_be_noted_is_asked_again(path: Path, tmp_path: Path, found: Interpreters) -> None:
    snake = program(path / "snake2", "echo v2.1")
    (tmp_path / "cache").write_text("a file")
    asking = replace(SNAKE, process=replace(START, version_check=("{interpreter}",)))
    assert found.find(asking) == found.find(asking) == snake


def test_a_debugger_is_made_ready_once(found: Interpreters) -> None:
    python = replace(SNAKE, debug=DebugStart(("{debugger}/x",), ("debugpy",), 1))
    folder = found.debugger(python)
    assert (folder / "debugpy" / "__init__.py").is_file()
    assert found.debugger(python) == folder
    with pytest.raises(RuntimeUnavailableError, match="no-such-distribution"):
        found.debugger(replace(SNAKE, language="other", debug=DebugStart((), ("no-such-distribution",), 1)))
