"""Files that were in front, and those that were closed."""

from pathlib import Path

import pytest

from workbench.gui.editor.history import MOST, FileHistory
from workbench.gui.editor.kept import KeptFile

A, B = Path("/w/a.py"), Path("/w/b.py")


def test_the_latest_comes_first_and_each_once() -> None:
    history = FileHistory()
    for path in (A, B, B, A):
        history.shown(path)
    assert history.recent == (A, B)


def test_the_list_has_an_end() -> None:
    history = FileHistory()
    for number in range(MOST + 5):
        history.shown(Path(f"/w/{number}"))
    assert len(history.recent) == MOST
    assert history.recent[0] == Path(f"/w/{MOST + 4}")


def test_closed_files_come_back_in_turn_without_text_that_was_let_go() -> None:
    history = FileHistory()
    history.closed(KeptFile(A, line=3, text="unsaved", preview=True))
    history.closed(KeptFile(B))
    assert history.take_closed(lambda _path: False) == KeptFile(B)
    assert history.take_closed(lambda _path: False) == KeptFile(A, line=3)
    assert history.take_closed(lambda _path: False) is None


def test_a_file_that_is_open_again_is_passed_over() -> None:
    history = FileHistory()
    history.closed(KeptFile(A))
    history.closed(KeptFile(B))
    assert history.take_closed(lambda path: path == B) == KeptFile(A)


@pytest.mark.parametrize("state", [None, {}, [1, None], "x"])
def test_a_session_may_hold_anything(state: object) -> None:
    history = FileHistory()
    history.shown(A)
    history.restore(state)
    assert history.recent == ()


def test_the_session_keeps_what_was_in_front() -> None:
    history, other = FileHistory(), FileHistory()
    history.shown(A)
    other.restore(history.state())
    assert other.recent == (A,)
