"""Replacing file by file; the panel's tests have the rest."""

from pathlib import Path

from workbench.app.progress import ProgressBoard
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
    Replacing(tasks, ProgressBoard(), model, told.append).start(NoTexts())
    await tasks.drain()
    assert told == []


async def test_it_replaces_once_however_often_it_is_asked(tasks: GuiTasks, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    told: list[str] = []
    replacing = Replacing(tasks, ProgressBoard(), model_of(path), told.append)
    replacing.start(NoTexts())
    replacing.start(NoTexts())
    await tasks.drain()
    assert (path.read_text(), told) == ("b", ["Replaced 1 hit in 1 file."])


async def test_undo_of_a_file_that_changed_since_is_refused(tasks: GuiTasks, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    model = model_of(path)
    replacing = Replacing(tasks, ProgressBoard(), model, lambda _text: None)
    replacing.start(NoTexts())
    await tasks.drain()
    path.write_text("mine")
    replacing.undo(model.files[0])
    replacing.undo(model.files[0])
    await tasks.drain()
    assert path.read_text() == "mine"
    assert "another program" in model.files[0].done


async def test_it_stops_between_two_files(tasks: GuiTasks, tmp_path: Path) -> None:
    board, told = ProgressBoard(), list[str]()
    model = ResultsModel()
    model.clear(replacing=True)
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text("a")
        model.add([FileHits(path, (Hit(0, 0, 0, "a", 0, "a", "b"),))])
    replacing = Replacing(tasks, board, model, told.append)
    replacing.start(NoTexts())
    board.changed.connect(lambda works: board.stop(works[0].id) if works and works[0].detail == "1.txt" else None)
    await tasks.drain()
    assert [path.read_text() for path in paths] == ["b", "b", "a"]
    assert told == ["Replaced 2 hits in 2 files. 1 file left alone."]
    assert board.works == ()
