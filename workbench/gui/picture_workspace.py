"""The views of files and functions for the pictures: configuration, a review of changes, hits, problems, completion."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from workbench.app.use_cases.edit_function import plan_rename
from workbench.gui.runs.panel import Tab

if TYPE_CHECKING:
    from workbench.gui.session_window import SessionWindow

SETTLE_S = 0.4
READY_S = 2.0
"""How long a search in the sample's files may take."""
READER_S = 30.0
"""How long the reader of code may take to start and to answer."""


async def configuration(session: "SessionWindow") -> None:
    """The form of a function's configuration, with the keyboard in its memory."""
    _choose(session)
    await session.window.configurations.open()
    dialog = session.window.configurations.dialog
    assert dialog is not None
    dialog.form.show_field("MemorySize")
    await asyncio.sleep(SETTLE_S)


async def review(session: "SessionWindow") -> None:
    """What becomes of the template when a function is renamed, before it is written."""
    workspace = session.app.workspace.current
    function = workspace.function("Orders") if workspace else None
    assert function is not None
    session.window.function_changes.show(await plan_rename(session.app, function, "Invoices"))
    await asyncio.sleep(SETTLE_S)


async def search(session: "SessionWindow") -> None:
    """A word in all files."""
    runs = session.window.runs
    runs.show_tab(Tab.SEARCH)
    runs.search.open(replacing=True)
    runs.search.form.open("amount", replacing=True)
    runs.search.search()
    await asyncio.sleep(READY_S)


async def completion(session: "SessionWindow") -> None:
    """What completes a name in the code of a handler."""
    page = session.window.editor.current_page()
    assert page is not None
    session.window.activateWindow()
    edit = page.edit
    line = next(at for at, text in enumerate(edit.text.split("\n")) if text.startswith("    logger.info("))
    edit.go_to(line, len("    logger."))
    edit.moveCursor(QTextCursor.MoveOperation.Right)
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    for _ in range(round(READER_S / SETTLE_S)):
        if any(popup.isVisible() for popup in edit.findChildren(QWidget, "editor.completion")):
            return
        if not edit.hasFocus():  # an event that was opened before takes the keyboard when it has been read
            edit.setFocus()
            session.actions.action("language.complete").trigger()
        await asyncio.sleep(SETTLE_S)


def _choose(session: "SessionWindow") -> None:
    session.app.context.update(function="Orders", scope="")
