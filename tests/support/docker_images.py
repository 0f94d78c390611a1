"""The images that Docker tests run in (made by `scripts/test_images.py`), and what a machine lacks for them."""

from functools import cache

from workbench.engine.executors.docker.client import connect
from workbench.engine.executors.docker.daemon import Daemon
from workbench.model.errors import WorkbenchError

PYTHON = "workbench-test/python:3.11"
NODEJS = "workbench-test/nodejs:20"

PYTHON_RUNTIME = "python3.11"
NODEJS_RUNTIME = "nodejs20.x"

IMAGES = {PYTHON_RUNTIME: PYTHON, NODEJS_RUNTIME: NODEJS}
"""Runtime ids to test images, as the executor's `images`."""


@cache
def lacking(*images: str) -> str:
    """What keeps tests in `images` from running on this machine; empty when nothing does."""
    try:
        daemon = connect()
        try:
            missing = [image for image in images if not _has(daemon, image)]
        finally:
            daemon.close()
    except WorkbenchError as error:
        return f"a Docker engine: {error.why}"
    if missing:
        return f"the images {', '.join(missing)}: run `python3 scripts/test_images.py`"
    return ""


def _has(daemon: Daemon, image: str) -> bool:
    try:
        daemon.image_start(image)
    except WorkbenchError:
        return False
    return True
