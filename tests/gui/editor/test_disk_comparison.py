"""Disk and text side by side, and the choice between them."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import delete

from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.editor.disk_comparison import DiskComparison, compare_with_disk
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.kept import KeptFile
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks


@pytest_asyncio.fixture
async def page(app: Application, look: Look, tasks: GuiTasks, code: Path) -> AsyncIterator[FilePage]:
    made = FilePage(app, look, tasks, KeptFile(code))
    made.resize(900, 500)
    made.show()
    await made.wait_loaded()
    yield made
    await tasks.drain()
    delete(made)


async def compared(page: FilePage) -> DiskComparison:
    """The comparison after both sides were changed."""
    page.edit.insertPlainText("mine ")
    page.path.write_text(page.edit.text.removeprefix("mine ").replace("return 1", "return 1,"), encoding="utf-8")
    os.utime(page.path, ns=(1, 1))
    await page.check_disk()
    await compare_with_disk(page)
    found = page.findChild(DiskComparison)
    assert isinstance(found, DiskComparison)
    return found


async def test_both_sides_are_shown(page: FilePage) -> None:
    shown = await compared(page)
    assert shown.left.toPlainText().startswith("import os")
    assert shown.right.toPlainText().startswith("mine import os")
    assert "return 1," in shown.left.toPlainText()
    assert shown.right.is_current(0)
    QTest.keyClick(shown, Qt.Key.Key_F7)
    assert shown.left.is_current(4)  # the comma counts: it is code
    QTest.keyClick(shown, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert shown.left.is_current(0)


async def test_theirs_is_taken_and_undo_brings_mine_back(page: FilePage) -> None:
    shown = await compared(page)
    shown.take.click()
    await until(lambda: not page.dirty)
    assert "return 1," in page.edit.text
    assert page.notice.isHidden()
    page.edit.undo()
    assert page.edit.text.startswith("mine ")


async def test_mine_is_kept_and_can_be_saved(page: FilePage) -> None:
    shown = await compared(page)
    shown.keep.click()
    await until(page.notice.isHidden)
    await until(lambda: page.document is not None and page.document.mtime_ns == 1)
    assert page.dirty
    assert await page.save()
    assert page.path.read_text(encoding="utf-8").startswith("mine ")
