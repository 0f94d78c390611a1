"""An application for the length of one terminal verb."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from workbench.app.application import Application
from workbench.app.notices import Notice
from workbench.app.opening import open_for_terminal
from workbench.base import log
from workbench.base.paths import user_paths
from workbench.cli.output import note


@asynccontextmanager
async def application(*, records: bool = True, aws_endpoint_url: str = "") -> AsyncIterator[Application]:
    """The application, closed at the end whatever happens; its notices go to stderr."""
    with _program_log():
        app = await open_for_terminal(records=records, aws_endpoint_url=aws_endpoint_url)
        try:
            for notice in app.notices.items:
                _tell(notice)
            app.notices.posted.connect(_tell)
            yield app
        finally:
            await app.close()


@contextmanager
def _program_log() -> Iterator[None]:
    """Defects go to the program's log; without it Python would print them among the function's own lines."""
    root = logging.getLogger(log.NAME)
    before = tuple(root.handlers)
    root.addHandler(logging.NullHandler())
    log.to_file(user_paths().data)
    try:
        yield
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()


def _tell(notice: Notice) -> None:
    note(f"{notice.severity}: {' '.join(part for part in (notice.text, notice.detail) if part)}")
