"""The views of help, tour, running work, split editor and layouts for the pictures."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from workbench.gui.translation import tr

if TYPE_CHECKING:
    from workbench.gui.session_window import SessionWindow

SETTLE_S = 0.4
LONG_S = 1.0
"""Longer than work may take without being shown."""

_TEMPLATE = "template.yaml"


async def split(session: "SessionWindow") -> None:
    """Two groups, with a file in each."""
    session.actions.action("group.split_right").trigger()
    workspace = session.app.workspace.current
    assert workspace is not None
    session.window.wiring.open_file(workspace.root / _TEMPLATE, 31)
    await session.window.editor.wait_loaded()
    await asyncio.sleep(SETTLE_S)


async def breakpoints(session: "SessionWindow") -> None:
    """Breakpoints in the code of a handler, and what one of them asks for."""
    session.actions.action("group.close_split").trigger()
    session.window.wiring.choose_function("Orders")
    await session.window.editor.wait_loaded()
    page = session.window.editor.current_page()
    assert page is not None
    for line in (27, 28):
        page.edit.go_to(line, 4)
        session.actions.action("breakpoint.toggle").trigger()
    session.actions.action("breakpoint.edit").trigger()
    await asyncio.sleep(SETTLE_S)


async def working(session: "SessionWindow") -> None:
    """Work that takes long, in the status bar and in its list; it ends with the window."""
    session.window.guides.tour.end()
    for title, detail, part in ((tr("Find in files"), "2,481 / 4,000", 0.62), (tr("Run Event Tests"), "Orders", None)):
        shown = asyncio.Event()
        session.tasks.start(_work(session, title, detail, part, shown), "picture")
        await shown.wait()
    await asyncio.sleep(LONG_S)
    session.actions.action("progress.show").trigger()
    await asyncio.sleep(SETTLE_S)


async def layouts(session: "SessionWindow") -> None:
    """The layout for profiling, under the menu of all layouts."""
    _close_popup()
    session.window.layouts.choose("profile")
    session.actions.action("view.layouts").trigger()
    await asyncio.sleep(SETTLE_S)


async def guide(session: "SessionWindow") -> None:
    """The help at the commands."""
    _close_popup()
    session.window.layouts.choose("edit")
    session.window.guides.help.open("commands")
    session.window.guides.help.window.move(session.window.mapToGlobal(QPoint(0, 0)))
    await asyncio.sleep(SETTLE_S)


async def tour(session: "SessionWindow") -> None:
    """The first steps of the tour."""
    session.actions.action("help.tour").trigger()
    await asyncio.sleep(LONG_S)


def _close_popup() -> None:
    """Nobody presses beside it, as one would."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


async def _work(session: "SessionWindow", title: str, detail: str, part: float | None, shown: asyncio.Event) -> None:
    """Work that ends with the window."""
    async with session.app.progress.work(title, detail) as report:
        report.tell(detail, part)
        shown.set()
        await asyncio.Event().wait()
