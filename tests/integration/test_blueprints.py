"""Each blueprint becomes a function that is found without problems, does what is expected, and passes its own tests."""

import asyncio
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from tests.support.docker_images import IMAGES, NODEJS_RUNTIME, PYTHON, PYTHON_RUNTIME, lacking
from workbench.app.application import Application
from workbench.app.opening import open_for_terminal
from workbench.app.use_cases.new_function import Wanted, make_function
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.run_event_tests import SuiteSettings, event_tests, run_event_tests
from workbench.base.assets import resources
from workbench.model.blueprint import Blueprint, NewFunction
from workbench.model.environment import ExecutorKind
from workbench.model.event_test import EventTestStatus
from workbench.project.blueprints import load_blueprints

BLUEPRINTS = load_blueprints()
IMAGE = "container-image"
RUNTIMES = {"python": PYTHON_RUNTIME, "nodejs": NODEJS_RUNTIME}
"""What the machines of the tests have for sure; another language has the blueprint's own."""

_MARKS = {
    "nodejs": [pytest.mark.node],
    "shell": [pytest.mark.skipif(sys.platform == "win32", reason="a shell runs it")],
}
EACH = pytest.mark.parametrize(
    "blueprint", [pytest.param(one, id=one.id, marks=_MARKS.get(one.language, [])) for one in BLUEPRINTS]
)


@pytest.fixture
async def app() -> AsyncIterator[Application]:
    made = await open_for_terminal(records=False)
    yield made
    await made.close()


async def make(app: Application, blueprint: Blueprint, root: Path, name: str) -> NewFunction:
    return await make_function(app, Wanted(blueprint, name, root, RUNTIMES.get(blueprint.language, "")))


async def open_without_problems(app: Application, root: Path, made: Iterable[NewFunction]) -> None:
    workspace = await load_workspace(app, root)
    assert not workspace.problems
    for new in made:
        function = workspace.function(new.name)
        assert function is not None
        assert not function.problems
        assert not function.unresolved
        assert function.runnable
        assert new.event in {event.path for event in workspace.events}


async def as_expected(app: Application, executor: ExecutorKind, function: str) -> None:
    tests = await event_tests(app, function)
    assert tests
    results = await run_event_tests(app, tests, SuiteSettings(executor=executor), lambda _result: None)
    told = {result.test.name: (result.reasons, result.error) for result in results}
    assert {result.status for result in results} == {EventTestStatus.OK}, told


def run_own_tests(new: NewFunction) -> None:
    """Run the function's tests as the first lines of their file say."""
    file = next(file.path for file in new.files if file.path.parent.name == "tests")
    head = file.read_text(encoding="utf-8").split("\n\n")[0]
    place = new.folder.relative_to(new.root)
    match file.suffix:
        case ".py":
            assert f"pytest {place}" in head
            words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:asyncio", str(place)]
            run(words, new.root)
        case ".mjs":
            assert f"node --test (in the folder {place})" in head
            run(["node", "--test"], new.folder)
        case _:
            assert f"sh {file.relative_to(new.root)}" in head
            run(["sh", str(file)], new.root)


def run(words: list[str], folder: Path) -> None:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"[1-9]\d* passed|pass [1-9]|^ok ", done.stdout, re.MULTILINE), done.stdout


@EACH
async def test_in_an_empty_workspace(app: Application, tmp_path: Path, blueprint: Blueprint) -> None:
    new = await make(app, blueprint, tmp_path / "shop", "Mine")
    await open_without_problems(app, tmp_path / "shop", [new])
    run_own_tests(new)
    if blueprint.id != IMAGE:
        await as_expected(app, ExecutorKind.PROCESS, new.name)


@pytest.mark.node
@pytest.mark.skipif(sys.platform == "win32", reason="a shell runs one of them")
async def test_all_of_them_in_the_sample(app: Application, tmp_path: Path) -> None:
    root = shutil.copytree(resources() / "sample", tmp_path / "sample")
    made = []
    for blueprint in BLUEPRINTS:
        await load_workspace(app, root)
        made.append(await make(app, blueprint, root, blueprint.id))
    await open_without_problems(app, root, made)
    assert (root / "template.yaml").read_text().startswith((resources() / "sample" / "template.yaml").read_text())
    for new, blueprint in zip(made, BLUEPRINTS, strict=True):
        if blueprint.id != IMAGE:
            await as_expected(app, ExecutorKind.PROCESS, new.name)
    # One run over the tests of all functions: their modules are called the same.
    run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:asyncio", "."], root)


def docker(words: list[str], folder: Path) -> None:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.docker
@pytest.mark.skipif(shutil.which("docker") is None, reason="the command `docker`: install Docker's command line")
@pytest.mark.skipif(bool(lacking(PYTHON)), reason=lacking(PYTHON))
async def test_the_image_is_built_and_run(app: Application, tmp_path: Path) -> None:
    blueprint = next(one for one in BLUEPRINTS if one.id == IMAGE)
    name = "WorkbenchTestImage"
    new = await make(app, blueprint, tmp_path / "shop", name)
    # AWS's own image comes from a registry; the one of the tests stands in for it.
    docker_file = new.folder / "src" / "Dockerfile"
    text = docker_file.read_text(encoding="utf-8")
    own = f"public.ecr.aws/lambda/{PYTHON_RUNTIME.replace('python', 'python:')}"
    assert own in text
    docker_file.write_text(text.replace(own, IMAGES[PYTHON_RUNTIME]), encoding="utf-8")
    words = new.needs.split()
    assert words[:3] == ["docker", "build", "-t"]
    await asyncio.to_thread(docker, words, new.root)
    try:
        await open_without_problems(app, new.root, [new])
        await as_expected(app, ExecutorKind.DOCKER, name)
    finally:
        await asyncio.to_thread(docker, ["docker", "rmi", "-f", words[3]], new.root)
