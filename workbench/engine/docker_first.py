"""Where a function runs when that is left to the program: Docker if it answers and lacks nothing, else a process."""

from collections.abc import Awaitable, Callable
from collections.abc import Set as AbstractSet

from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig, PackageType


async def docker_first(
    function: FunctionConfig, lacking: AbstractSet[str], docker_answers: Callable[[], Awaitable[bool]]
) -> ExecutorKind:
    """The executor of a function; `lacking` are the ids of runtimes that Docker turned out not to have.

    `docker_answers` is asked only where it matters: an image runs in Docker or not at all.
    """
    if function.package_type is PackageType.IMAGE:
        return ExecutorKind.DOCKER
    if function.runtime in lacking or not await docker_answers():
        return ExecutorKind.PROCESS
    return ExecutorKind.DOCKER


def has_fallback(function: FunctionConfig, executor: ExecutorKind) -> bool:
    """Whether a function that could not be run there can be tried as a process."""
    return executor is ExecutorKind.DOCKER and function.package_type is not PackageType.IMAGE
