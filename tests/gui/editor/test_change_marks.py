"""Marks of changed lines, against git or the disk."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.turns import until
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.line_changes import ChangeKind
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.tasks import GuiTasks


async def opened(panel: EditorPanel, tasks: GuiTasks, path: Path) -> FilePage:
    panel.open_file(path)
    await panel.wait_loaded()
    await tasks.drain()
    page = panel.current_page()
    assert page is not None
    return page


def kinds(page: FilePage) -> list[tuple[str, int, int]]:
    return [(change.kind.value, change.first, change.count) for change in page.edit.changes]


async def test_typing_is_marked_until_it_is_saved(panel: EditorPanel, tasks: GuiTasks, code: Path) -> None:
    page = await opened(panel, tasks, code)
    assert kinds(page) == []
    page.edit.go_to(1)
    QTest.keyClicks(page.edit, "x")
    await until(lambda: kinds(page) == [("changed", 1, 1)])
    await page.save()
    await until(lambda: kinds(page) == [])


def git(code: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=code.parent, check=True, capture_output=True)


@pytest.fixture
def committed(code: Path) -> Path:
    """The file, with a line before what git has of it."""
    git(code, "init", "-q")
    git(code, "add", ".")
    git(code, "commit", "-qm", "first")
    code.write_text("# new\n" + code.read_text())
    return code


async def test_what_git_has_is_what_counts(panel: EditorPanel, tasks: GuiTasks, committed: Path) -> None:
    page = await opened(panel, tasks, committed)
    assert kinds(page) == [("added", 0, 1)]
    page.edit.go_to(2)
    QTest.keyClicks(page.edit, "y")
    await until(lambda: len(kinds(page)) == 2)
    await page.save()
    await tasks.drain()
    assert len(kinds(page)) == 2
    git(committed, "commit", "-qam", "second")
    page.changes.refresh()
    await tasks.drain()
    assert kinds(page) == []


async def test_marks_move_with_their_lines_at_once(panel: EditorPanel, tasks: GuiTasks, code: Path) -> None:
    page = await opened(panel, tasks, code)
    page.edit.go_to(4, 4)
    QTest.keyClicks(page.edit, "x")
    await until(lambda: kinds(page) == [("changed", 4, 1)])
    page.edit.go_to(0)
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert kinds(page) == [("changed", 5, 1)]


async def test_the_gutter_draws_each_kind(panel: EditorPanel, tasks: GuiTasks, code: Path) -> None:
    page = await opened(panel, tasks, code)
    plain = page.edit.gutter.grab().toImage()
    pictures = [plain]
    for edit in (lambda: QTest.keyClicks(page.edit, "x"), lambda: QTest.keyClick(page.edit, Qt.Key.Key_Return)):
        edit()
        await until(lambda: kinds(page))
        await tasks.drain()
        pictures.append(page.edit.gutter.grab().toImage())
    assert ChangeKind.REMOVED not in [change.kind for change in page.edit.changes]
    assert pictures[1] != pictures[0]
    assert pictures[2] != pictures[1]
