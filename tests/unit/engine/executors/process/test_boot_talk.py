import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.turns import until
from tests.unit.engine.executors.process.specs import Heard
from workbench.engine.executors.base import (
    ExtensionExited,
    ExtensionLaunched,
    ExtensionsLaunched,
    SandboxEvent,
    SandboxExit,
)
from workbench.engine.executors.boot_pipes import STATUS, BootPipes
from workbench.engine.executors.process.boot_talk import BootTalk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")

LAUNCHED: list[SandboxEvent] = [ExtensionLaunched("a"), ExtensionLaunched("b"), ExtensionsLaunched(2)]


class Scene:
    """A talk whose script is the test itself."""

    def __init__(self, folder: Path) -> None:
        self.heard = Heard()
        self.out_of_memory = False
        self.drained = 0
        self._file = folder / STATUS
        self.talk = BootTalk(BootPipes(folder), self.heard.ears, self._drain, lambda: self.out_of_memory)

    def say(self, text: str) -> None:
        self._file.write_text(text)
        self.talk.drain()

    def _drain(self) -> None:
        self.drained += 1


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    made = Scene(tmp_path)
    yield made
    made.talk.close(SandboxExit())


async def test_from_first_to_last(scene: Scene) -> None:
    scene.say("start a\nstart b\nstarted 2\n")
    assert scene.heard.events == LAUNCHED
    scene.say("runtime 7\n")
    assert await scene.talk.runtime_end() == SandboxExit(status=7)
    assert scene.drained == 1, "what it wrote is told before its end"
    scene.say("exit a 0\n")
    assert not scene.talk._extensions_end.is_set()
    scene.say("exit b 1\n")
    await scene.talk.end_of_extensions()
    assert scene.heard.events[-1] == ExtensionExited("b", SandboxExit(status=1))


async def test_one_that_ends_before_all_were_started(scene: Scene) -> None:
    scene.say("start a\nexit a 127\n")
    assert not scene.talk._extensions_end.is_set()
    scene.say("started 1\n")
    await scene.talk.end_of_extensions()


async def test_what_was_killed_for_memory(scene: Scene) -> None:
    scene.out_of_memory = True
    scene.say("start a\nstarted 1\nexit a 137\nruntime 1\n")
    assert scene.heard.events[-1] == ExtensionExited("a", SandboxExit(signal=9, out_of_memory=True))
    assert await scene.talk.runtime_end() == SandboxExit(status=1)


async def test_a_script_that_is_killed_ends_all(scene: Scene) -> None:
    scene.say("start a\nstarted 1\n")
    scene.talk.ended(SandboxExit(signal=9))
    await scene.talk.end_of_extensions()
    assert await scene.talk.runtime_end() == SandboxExit(signal=9)
    scene.talk.ended(SandboxExit(status=0))
    assert await scene.talk.runtime_end() == SandboxExit(signal=9), "the first news counts"


async def test_what_it_says_is_heard_without_asking(scene: Scene) -> None:
    scene._file.write_text("runtime 3\n")
    await until(scene.talk._runtime_end.done)
    assert await scene.talk.runtime_end() == SandboxExit(status=3)
