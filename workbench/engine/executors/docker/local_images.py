"""The images that the container engine has, for functions that are made over HTTP."""

import asyncio
from collections.abc import Callable

from workbench.engine.executors.docker.daemon import Daemon, ImageMissingError
from workbench.engine.executors.docker.site import connect_real


async def image_digest(uri: str, connect: Callable[[str], Daemon] = connect_real) -> str | None:
    """The id of an image, None for one that is not there. Raises ExecutorUnavailableError."""
    return await asyncio.to_thread(_digest, uri, connect)


def _digest(uri: str, connect: Callable[[str], Daemon]) -> str | None:
    daemon = connect("")
    try:
        return daemon.image_digest(uri)
    except ImageMissingError:
        return None
    finally:
        daemon.close()
