"""The Profile tab for the pictures: before anything was measured, and with the imports of a function."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbench.app.use_cases.profile import profile_selected
from workbench.gui.runs.panel import Tab

if TYPE_CHECKING:
    from workbench.gui.session_window import SessionWindow

SETTLE_S = 0.25
HIGH_PX = 400
MEASURE_S = 60.0


async def profile_empty(session: "SessionWindow") -> None:
    """What the tab says first."""
    _front(session)
    await asyncio.sleep(SETTLE_S)


async def profile(session: "SessionWindow") -> None:
    """The imports of a cold start, in a high panel."""
    _front(session)
    session.window.resizeDocks([session.window.runs_dock], [HIGH_PX], Qt.Orientation.Vertical)
    async with asyncio.timeout(MEASURE_S):
        await profile_selected(session.app)
    await asyncio.sleep(SETTLE_S)


def _front(session: "SessionWindow") -> None:
    session.app.context.update(function="Orders", scope="")
    session.window.runs.show_tab(Tab.PROFILE)
