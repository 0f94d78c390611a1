import os
import time
from pathlib import Path

import pytest

from workbench.project.memory import FileMemory, FileState, file_state


def _old(path: Path, seconds: float = 60) -> Path:
    path.write_text("x")
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path


def test_a_settled_file_is_recalled_until_it_changes(tmp_path: Path) -> None:
    memory: FileMemory[str] = FileMemory(2)
    path = _old(tmp_path / "a")
    assert memory.keep(file_state(path), "value") == "value"
    assert memory.recall(file_state(path)) == "value"
    path.write_text("longer")
    assert memory.recall(file_state(path)) is None


def test_a_file_that_just_changed_is_not_kept(tmp_path: Path) -> None:
    memory: FileMemory[str] = FileMemory(2)
    path = tmp_path / "a"
    path.write_text("x")
    memory.keep(file_state(path), "value")
    assert memory.recall(file_state(path)) is None


def test_the_oldest_go_first() -> None:
    memory: FileMemory[int] = FileMemory(2)
    states = [FileState(str(number), 0, 0) for number in range(3)]
    for number, state in enumerate(states):
        memory.keep(state, number)
    assert [memory.recall(state) for state in states] == [None, 1, 2]


def test_odd_paths(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        file_state(tmp_path / "none")
    with pytest.raises(ValueError, match="null"):
        file_state(Path("a\0b"))
