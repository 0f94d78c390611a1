import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from workbench.engine.executors.docker.daemon import ImageStart
from workbench.engine.executors.docker.local_images import image_digest
from workbench.model.errors import ExecutorUnavailableError


async def test_an_image_that_is_there_has_a_digest() -> None:
    daemon = FakeDaemon(images={"mine:1": ImageStart()})
    digest = await image_digest("mine:1", lambda _address: daemon)
    assert digest is not None
    assert digest.startswith("sha256:")


async def test_an_image_that_is_not_there_has_none() -> None:
    daemon = FakeDaemon(images={})
    assert await image_digest("mine:1", lambda _address: daemon) is None


async def test_an_engine_that_is_away_says_so() -> None:
    with pytest.raises(ExecutorUnavailableError):
        await image_digest("mine:1", lambda _address: FakeDaemon(gone=True))
