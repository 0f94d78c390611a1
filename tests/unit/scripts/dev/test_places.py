"""Where things are in a checkout."""

import os
from pathlib import Path

import pytest

from scripts.dev import places


def test_root_is_the_checkout() -> None:
    assert (places.ROOT / "dev.py").is_file()
    assert places.RUN_LOCK.is_file()
    assert places.DEV_LOCK.is_file()


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")
def test_places_in_the_environment() -> None:
    venv = Path("/v")
    assert places.venv_python(venv) == Path("/v/bin/python")
    assert places.site_packages(venv, (3, 12)) == Path("/v/lib/python3.12/site-packages")
