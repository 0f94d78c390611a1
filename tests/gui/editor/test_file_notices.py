"""What a file's notices say and offer."""

import pytest
from pytestqt.qtbot import QtBot

from workbench.gui.editor.file_notices import FileNotices
from workbench.gui.editor.notice_bar import NoticeBar
from workbench.gui.look import Look
from workbench.model.errors import DocumentError


def nothing() -> None:
    """Does nothing."""


@pytest.fixture
def bar(qtbot: QtBot, look: Look) -> NoticeBar:
    made = NoticeBar(look)
    qtbot.addWidget(made)
    return made


def offered(bar: NoticeBar) -> list[str]:
    assert "app.py" in bar.label.text()
    assert not bar.isHidden()
    return [button.text() for button in bar.buttons]


def test_each_offers_a_way_out(bar: NoticeBar) -> None:
    notices = FileNotices(bar, "app.py")
    notices.changed_on_disk(nothing, nothing, nothing)
    assert offered(bar) == ["Compare", "Keep mine", "Take theirs"]
    notices.conflict(nothing, nothing, nothing)
    assert offered(bar) == ["Compare", "Overwrite", "Take theirs"]
    notices.gone(nothing, nothing)
    assert offered(bar) == ["Save again", "Close tab"]
    notices.renamed("shop.py", nothing, nothing)
    assert offered(bar) == ["Open shop.py", "Save under the old name"]
    notices.loses_unsaved("Latin-1", nothing)
    assert offered(bar) == ["Reopen", "Cancel"]
    notices.outlived()
    assert offered(bar) == ["Understood"]
    notices.unsaved(nothing, nothing, nothing)
    assert offered(bar) == ["Save", "Discard", "Cancel"]


def test_an_error_is_told_in_its_own_words(bar: NoticeBar) -> None:
    FileNotices(bar, "app.py").unreadable(DocumentError("app.py cannot be opened.", "It is a folder."))
    assert bar.label.text() == "app.py cannot be opened. It is a folder."
    bar.buttons[0].click()
    assert bar.isHidden()
