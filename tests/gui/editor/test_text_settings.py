"""Size and folding of the text by settings and keys."""

from PySide6.QtWidgets import QPlainTextEdit

from tests.gui.editor.conftest import MakeEdit
from workbench.app.application import Application
from workbench.gui.editor.text_settings import FONT_SIZE, WORD_WRAP, TextSettings


async def test_the_text_grows_shrinks_and_comes_back(app: Application, make_edit: MakeEdit) -> None:
    edit, settings = make_edit("a"), TextSettings(app)
    app.settings.changed.connect(lambda key: settings.changed(key, [edit]))
    for _ in range(3):
        settings.zoom(1)
    settings.zoom(-1)
    assert edit.font().pixelSize() == 15
    settings.reset_zoom()
    assert edit.font().pixelSize() == 13


async def test_the_size_has_ends(app: Application) -> None:
    settings = TextSettings(app)
    app.settings.set(FONT_SIZE, 8)
    settings.zoom(-1)
    assert app.settings.number(FONT_SIZE) == 8


async def test_long_lines_are_folded_when_wanted(app: Application, make_edit: MakeEdit) -> None:
    edit, settings = make_edit("a"), TextSettings(app)
    settings.toggle_wrap()
    settings.changed(WORD_WRAP, [edit])
    assert edit.lineWrapMode() is QPlainTextEdit.LineWrapMode.WidgetWidth
    settings.toggle_wrap()
    settings.changed(WORD_WRAP, [edit])
    assert edit.lineWrapMode() is QPlainTextEdit.LineWrapMode.NoWrap
