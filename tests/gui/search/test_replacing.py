"""Replacing file by file; the panel's tests have the rest."""

from pathlib import Path

from workbench.gui.search.replacing import Replacing
from workbench.gui.search.results_model import ResultsModel
from workbench.gui.search.texts import NoTexts
from workbench.gui.tasks import GuiTasks
from workbench.model.file_search import FileHits, Hit


def model_of(path: Path) -> ResultsModel:
    made = ResultsModel()
    made.clear(replacing=True)
    made.add([FileHits(path, (Hit(0, 0, 0, "a", 0, "a", "b"),))])
    return made


async def test_nothing_ticked_replaces_nothing(tasks: GuiTasks, tmp_path: Path) -> None:
    told: list[str] = []
    model = model_of(tmp_path / "a.txt")
    model.toggle(model.index(0, 0))
    Replacing(tasks, model, told.append).start(NoTexts())
    await tasks.drain()
    assert told == []


async def test_it_replaces_once_however_often_it_is_asked(tasks: GuiTasks, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    told: list[str] = []
    replacing = Replacing(tasks, model_of(path), told.append)
    replacing.start(NoTexts())
    replacing.start(NoTexts())
    await tasks.drain()
    assert (path.read_text(), told) == ("b", ["Replaced 1 hit in 1 file."])


async def test_undo_of_a_file_that_changed_since_is_refused(tasks: GuiTasks, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    model = model_of(path)
    replacing = Replacing(tasks, model, lambda _text: None)
    replacing.start(NoTexts())
    await tasks.drain()
    path.write_text("mine")
    replacing.undo(model.files[0])
    replacing.undo(model.files[0])
    await tasks.drain()
    assert path.read_text() == "mine"
    assert "another program" in model.files[0].done
