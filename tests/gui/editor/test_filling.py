"""Long texts come in slices, and whatever is done meanwhile, the text at the end is the file's with what was done."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from tests.gui.editor.conftest import MakeEdit, read
from tests.support.turns import until
from workbench.gui.editor import filling
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

Act = Callable[[CodeEdit], object]


def text_of(lines: int) -> str:
    return "\n".join(f"def f{number}():\n    return {number}" for number in range(lines // 2)) + "\n"


TEXT = text_of(24_000)
LINES = TEXT.count("\n") + 1


def blocks(edit: CodeEdit) -> int:
    return edit.body.document().blockCount()


def of_blocks(edit: CodeEdit) -> str:
    return edit.body.document().toPlainText()


@pytest.fixture
def long(make_edit: MakeEdit) -> CodeEdit:
    edit = make_edit(TEXT)
    assert blocks(edit) == filling.FIRST_LINES
    return edit


async def test_the_first_lines_show_and_the_rest_comes_between_events(long: CodeEdit) -> None:
    assert (long.text, len(long.mirror.lines)) == (TEXT, LINES)
    revision, width = long.body.revision, long.gutter.width_needed()
    assert not long.grab().isNull()
    await until(lambda: blocks(long) == LINES)
    assert of_blocks(long) == long.text == TEXT
    assert (long.body.revision, long.gutter.width_needed()) == (revision, width)
    assert not long.body.modified
    assert not long.document().isUndoAvailable()
    QTest.keyClicks(long, "x")
    assert long.text == "x" + TEXT
    long.undo()
    assert (of_blocks(long), long.body.modified) == (TEXT, False)


async def test_nobody_hears_of_slices(long: CodeEdit) -> None:
    heard: list[object] = []
    document = long.body.document()
    document.modificationChanged.connect(heard.append)
    document.contentsChanged.connect(lambda: heard.append("contents"))
    long.mirror.replaced.connect(lambda *told: heard.append(told))
    await until(lambda: blocks(long) == LINES)
    assert heard == []


def _end_key(edit: CodeEdit) -> None:
    QTest.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert edit.position() == (LINES - 1, 0)


def _wheel(edit: CodeEdit) -> None:
    QApplication.sendEvent(edit.viewport(), QEvent(QEvent.Type.Wheel))


def _elsewhere(_edit: CodeEdit) -> None:
    other = QWidget()
    QTest.keyClick(other, Qt.Key.Key_A)
    delete(other)


def _far(edit: CodeEdit) -> None:
    edit.go_to(20_001, 4)
    assert edit.position() == (20_001, 4)


def _last_of_first(edit: CodeEdit) -> None:
    edit.go_to(blocks(edit) - 1, 3)


def _fold(edit: CodeEdit) -> None:
    edit.folding.fold([20_000])
    assert edit.folding.folded() == [20_000]


def _replace_first(edit: CodeEdit) -> None:
    edit.body.put("new\n" + TEXT)
    edit.undo()
    assert not edit.body.modified


@pytest.mark.parametrize(
    "act",
    [
        _end_key,
        _far,
        _last_of_first,
        _fold,
        _replace_first,
        _elsewhere,
        _wheel,
        lambda edit: QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton),
        lambda edit: edit.document().lastBlock(),
        lambda edit: edit.folding.fold_all(),
    ],
)
async def test_an_act_finds_the_whole_text(long: CodeEdit, act: Act) -> None:
    act(long)
    assert (blocks(long), of_blocks(long), long.text) == (LINES, TEXT, TEXT)


async def test_what_is_near_needs_no_more(long: CodeEdit) -> None:
    long.go_to(1_000)
    long.grab()
    assert blocks(long) < LINES


async def test_a_second_view_shows_all(long: CodeEdit, look: Look, tasks: GuiTasks) -> None:
    other = CodeEdit(look, tasks, None, long.body)
    assert blocks(other) == LINES
    delete(other)


async def test_another_text_takes_the_place_of_the_rest(long: CodeEdit) -> None:
    long.load("short\n", long.language, None)
    QApplication.processEvents()
    assert of_blocks(long) == long.text == "short\n"
    long.load(TEXT + "end", long.language, None)
    long.load(TEXT, long.language, None)
    long.body.whole()
    assert of_blocks(long) == long.text == TEXT


@pytest.mark.parametrize("sign", ["\r", "\u2029", "\ufdd0"])
async def test_texts_whose_lines_qt_counts_come_at_once(make_edit: MakeEdit, sign: str) -> None:
    edit = make_edit(TEXT + f"a{sign}b\n")
    assert blocks(edit) == len(edit.mirror.lines) == LINES + 2
    assert edit.text == of_blocks(edit)


async def test_a_text_that_goes_takes_its_rest_along(look: Look, tasks: GuiTasks) -> None:
    edit = CodeEdit(look, tasks)
    edit.load(TEXT, edit.language, None)
    delete(edit)
    QApplication.processEvents()
    QTest.keyClick(QWidget(), Qt.Key.Key_A)


@pytest.mark.parametrize("seed", range(12))
async def test_edits_of_what_is_there_stay_and_the_rest_follows(long: CodeEdit, seed: int) -> None:
    """Also such as ask nobody for the whole text first."""
    chance = random.Random(seed)
    document, expected = long.body.document(), TEXT
    for _ in range(8):
        filled = len(expected) if blocks(long) == len(long.mirror.lines) else len(document.toPlainText())
        at = chance.randrange(filled + 1)
        end = min(at + chance.choice((0, 0, 1, 30, 500)), filled)
        added = chance.choice(("", "x", "\n", "a\nb\n", "é€\n\n"))
        work = QTextCursor(document)
        work.setPosition(at)
        work.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if chance.random() < 0.7:
            work.insertText(added)
            expected = expected[:at] + added + expected[end:]
        if chance.random() < 0.5:
            QApplication.processEvents()
        assert long.text == expected
    modified = expected != TEXT
    long.body.whole()
    assert long.text == of_blocks(long) == expected
    assert long.body.modified or not modified


async def test_a_save_meanwhile_writes_the_whole_file(panel: EditorPanel, tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    path.write_text(TEXT, encoding="utf-8")
    panel.open_file(path)
    page = panel.page_of(path)
    await page.file.wait_loaded()
    assert page.edit.text == TEXT
    page.edit.body.set_modified(True)
    await page.save()
    assert read(path) == TEXT
    QTest.keyClicks(page.edit, "y")
    await page.save()
    assert read(path) == "y" + TEXT
