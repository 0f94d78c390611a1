"""What the tests of the search share: a folder with files, and the panel on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from shiboken6 import delete

from tests.support.fake_engine import a_workspace, show
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.search.panel import SearchPanel
from workbench.gui.tasks import GuiTasks
from workbench.model.file_search import FileHits, Hit


def hits(path: str, *texts: str, new: str | None = None) -> FileHits:
    """A file with one hit a line."""
    found = [Hit(4 * line, line, 0, f"{text};", 0, text, new) for line, text in enumerate(texts)]
    return FileHits(Path(path), tuple(found))


@pytest.fixture
def folder(app: Application, tmp_path: Path) -> Path:
    """An open workspace with two files that hold what is looked for."""
    root = tmp_path / "shop"
    (root / "src").mkdir(parents=True)
    (root / "a.py").write_text("order = 1\nprint(order)\n")
    (root / "src" / "b.py").write_text("# an Order\n")
    (root / "c.py").write_text("nothing\n")
    show(app, a_workspace(root))
    return root


@pytest_asyncio.fixture
async def panel(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[SearchPanel]:
    """The panel, shown."""
    made = SearchPanel(app, look, tasks, actions)
    made.resize(1100, 300)
    made.show()
    yield made
    made.stop()
    await tasks.drain()
    delete(made)
