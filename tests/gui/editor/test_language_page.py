"""What a Python page knows of its code."""

from pathlib import Path

import pytest

from tests.gui.editor.conftest import read
from tests.support.fake_python import FakePython
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.editor.language_page import LanguagePage
from workbench.gui.editor.panel import EditorPanel
from workbench.model.code import CodePosition
from workbench.project.python_worker.messages import Ask


async def known_page(panel: EditorPanel, path: Path) -> LanguagePage:
    panel.open_file(path)
    await panel.wait_loaded()
    known = panel.language.of(panel.current_page())
    assert known is not None
    return known


async def test_its_imports_are_read_ahead(panel: EditorPanel, app: Application, code: Path) -> None:
    python = app.python
    assert isinstance(python, FakePython)
    await known_page(panel, code)
    await until(lambda: python.asked[Ask.WARM])
    assert python.asked[Ask.WARM] == [CodePosition(code, 0, 0)]
    assert python.texts == {code: read(code)}


@pytest.mark.parametrize(("column", "name"), [(4, "handler"), (8, "handler"), (11, "handler"), (0, None)])
async def test_the_name_at_the_cursor(panel: EditorPanel, code: Path, column: int, name: str | None) -> None:
    known = await known_page(panel, code)
    known.page.edit.go_to(3, column)
    found = known.name_at_cursor()
    assert found == (None if name is None else (name, CodePosition(code, 3, 4)))


async def test_the_setting_and_the_size_decide_whether_it_completes_while_typing(
    panel: EditorPanel, app: Application, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = await known_page(panel, code)
    assert known._completes_while_typing()
    monkeypatch.setattr("workbench.gui.editor.language_page.MOST_CHARACTERS", 10)
    assert not known._completes_while_typing()
    monkeypatch.undo()
    app.settings.set("language.completion_while_typing", False)
    assert not known._completes_while_typing()
