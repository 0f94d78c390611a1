import asyncio

from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.executors.base import (
    ExtensionExited,
    ExtensionLaunched,
    ExtensionsLaunched,
    SandboxEvent,
    SandboxExit,
)
from workbench.engine.executors.docker.progress import Progress
from workbench.engine.executors.status_lines import RuntimeEnded, StatusLine

KILLED = SandboxExit(signal=9)
FOR_MEMORY = SandboxExit(signal=9, out_of_memory=True)


def made(reason: bool | None = None) -> tuple[Progress, list[SandboxEvent]]:
    events: list[SandboxEvent] = []
    return Progress(events.append, lambda: reason), events


async def left(progress: Progress) -> bool:
    """Whether extensions are known to be left."""
    waiting = asyncio.ensure_future(progress.end_of_extensions())  # noqa: TID251 - cancelled below
    done, _pending = await asyncio.wait([waiting], timeout=0)
    waiting.cancel()
    return not done


async def test_extensions_are_told_and_awaited() -> None:
    progress, events = made()
    lines: list[StatusLine] = [ExtensionLaunched("a"), ExtensionsLaunched(1)]
    for line in lines:
        progress.take(line)
    assert await left(progress)
    progress.take(ExtensionExited("stranger", SandboxExit(status=0)))
    assert await left(progress)
    progress.take(ExtensionExited("a", SandboxExit(status=1)))
    await progress.end_of_extensions()
    assert events == [*lines, ExtensionExited("a", SandboxExit(status=1))]


async def test_a_runtimes_end_is_told_while_extensions_still_run() -> None:
    progress, _events = made()
    progress.take(ExtensionLaunched("a"))
    assert progress.begun.result() is None
    progress.take(RuntimeEnded(SandboxExit(status=3)))
    assert await progress.runtime == SandboxExit(status=3)
    assert await left(progress)
    progress.over(KILLED)
    assert await progress.runtime == SandboxExit(status=3)
    await progress.end_of_extensions()


async def test_a_kill_for_memory_is_told_as_one() -> None:
    for reason, expected in ((True, FOR_MEMORY), (False, KILLED)):
        progress, events = made(reason)
        progress.take(ExtensionLaunched("a"))
        progress.take(RuntimeEnded(KILLED))
        progress.take(ExtensionExited("a", KILLED))
        assert await progress.runtime == expected
        assert events[1] == ExtensionExited("a", expected)


async def test_a_kill_whose_reason_is_unknown_waits_for_the_sandboxs_end() -> None:
    progress, _events = made(None)
    progress.take(ExtensionsLaunched(0))
    progress.take(RuntimeEnded(KILLED))
    assert not progress.runtime.done()
    progress.over(FOR_MEMORY)
    assert await progress.runtime == FOR_MEMORY


async def test_with_extensions_left_such_a_kill_is_told_without_its_reason() -> None:
    progress, _events = made(None)
    progress.take(ExtensionLaunched("a"))
    progress.take(RuntimeEnded(KILLED))
    assert await progress.runtime == KILLED


async def test_a_script_that_never_began_is_known_by_the_sandboxs_end() -> None:
    progress, events = made()
    progress.over(SandboxExit(status=127))
    assert progress.begun.result() == SandboxExit(status=127)
    assert await progress.runtime == SandboxExit(status=127)
    assert events == []


EXITS = st.sampled_from([SandboxExit(status=0), KILLED])
LINES = st.one_of(
    st.builds(ExtensionLaunched, st.sampled_from("ab")),
    st.builds(ExtensionExited, st.sampled_from("ab"), EXITS),
    st.builds(ExtensionsLaunched, st.integers(0, 2)),
    st.builds(RuntimeEnded, EXITS),
)


@given(st.lists(LINES))
async def test_in_any_order_each_exit_follows_a_launch_and_the_end_ends_all(lines: list[StatusLine]) -> None:
    progress, events = made(None)
    for line in lines:
        progress.take(line)
    running = 0
    for event in events:
        running += isinstance(event, ExtensionLaunched) - isinstance(event, ExtensionExited)
        assert running >= 0
    progress.over(KILLED)
    assert progress.runtime.done()
    await progress.end_of_extensions()
