"""What the editor's tests share: an editor with text, and a panel on files below a temporary folder."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from shiboken6 import delete

from tests.gui.editor.language_rig import MakeRig, Rig
from tests.support.fake_python import FakePython
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.languages import language_of, make_lexer
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

MakeEdit = Callable[..., CodeEdit]


@pytest.fixture
def make_edit(look: Look, tasks: GuiTasks) -> Iterator[MakeEdit]:
    """Makes a shown editor of a text and a file name."""
    made: list[CodeEdit] = []

    def make(text: str, name: str = "app.py") -> CodeEdit:
        edit = CodeEdit(look, tasks)
        made.append(edit)
        edit.resize(600, 400)
        language = language_of(Path(name))
        edit.load(text, language, make_lexer(language))
        edit.show()
        edit.setFocus()
        return edit

    yield make
    for edit in made:
        # Left to the collector, its timers might be destroyed on a worker's thread, which Qt refuses.
        delete(edit)


@pytest.fixture
def make_rig(make_edit: MakeEdit, app: Application, tasks: GuiTasks) -> MakeRig:
    """Makes an editor of a text whose code is known as the test says."""

    def make(text: str) -> Rig:
        python = app.python
        assert isinstance(python, FakePython)
        return Rig(make_edit(text), python, tasks)

    return make


@pytest_asyncio.fixture
async def panel(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[EditorPanel]:
    """A shown editor panel without files."""
    made = EditorPanel(app, look, tasks, actions)
    made.resize(800, 500)
    made.show()
    yield made
    await tasks.drain()
    delete(made)


def read(path: Path) -> str:
    """What is in a file now."""
    return path.read_text(encoding="utf-8")


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A small Python file."""
    path = tmp_path / "shop" / "app.py"
    path.parent.mkdir()
    path.write_text("import os\n\n\ndef handler(event, context):\n    return 1\n", encoding="utf-8")
    return path
