import logging

import pytest

from workbench.app.notices import Notice, NoticeBoard, NoticeSeverity
from workbench.model.errors import StoreError, WorkStoppedError


def test_posts_in_order_and_tells() -> None:
    board = NoticeBoard()
    seen: list[Notice] = []
    board.posted.connect(seen.append)
    board.info("one")
    board.warn("two", "why", ("settings.open_file",))
    assert seen == board.items
    assert board.items[1] == Notice(NoticeSeverity.WARNING, "two", "why", ("settings.open_file",))


def test_the_same_twice_in_a_row_is_one() -> None:
    board = NoticeBoard()
    board.info("one")
    board.info("one")
    board.info("two")
    board.info("one")
    assert [notice.text for notice in board.items] == ["one", "two", "one"]


def test_own_errors_speak_for_themselves() -> None:
    board = NoticeBoard()
    board.error(StoreError("What.", "Why.", "Next."), ("runs.clear",))
    assert board.items == [Notice(NoticeSeverity.ERROR, "What.", "Why. Next.", ("runs.clear",))]


def test_other_errors_are_logged_defects(caplog: pytest.LogCaptureFixture) -> None:
    board = NoticeBoard()
    with caplog.at_level(logging.ERROR, "workbench"):
        board.error(KeyError("k"))
    assert board.items[0].severity is NoticeSeverity.ERROR
    assert "KeyError: 'k'" in board.items[0].detail
    assert caplog.records[0].exc_info


def test_dismissed() -> None:
    board = NoticeBoard()
    gone: list[Notice] = []
    board.dismissed.connect(gone.append)
    board.info("one")
    notice = board.items[0]
    board.dismiss(notice)
    board.dismiss(notice)
    assert board.items == []
    assert gone == [notice]


def test_only_the_newest_are_kept() -> None:
    board = NoticeBoard()
    for number in range(250):
        board.info(str(number))
    assert len(board.items) == 100
    assert board.items[-1].text == "249"


def test_what_the_user_stopped_is_no_failure() -> None:
    board = NoticeBoard()
    board.error(WorkStoppedError("Opening folder was stopped."))
    assert board.items == [Notice(NoticeSeverity.INFO, "Opening folder was stopped.")]


def test_its_whole_text_can_be_copied() -> None:
    assert Notice(NoticeSeverity.INFO, "What.", "Why.").whole_text == "What.\nWhy."
    assert Notice(NoticeSeverity.INFO, "What.").whole_text == "What."
