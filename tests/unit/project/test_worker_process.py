"""A child that answers lines: asked, killed while it is asked, ended, not there."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.sources import ROOT
from workbench.model.errors import CodeReaderError
from workbench.project.python_worker.messages import Ask, Request, read_answer
from workbench.project.worker_process import WorkerProcess

COMMAND = [sys.executable, "-m", "tests.support.odd_worker"]
Start = Callable[[], WorkerProcess]


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    made = WorkerProcess(COMMAND, ROOT)
    yield made
    made.close()


def line(name: str, number: int = 1) -> bytes:
    return Request(number, Ask.WARM, Path("/a.py"), name=name).encoded()


def test_a_line_for_a_line(worker: WorkerProcess) -> None:
    assert read_answer(worker.ask(line("one")), 1)["count"] == 1
    assert read_answer(worker.ask(line("two", 2)), 2)["count"] == 2
    assert worker.process_id > 0


def test_who_waits_is_told_of_the_kill(worker: WorkerProcess) -> None:
    threading.Timer(0.2, worker.kill).start()
    with pytest.raises(CodeReaderError, match="ended"):
        worker.ask(line("hang"))
    with pytest.raises(CodeReaderError, match="ended"):
        worker.ask(line("one"))
    assert not worker.ended_well()


@pytest.mark.parametrize(("name", "well"), [("end", True), ("crash", False)])
def test_how_it_ended(worker: WorkerProcess, name: str, well: bool) -> None:
    with pytest.raises(CodeReaderError):
        worker.ask(line(name))
    assert worker.ended_well() is well


def test_the_folder_is_made_and_what_cannot_start_is_ours(tmp_path: Path) -> None:
    WorkerProcess(COMMAND, tmp_path / "a" / "b").close()
    assert (tmp_path / "a" / "b").is_dir()
    with pytest.raises(CodeReaderError, match="could not be started"):
        WorkerProcess([str(tmp_path / "nothing")], tmp_path)
