"""A file in a tab: reading, saving, and what happens on disk meanwhile."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.gui.editor.conftest import read
from tests.support.fake_engine import a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.edit import open_document, save_document
from workbench.gui.editor import file_text
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.kept import KeptFile, read_kept
from workbench.gui.editor.marks import LineProblem
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import DocumentError
from workbench.model.problem import Problem, Severity
from workbench.project.documents import Document

MakePage = Callable[[KeptFile], FilePage]


@pytest_asyncio.fixture
async def make_page(app: Application, look: Look, tasks: GuiTasks) -> AsyncIterator[MakePage]:
    made: list[FilePage] = []

    def make(kept: KeptFile) -> FilePage:
        page = FilePage(app, look, tasks, kept)
        made.append(page)
        page.resize(600, 400)
        page.show()
        return page

    yield make
    await tasks.drain()
    for page in made:
        delete(page)


def write(path: Path, text: str) -> None:
    """Write as another program would, with a time of its own."""
    path.write_bytes(text.encode())
    stamp = path.stat().st_mtime_ns + 5_000_000
    os.utime(path, ns=(stamp, stamp))


async def opened(make_page: MakePage, path: Path) -> FilePage:
    page = make_page(KeptFile(path))
    await page.wait_loaded()
    return page


def choose(page: FilePage, title: str) -> None:
    next(button for button in page.notice.buttons if button.text() == title).click()


async def test_it_is_read_once_and_clean(make_page: MakePage, code: Path) -> None:
    page = await opened(make_page, code)
    assert page.edit.text == read(code)
    assert page.language.label == "Python"
    assert not page.dirty
    assert not page.edit.isReadOnly()
    document = page.document
    await page.wait_loaded()
    assert page.document is document


async def test_saving_keeps_encoding_and_line_ends_and_undo(make_page: MakePage, tmp_path: Path) -> None:
    path = tmp_path / "größe.py"
    path.write_bytes("# é\r\nx = 1\r\n".encode("cp1252"))
    page = await opened(make_page, path)
    QTest.keyClicks(page.edit, "y")
    seen = [page.dirty]
    assert await page.save()
    assert path.read_bytes() == "y# é\r\nx = 1\r\n".encode("cp1252")
    seen.append(page.dirty)
    page.edit.undo()
    seen.append(page.dirty)
    assert seen == [True, False, True]


async def test_text_typed_during_a_save_stays_unsaved(
    make_page: MakePage, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await opened(make_page, code)
    page.edit.insertPlainText("a")

    async def slow(app: Application, document: Document, text: str) -> Document:
        page.edit.insertPlainText("b")
        return await save_document(app, document, text)

    monkeypatch.setattr(file_text, "save_document", slow)
    assert await page.save()
    assert page.dirty
    assert read(code).startswith("aimport")


async def test_a_clean_text_follows_the_disk(make_page: MakePage, code: Path) -> None:
    page = await opened(make_page, code)
    page.edit.go_to(3, 4)
    write(code, "import sys\n\n\ndef main(): pass\n")
    await page.check_disk()
    assert page.edit.text == "import sys\n\n\ndef main(): pass\n"
    assert not page.dirty
    assert page.edit.position() == (3, 4)


async def test_unsaved_text_gets_a_notice_and_may_be_kept(make_page: MakePage, code: Path) -> None:
    page = await opened(make_page, code)
    page.edit.insertPlainText("mine ")
    write(code, "theirs")
    await page.check_disk()
    assert page.edit.text.startswith("mine import")
    choose(page, "Keep mine")
    await until(lambda: page.document is not None and page.document.size == 6)
    assert await page.save()
    assert read(code).startswith("mine import")


async def test_unsaved_text_may_give_way(make_page: MakePage, code: Path) -> None:
    page = await opened(make_page, code)
    page.edit.insertPlainText("mine ")
    write(code, "theirs")
    await page.check_disk()
    choose(page, "Take theirs")
    await until(lambda: page.edit.text == "theirs")
    assert not page.dirty
    assert page.notice.isHidden()
    page.edit.undo()
    assert page.edit.text.startswith("mine import")


async def test_a_save_over_another_change_asks_first(make_page: MakePage, code: Path) -> None:
    page = await opened(make_page, code)
    page.edit.insertPlainText("mine ")
    write(code, "theirs")
    assert not await page.save()
    assert read(code) == "theirs"
    choose(page, "Overwrite")
    await until(lambda: not page.dirty)
    assert read(code).startswith("mine import")


async def test_that_question_takes_the_keyboard_from_its_text_alone(
    make_page: MakePage, code: Path, qtbot: QtBot
) -> None:
    page = await opened(make_page, code)
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    page.edit.insertPlainText("mine ")
    write(code, "theirs")
    for keyboard, asked in ((other, False), (page.edit, True)):
        keyboard.activateWindow()
        keyboard.setFocus()
        await until(keyboard.hasFocus)
        assert not await page.save()
        assert page.notice.buttons[0].hasFocus() == asked
        assert keyboard.hasFocus() != asked


async def test_the_same_text_on_disk_is_no_conflict(make_page: MakePage, code: Path) -> None:
    page = await opened(make_page, code)
    page.edit.insertPlainText("mine ")
    write(code, page.edit.text)
    await page.check_disk()
    assert not page.dirty
    assert page.notice.isHidden()


async def test_a_deleted_file_leaves_its_text(make_page: MakePage, code: Path) -> None:
    page = await opened(make_page, code)
    text = page.edit.text
    await asyncio.to_thread(code.unlink)
    await page.check_disk()
    assert page.dirty
    choose(page, "Save again")
    await until(lambda: not page.dirty)
    assert read(code) == text


async def test_a_failed_save_loses_nothing(make_page: MakePage, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes("é".encode("latin-1"))
    page = await opened(make_page, path)
    page.edit.insertPlainText("漢")
    with pytest.raises(DocumentError):
        await page.save()
    assert page.dirty
    assert page.edit.text == "漢é"
    assert path.read_bytes() == "é".encode("latin-1")


async def test_a_binary_file_is_refused(make_page: MakePage, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\0\0")
    page = await opened(make_page, path)
    assert page.refused
    assert not page.dirty
    assert not await page.save()
    assert path.read_bytes() == b"\x89PNG\0\0"


async def test_a_large_file_is_shown_without_colours(
    make_page: MakePage, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_text, "COLOURED_BYTES", 10)
    page = await opened(make_page, code)
    assert page.edit.highlighter.runs(0) == ()
    assert "without colours" in page.breadcrumb.remark.text()


async def test_a_read_only_file_says_so(make_page: MakePage, code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def read_only(app: Application, path: Path, _encoding: str) -> Document:
        return replace(await open_document(app, path), read_only=True)

    monkeypatch.setattr(file_text, "open_document", read_only)
    page = await opened(make_page, code)
    assert page.edit.isReadOnly()
    assert page.breadcrumb.remark.text() == "Read only"


async def test_unsaved_text_comes_back(make_page: MakePage, code: Path) -> None:
    first = await opened(make_page, code)
    first.edit.insertPlainText("unsaved ")
    kept = first.keep()
    second = make_page(kept)
    assert second.dirty
    assert second.keep() == kept
    await second.wait_loaded()
    assert second.edit.text == first.edit.text
    assert second.dirty
    assert second.edit.position() == (0, 8)
    second.edit.undo()
    assert second.edit.text == read(code)


async def test_unsaved_text_comes_back_beside_a_changed_file(make_page: MakePage, code: Path) -> None:
    page = make_page(KeptFile(code, text="mine", mtime_ns=1))
    await page.wait_loaded()
    assert page.edit.text == "mine"
    assert [button.text() for button in page.notice.buttons] == ["Compare", "Keep mine", "Take theirs"]
    assert not await page.save()
    assert read(code) != "mine"
    await page.check_disk()
    choose(page, "Keep mine")
    await page.file.disk.keep_mine()
    assert await page.save()
    assert read(code) == "mine"


async def test_folds_come_back(make_page: MakePage, code: Path) -> None:
    write(code, "def f():\n    a\n    b\n\ndef g():\n    c\n")
    page = make_page(KeptFile(code))
    await page.wait_loaded()
    page.edit.folding.fold([0, 4])
    page.edit.folding.unfold(4)
    page.edit.go_to(4)
    kept = page.keep()
    assert kept.folds == (0,)
    again = make_page(read_kept(kept.as_json()) or kept)
    await again.wait_loaded()
    assert again.edit.folding.folded() == [0]
    assert again.edit.position() == (4, 0)


async def test_unsaved_text_outlives_its_file(make_page: MakePage, tmp_path: Path) -> None:
    path = tmp_path / "gone.py"
    page = make_page(KeptFile(path, text="mine", mtime_ns=1))
    await page.wait_loaded()
    assert page.edit.text == "mine"
    assert await page.save()
    assert read(path) == "mine"


async def test_closing_asks_and_saves(make_page: MakePage, code: Path) -> None:
    page = await opened(make_page, code)
    page.edit.insertPlainText("x")
    agreed = asyncio.Event()
    page.close_agreed.connect(agreed.set)
    page.ask_close()
    choose(page, "Cancel")
    assert not agreed.is_set()
    page.ask_close()
    choose(page, "Save")
    await asyncio.wait_for(agreed.wait(), 5)
    assert read(code).startswith("ximport")


async def test_marks_and_breadcrumb_come_from_the_workspace(make_page: MakePage, app: Application, code: Path) -> None:
    root = code.parent
    problem = Problem(Severity.WARNING, "Slow.", path=code, line=4)
    show(app, replace(a_workspace(root), problems=(problem,)))
    page = await opened(make_page, code)
    assert page.edit.marks.problems == {3: LineProblem(Severity.WARNING, "Slow.")}
    page.edit.go_to(4, 4)
    assert page.breadcrumb.label.text() == "shop › app.py › handler"


async def test_a_place_may_be_asked_for_before_the_file_is_read(make_page: MakePage, code: Path) -> None:
    page = make_page(KeptFile(code))
    page.go_to(3, 4)
    await page.wait_loaded()
    assert page.edit.position() == (3, 4)
