from pathlib import Path

import pytest

from workbench.engine.docker_first import docker_first, has_fallback
from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig, ImageConfig, PackageType

ZIP = FunctionConfig("f", "python3.11", "a.b", Path())
IMAGE = FunctionConfig("i", "", "", Path(), package_type=PackageType.IMAGE, image=ImageConfig("img:1"))
DOCKER, PROCESS = ExecutorKind.DOCKER, ExecutorKind.PROCESS


class Docker:
    """Answers, or does not; counts how often that was asked."""

    def __init__(self, there: bool) -> None:
        self.there = there
        self.asked = 0

    async def answers(self) -> bool:
        self.asked += 1
        return self.there


@pytest.mark.parametrize(
    ("function", "lacking", "there", "chosen", "asked"),
    [
        (ZIP, set(), True, DOCKER, 1),
        (ZIP, set(), False, PROCESS, 1),
        (ZIP, {"nodejs22.x"}, True, DOCKER, 1),
        (ZIP, {"python3.11"}, True, PROCESS, 0),
        (IMAGE, set(), False, DOCKER, 0),
        (IMAGE, {""}, True, DOCKER, 0),
    ],
)
async def test_docker_comes_first(
    function: FunctionConfig, lacking: set[str], there: bool, chosen: ExecutorKind, asked: int
) -> None:
    docker = Docker(there)
    assert await docker_first(function, lacking, docker.answers) is chosen
    assert docker.asked == asked


def test_what_can_be_tried_as_a_process() -> None:
    assert has_fallback(ZIP, DOCKER)
    assert not has_fallback(ZIP, PROCESS)
    assert not has_fallback(IMAGE, DOCKER)
