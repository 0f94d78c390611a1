"""Words are found in the sections of pages; titles come first."""

from workbench.gui.help.finding import find
from workbench.gui.help.pages import Page

PAGES = (
    Page("a", "One", lambda: '<h1>One</h1><p>top text</p><h2><a name="x"></a>Logs</h2><p>REPORT and cold starts</p>'),
    Page("b", "Two", lambda: '<h1>Two</h1><p>see the logs</p><h2><a name="y"></a>Cold starts</h2><p>report</p>'),
)


def targets(text: str) -> list[str]:
    return [one.target for one in find(PAGES, text)]


def test_all_words_must_be_there() -> None:
    assert targets("report") == ["a#x", "b#y"]
    assert targets("report logs") == ["a#x"]
    assert targets("nowhere") == []
    assert targets("  ") == []


def test_titles_come_first() -> None:
    assert targets("cold") == ["b#y", "a#x"]
    assert targets("LOGS") == ["a#x", "b"]
