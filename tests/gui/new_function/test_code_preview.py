from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.new_function.code_preview import CodePreview, Shown
from workbench.gui.tasks import GuiTasks

FILES = (
    Shown("app.py", Path("/w/app.py"), 'def handler():\n    return "ok"\n', "app.py"),
    Shown("template.yaml", Path("/w/template.yaml"), "A: 1\n"),
    Shown("notes", Path("/w/notes.unknown"), "plain\n"),
)


@pytest.fixture
async def preview(qtbot: QtBot, look: Look, tasks: GuiTasks) -> CodePreview:
    made = CodePreview(look, tasks)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def shades(preview: CodePreview, line: int) -> Iterator[QColor]:
    for part in preview.text.document().findBlockByNumber(line).layout().formats():
        yield part.format.foreground().color()


async def test_the_first_file_shows_in_colours(preview: CodePreview, look: Look, tasks: GuiTasks) -> None:
    preview.show_files(FILES, of="one")
    assert [preview.tabs.tabText(index) for index in range(3)] == ["app.py", "template.yaml", "notes"]
    assert preview.text.toPlainText() == FILES[0].text
    await tasks.drain()
    assert look.color("kw") in shades(preview, 0)
    assert look.color("st") in shades(preview, 1)
    look.choose("light")
    assert look.color("kw") in shades(preview, 0)


async def test_tabs_show_the_others(preview: CodePreview, tasks: GuiTasks) -> None:
    preview.show_files(FILES, of="one")
    preview.tabs.setCurrentIndex(2)
    await tasks.drain()
    assert preview.text.toPlainText() == "plain\n"
    assert list(shades(preview, 0)) == []


async def test_the_tab_stays_while_it_is_the_same(preview: CodePreview, tasks: GuiTasks) -> None:
    preview.show_files(FILES, of="one")
    preview.tabs.setCurrentIndex(1)
    preview.show_files((FILES[0], Shown("t.yaml", Path("/w/t.yaml"), "B: 2\n")), of="one")
    assert (preview.tabs.currentIndex(), preview.tabs.count()) == (1, 2)
    assert preview.text.toPlainText() == "B: 2\n"
    preview.show_files(FILES, of="two")
    assert preview.tabs.currentIndex() == 0
    preview.show_files((), of="none")
    assert preview.text.toPlainText() == ""
    await tasks.drain()


async def test_colours_that_come_too_late_are_dropped(preview: CodePreview, tasks: GuiTasks) -> None:
    preview.show_files(FILES, of="one")
    preview.tabs.setCurrentIndex(2)
    await tasks.drain()
    assert not preview.colours.runs
