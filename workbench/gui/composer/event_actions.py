"""What the composer's commands do with its text: format, minify, save."""

import asyncio
import re
from collections.abc import Callable

from workbench.app.application import Application
from workbench.app.use_cases.compose import save_event
from workbench.base.jsontext import find_fault, pretty
from workbench.model.errors import WorkbenchError
from workbench.model.event import SavedEvent

_BLANKS = re.compile(r"""("(?:[^"\\]|\\.)*")|[ \t\r\n]+""")

INLINE_CHARACTERS = 100_000
"""Texts up to this length are worked on at once; longer ones in a thread."""


def minified(text: str) -> str:
    """JSON without blanks between tokens; numbers keep their digits. Text that is not JSON comes back as it is."""
    if find_fault(text) is not None:
        return text
    return _BLANKS.sub(lambda found: found[1] or "", text)


def formatted(text: str) -> str:
    """JSON indented by two blanks with a line feed at its end; text that is not JSON comes back as it is."""
    if find_fault(text) is not None:
        return text
    return pretty(text).rstrip("\n") + "\n"


async def off_thread_when_long(work: Callable[[str], str], text: str) -> str:
    """`work` on a text, in a thread when the text is long."""
    return work(text) if len(text) <= INLINE_CHARACTERS else await asyncio.to_thread(work, text)


async def try_save(app: Application, name: str, text: str) -> SavedEvent | str:
    """Save an event; a refusal comes back as a sentence for the row that asked."""
    try:
        return await save_event(app, name, text)
    except WorkbenchError as error:
        return str(error)
