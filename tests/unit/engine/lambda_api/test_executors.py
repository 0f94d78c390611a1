from pathlib import Path
from types import SimpleNamespace

import pytest

from workbench.engine.lambda_api import executors as module
from workbench.engine.lambda_api.executors import LOOK_S, ExecutorChoice
from workbench.model.environment import EngineStatus, ExecutorKind, ExecutorStatus
from workbench.model.function import FunctionConfig, ImageConfig, PackageType

ZIP = FunctionConfig("f", "python3.11", "a.b", Path())
OTHER = FunctionConfig("g", "nodejs22.x", "a.b", Path())
IMAGE = FunctionConfig("i", "", "", Path(), package_type=PackageType.IMAGE, image=ImageConfig("img:1"))
DOCKER, PROCESS = ExecutorKind.DOCKER, ExecutorKind.PROCESS


class Docker:
    """Whether there is one, and how often that was asked."""

    def __init__(self, there: bool = True) -> None:
        self.there = there
        self.asked = 0

    async def status(self) -> EngineStatus:
        self.asked += 1
        return EngineStatus((ExecutorStatus(DOCKER, self.there), ExecutorStatus(PROCESS, True)))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, as a list of one."""
    now = [100.0]
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: now[0]))
    return now


@pytest.mark.parametrize("wanted", [DOCKER, PROCESS])
async def test_what_the_user_wants(wanted: ExecutorKind) -> None:
    docker = Docker()
    choice = ExecutorChoice(wanted, docker.status)
    assert [await choice.choose(one) for one in (ZIP, IMAGE)] == [wanted, wanted]
    assert docker.asked == 0
    assert not choice.fall_back(ZIP, DOCKER)


@pytest.mark.parametrize(("there", "chosen"), [(True, DOCKER), (False, PROCESS)])
async def test_docker_if_it_answers(there: bool, chosen: ExecutorKind) -> None:
    choice = ExecutorChoice(None, Docker(there).status)
    assert await choice.choose(ZIP) is chosen
    assert await choice.choose(IMAGE) is DOCKER


async def test_an_answer_is_believed_for_a_while(clock: list[float]) -> None:
    docker = Docker(there=False)
    choice = ExecutorChoice(None, docker.status)
    assert [await choice.choose(ZIP) for _time in range(3)] == [PROCESS] * 3
    docker.there = True
    clock[0] += LOOK_S - 0.1
    assert await choice.choose(ZIP) is PROCESS
    clock[0] += 0.1
    assert await choice.choose(ZIP) is DOCKER
    assert docker.asked == 2


async def test_the_first_question_is_asked_at_once_after_a_start(clock: list[float]) -> None:
    clock[0] = 0.0
    docker = Docker()
    assert await ExecutorChoice(None, docker.status).choose(ZIP) is DOCKER


async def test_a_runtime_that_docker_lacks(clock: list[float]) -> None:
    choice = ExecutorChoice(None, Docker().status)
    assert choice.fall_back(ZIP, DOCKER)
    assert [await choice.choose(one) for one in (ZIP, OTHER)] == [PROCESS, DOCKER]
    assert not choice.fall_back(ZIP, PROCESS)
    assert not choice.fall_back(IMAGE, DOCKER)
    assert await choice.choose(IMAGE) is DOCKER
