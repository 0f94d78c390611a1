"""The help's pages: all can be made, have sections, and lead to pages that are there."""

import re
from pathlib import Path

import pytest

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.help.pages import page_of_file, pages, plain

LINK = re.compile(r'<a href="([^"]+)"')


async def test_every_page_has_a_heading_and_sections(app: Application, actions: Actions) -> None:
    made = pages(app, actions)
    assert [page.id for page in made] == ["window", "events", "commands", "keyboard", "settings", "terminal", "service"]
    for page in made:
        first, *sections = page.sections()
        assert page.make().startswith("<h1>")
        assert (first.anchor, first.title) == ("", page.title)
        assert sections
        assert all(section.anchor and section.title for section in sections)
        assert len({section.anchor for section in sections}) == len(sections)


async def test_links_lead_somewhere(app: Application, actions: Actions) -> None:
    known = ("keys:", "setting:", "command:", "http")
    for page in pages(app, actions):
        for link in LINK.findall(page.make()):
            assert link.startswith(known) or page_of_file(link.partition("#")[0]) or "README" in link


async def test_a_document_that_is_not_there_says_so(
    app: Application, actions: Actions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("workbench.base.assets.documents", lambda: tmp_path)
    assert "not installed" in pages(app, actions)[0].make()


def test_plain_text() -> None:
    assert plain("<p>a&nbsp;&lt;<b>b</b></p>") == "a < b"
