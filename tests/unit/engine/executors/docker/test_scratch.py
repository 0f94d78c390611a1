from pathlib import Path

import pytest

from workbench.engine.executors.docker.scratch import Scratches
from workbench.engine.executors.volume import Volume


def test_a_folder_is_one_sandboxs(tmp_path: Path) -> None:
    scratches = Scratches(tmp_path)
    lease = scratches.take("e1")
    assert lease.scratch.tmp.is_dir()
    assert not lease.kept
    with pytest.raises(FileExistsError):
        scratches.take("e1")
    assert scratches.take("e2").scratch.folder != lease.scratch.folder


def test_what_was_left_is_taken_over_with_its_volume(tmp_path: Path) -> None:
    scratches = Scratches(tmp_path)
    first = scratches.take("e1")
    first.scratch.volume = Volume(first.scratch.tmp, holds_size=True)
    (first.scratch.tmp / "file").touch()
    scratches.leave(first)
    second = scratches.take("e1")
    assert second.kept
    assert second.scratch.volume is first.scratch.volume
    assert (second.scratch.tmp / "file").exists()


def test_the_folder_is_given_up_once_and_not_while_another_has_it(tmp_path: Path) -> None:
    scratches = Scratches(tmp_path)
    first = scratches.take("e1")
    scratches.leave(first)
    second = scratches.take("e1")
    scratches.leave(first)
    assert not scratches.concerns(first)
    assert not scratches.give_up(first)
    assert scratches.give_up(second)
    assert not scratches.give_up(second)
    assert not scratches.concerns(second)


def test_what_nobody_took_over_is_given_up_by_the_one_who_left_it(tmp_path: Path) -> None:
    scratches = Scratches(tmp_path)
    lease = scratches.take("e1")
    scratches.leave(lease)
    assert scratches.concerns(lease)
    assert scratches.give_up(lease)
    lease.scratch.remove()
    assert list(tmp_path.iterdir()) == []


def test_the_fifos_end_before_the_rest(tmp_path: Path) -> None:
    scratch = Scratches(tmp_path).take("e1").scratch
    scratch.talk.mkdir()
    scratch.end_talk()
    scratch.end_talk()
    assert [path.name for path in scratch.folder.iterdir()] == ["tmp"]
