"""Changes on disk are told, also when the file is replaced."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from tests.support.turns import until
from workbench.gui.editor.disk_watch import DiskWatch


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[DiskWatch]:
    made = DiskWatch(qapp)
    yield made
    delete(made)


async def test_writing_and_replacing_are_told(watch: DiskWatch, tmp_path: Path) -> None:
    path = tmp_path / "a b é.py"
    path.write_text("1", encoding="utf-8")
    told: list[Path] = []
    watch.changed.connect(told.append)
    watch.watch(path)
    path.write_text("2", encoding="utf-8")
    await until(lambda: told == [path])
    for number in range(2):
        other = tmp_path / "new"
        other.write_text(str(number), encoding="utf-8")
        other.replace(path)
        await until(lambda: len(told) == number + 2)  # noqa: B023


async def test_a_file_that_is_left_is_told_no_more(watch: DiskWatch, tmp_path: Path) -> None:
    left, kept = tmp_path / "left", tmp_path / "kept"
    told: list[Path] = []
    watch.changed.connect(told.append)
    for path in (left, kept):
        path.write_text("1", encoding="utf-8")
        watch.watch(path)
    watch.leave(left)
    watch.watch(tmp_path / "missing")
    left.write_text("2", encoding="utf-8")
    kept.write_text("2", encoding="utf-8")
    await until(lambda: told)
    assert told == [kept]
