"""An editor whose code is known as the test says."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.fake_python import FakePython
from workbench.app.languages.python_code import Texts
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.language_asking import Asking
from workbench.gui.tasks import GuiTasks
from workbench.model.code import CodePosition

PATH = Path("/w/app.py")
NAMES = ("print", "price", "prices_of_all", "path")
_WORD = re.compile(r"\w*$")


class Rig:
    """An editor, and what is asked about it."""

    def __init__(self, edit: CodeEdit, python: FakePython, tasks: GuiTasks) -> None:
        self.edit, self.python, self.tasks = edit, python, tasks
        self.asking = Asking(PATH, edit, python, tasks, lambda: {PATH: edit.text})


MakeRig = Callable[..., Rig]


def fitting(at: CodePosition, texts: Texts, _name: str = "") -> Any:
    """What jedi would say: names that begin with what is written."""
    written = _WORD.search(texts[at.path].split("\n")[at.line][: at.column])
    assert written is not None
    return [[name, "function"] for name in NAMES if name.startswith(written[0])]
