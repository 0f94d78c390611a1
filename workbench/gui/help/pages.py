"""The help's pages, in their order: documents of `docs/`, and those that are made of the program's tables."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from workbench.app.application import Application
from workbench.base import assets
from workbench.base.log import logger
from workbench.gui.actions import Actions
from workbench.gui.help.markdown import to_html
from workbench.gui.help.reference import commands_page, keyboard_page, settings_page
from workbench.gui.translation import later, tr

_SECTION = re.compile(r'<h2><a name="(?P<anchor>[^"]*)"></a>(?P<title>.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&nbsp;": " "}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading of the second level; the first of a page has no anchor and the page's title."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name in links, its title, and how its HTML is made now."""

    id: str
    title: str
    make: Callable[[], str] = field(compare=False)

    def sections(self) -> Iterator[Section]:
        """The page cut at its headings, as plain text."""
        parts = _SECTION.split(self.make())
        yield Section("", self.title, plain(parts[0]))
        for at in range(1, len(parts), 3):
            yield Section(parts[at], plain(parts[at + 1]), plain(parts[at + 2]))


DOCUMENTS = (
    ("window", later("The window"), "window.md"),
    ("events", later("Events"), "events.md"),
)
FURTHER_DOCUMENTS = (
    ("terminal", later("Terminal"), "cli.md"),
    ("service", later("Local service"), "lambda-api.md"),
)


def pages(app: Application, actions: Actions) -> tuple[Page, ...]:
    """All pages, in the order of the contents."""
    return (
        *(Page(page_id, tr(title), partial(_document, file)) for page_id, title, file in DOCUMENTS),
        Page("commands", tr("Commands"), lambda: commands_page(actions)),
        Page("keyboard", tr("Keyboard"), lambda: keyboard_page(actions)),
        Page("settings", tr("Settings"), lambda: settings_page(app.settings)),
        *(Page(page_id, tr(title), partial(_document, file)) for page_id, title, file in FURTHER_DOCUMENTS),
    )


def plain(page_html: str) -> str:
    """The text of HTML."""
    text = _TAG.sub(" ", page_html)
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return " ".join(text.split())


def page_of_file(file: str) -> str:
    """The page that shows a document, empty when none does."""
    return next((page_id for page_id, _, name in (*DOCUMENTS, *FURTHER_DOCUMENTS) if name == file), "")


def _document(file: str) -> str:
    try:
        return to_html((assets.documents() / file).read_text(encoding="utf-8"))
    except OSError as error:
        logger("help").warning("The document %s cannot be read: %s", file, error)
        return f"<p>{tr('This page is not installed.')}</p>"
