"""The contents: pages and sections, what a search found, and where one is."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.gui.help.contents import Contents
from workbench.gui.help.finding import find
from workbench.gui.help.pages import Page

PAGES = (
    Page("a", "One", lambda: '<h1>One</h1><h2><a name="x"></a>Logs</h2><p>word</p><h2><a name="z"></a>Runs</h2>'),
    Page("b", "Two", lambda: "<h1>Two</h1><p>word</p>"),
)


@pytest.fixture
def contents(qtbot: QtBot) -> Contents:
    made = Contents(PAGES)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(contents: Contents) -> list[tuple[str, list[str]]]:
    tops = [contents.topLevelItem(row) for row in range(contents.topLevelItemCount())]
    return [(top.text(0), [top.child(row).text(0) for row in range(top.childCount())]) for top in tops if top]


def test_all_pages_with_their_sections(contents: Contents) -> None:
    assert shown(contents) == [("One", ["Logs", "Runs"]), ("Two", [])]


def test_what_was_found(contents: Contents) -> None:
    contents.show_found(find(PAGES, "word"))
    assert shown(contents) == [("One", ["Logs"]), ("Two", [])]


def test_where_one_is_is_told_to_nobody(contents: Contents) -> None:
    chosen: list[str] = []
    contents.chosen.connect(chosen.append)
    contents.show_target("a#z")
    assert contents.currentItem().text(0) == "Runs"
    assert chosen == []


def test_keys_go_there(qtbot: QtBot, contents: Contents) -> None:
    contents.show_target("a#x")
    with qtbot.waitSignal(contents.chosen) as chosen:
        qtbot.keyClick(contents, Qt.Key.Key_Down)
    assert chosen.args == ["a#z"]
