"""The help's browser: pages, the way back, links, and the words of a search."""

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from workbench.gui.help.browser import HelpBrowser
from workbench.gui.help.pages import Page
from workbench.gui.look import Look

TEXT = {"a": '<h1>One</h1><p>word</p><h2><a name="x"></a>Logs</h2><p>word</p>', "b": "<h1>Two</h1>"}
PAGES = (Page("a", "a", lambda: TEXT["a"]), Page("b", "b", lambda: TEXT["b"]))


@pytest.fixture
def browser(qtbot: QtBot, look: Look) -> HelpBrowser:
    made = HelpBrowser(look, PAGES)
    qtbot.addWidget(made)
    return made


def test_pages_and_the_way_back(qtbot: QtBot, browser: HelpBrowser) -> None:
    went: list[str] = []
    browser.went.connect(went.append)
    browser.go("a#x")
    assert "Logs" in browser.toPlainText()
    browser.go("b")
    assert browser.toPlainText() == "Two"
    browser.backward()
    assert browser.target == "a#x"
    browser.forward()
    browser.go("nowhere")
    assert went == ["a#x", "b", "a#x", "b"]


@pytest.mark.parametrize(
    ("link", "signal", "told"),
    [
        ("command:view.keymap", "command_asked", "view.keymap"),
        ("keys:run.invoke", "keys_asked", "run.invoke"),
        ("setting:look.theme", "setting_asked", "look.theme"),
    ],
)
def test_links_out_of_the_help(qtbot: QtBot, browser: HelpBrowser, link: str, signal: str, told: str) -> None:
    browser.go("a")
    with qtbot.waitSignal(getattr(browser, signal)) as asked:
        browser.anchorClicked.emit(QUrl(link))
    assert asked.args == [told]
    assert browser.target == "a"


def test_words_are_marked(browser: HelpBrowser) -> None:
    browser.go("a")
    browser.mark("word")
    assert len(browser.extraSelections()) == 2
    browser.go("b")
    assert browser.extraSelections() == []


def test_it_follows_theme_and_tables(browser: HelpBrowser, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    browser.go("b")
    monkeypatch.setitem(TEXT, "b", "<h1>Changed</h1>")
    look.choose("light")
    assert browser.toPlainText() == "Changed"
