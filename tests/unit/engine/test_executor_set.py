import pytest

from tests.support.fake_executor import FakeExecutor
from workbench.engine.executor_set import ExecutorSet
from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.errors import ExecutorUnavailableError


class Counting(FakeExecutor):
    asked = 0

    async def status(self) -> ExecutorStatus:
        self.asked += 1
        return await super().status()


async def test_an_executor_is_opened_when_it_is_needed_and_once() -> None:
    opened: list[FakeExecutor] = []

    def open_it() -> FakeExecutor:
        opened.append(FakeExecutor())
        return opened[-1]

    executors = ExecutorSet({ExecutorKind.PROCESS: open_it})
    assert opened == []
    assert executors.get(ExecutorKind.PROCESS) is executors.get(ExecutorKind.PROCESS)
    assert len(opened) == 1
    await executors.close()
    assert opened[0].closed


async def test_what_was_not_opened_is_not_closed() -> None:
    def fails() -> FakeExecutor:
        raise AssertionError("nobody needs it")

    await ExecutorSet({ExecutorKind.DOCKER: fails}).close()


async def test_one_that_is_not_here() -> None:
    with pytest.raises(ExecutorUnavailableError, match="no docker executor"):
        ExecutorSet({}).get(ExecutorKind.DOCKER)


async def test_limits_are_asked_once() -> None:
    executor = Counting()
    executors = ExecutorSet({ExecutorKind.PROCESS: lambda: executor})
    assert executors.known_limits(ExecutorKind.PROCESS) is None
    for _again in range(2):
        assert await executors.limits_not_held(ExecutorKind.PROCESS) == ("Nothing is real.",)
    assert executors.known_limits(ExecutorKind.PROCESS) == ("Nothing is real.",)
    assert executor.asked == 1


async def test_statuses_are_of_all() -> None:
    executors = ExecutorSet(
        {kind: lambda kind=kind: FakeExecutor(kind=kind) for kind in ExecutorKind}  # type: ignore[misc]
    )
    assert [one.kind for one in await executors.statuses()] == list(ExecutorKind)
