import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from workbench.base import log


@pytest.fixture(autouse=True)
def handlers() -> Iterator[list[logging.Handler]]:
    root = logging.getLogger(log.NAME)
    before, level = list(root.handlers), root.level
    yield root.handlers
    for handler in set(root.handlers) - set(before):
        with suppress(OSError):  # of the full disk
            handler.close()
        root.removeHandler(handler)
    root.setLevel(level)


def test_parts_write_to_one_file(tmp_path: Path) -> None:
    log.to_file(tmp_path / "deep" / "down")
    log.logger("engine").info("started %s", "well")
    text = (tmp_path / "deep" / "down" / "workbench.log").read_text(encoding="utf-8")
    assert "INFO workbench.engine started well" in text


def test_a_folder_that_refuses_is_left_out(tmp_path: Path, handlers: list[logging.Handler]) -> None:
    count = len(handlers)
    (tmp_path / "file").write_text("")
    log.to_file(tmp_path / "file" / "below")
    assert len(handlers) == count


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full, as Linux has")
def test_a_full_disk_is_left_at_that(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed: logging would put a traceback for each line beside what the user reads."""
    (tmp_path / "workbench.log").symlink_to("/dev/full")
    log.to_file(tmp_path)
    log.logger("engine").info("lost")
    assert capfd.readouterr() == ("", "")
