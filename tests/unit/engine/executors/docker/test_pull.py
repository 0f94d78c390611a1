import asyncio
import threading
from collections.abc import Iterator

import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from workbench.engine.executors.docker import pull
from workbench.engine.executors.docker.pull import Pulls
from workbench.model.errors import RuntimeUnavailableError

IMAGE = "images.example/python:3.12"


class Silent(FakeDaemon):
    """A registry that never says a word, or says `words` and then nothing."""

    words = 0

    def pull(self, image: str) -> Iterator[str]:
        self.pulls.append(image)
        for number in range(self.words):
            yield f"layer {number}"
        self.unblock.wait(10)


async def test_several_that_need_an_image_pull_it_once_after_the_other() -> None:
    daemon = FakeDaemon(pullable={IMAGE})
    pulls = Pulls(allowed=True)
    await asyncio.gather(pulls.pull(daemon, IMAGE), pulls.pull(daemon, IMAGE))
    assert IMAGE in daemon.images


async def test_a_failure_is_remembered_for_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now_ns = [5_000_000_000]
    monkeypatch.setattr(pull, "monotonic_ns", lambda: now_ns[0])
    daemon = FakeDaemon()
    pulls = Pulls(allowed=True)
    for seconds in (0, 59, 60):
        now_ns[0] = 5_000_000_000 + seconds * 1_000_000_000
        with pytest.raises(RuntimeUnavailableError) as caught:
            await pulls.pull(daemon, IMAGE)
        assert caught.value.why == "no such host."
    assert daemon.pulls == [IMAGE, IMAGE]


async def test_one_failure_does_not_stand_for_other_images() -> None:
    daemon = FakeDaemon(pullable={"other:1"})
    pulls = Pulls(allowed=True)
    with pytest.raises(RuntimeUnavailableError):
        await pulls.pull(daemon, IMAGE)
    await pulls.pull(daemon, "other:1")


async def test_a_registry_that_stays_silent_is_given_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pull, "_FIRST_WORD_S", 0.05)
    daemon = Silent()
    daemon.unblock = threading.Event()
    with pytest.raises(RuntimeUnavailableError) as caught:
        await Pulls(allowed=True).pull(daemon, IMAGE)
    daemon.unblock.set()
    assert "no answer in time" in caught.value.why


async def test_a_registry_that_speaks_is_waited_for_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pull, "_FIRST_WORD_S", 0.05)
    daemon = Silent()
    daemon.words = 3
    daemon.unblock = threading.Event()
    asyncio.get_running_loop().call_later(0.2, daemon.unblock.set)
    await Pulls(allowed=True).pull(daemon, IMAGE)


async def test_turned_off_nothing_is_asked() -> None:
    daemon = FakeDaemon(pullable={IMAGE})
    with pytest.raises(RuntimeUnavailableError, match="turned off"):
        await Pulls(allowed=False).pull(daemon, IMAGE)
    assert daemon.pulls == []
