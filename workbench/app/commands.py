"""What a command is; menus, palette, keys, tool tips and CLI help are all derived from the table of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.app.context import Context

if TYPE_CHECKING:
    from workbench.app.application import Application

Enabled = Callable[[Context], bool]
Work = Callable[["Application"], Awaitable[None]]


class Menu(StrEnum):
    """The menus, in order; a command with `NONE` is in the palette only."""

    FILE = "File"
    EDIT = "Edit"
    CODE = "Code"
    VIEW = "View"
    RUN = "Run"
    HELP = "Help"
    NONE = ""


def always(_context: Context) -> bool:
    """Enabled at all times."""
    return True


def has_workspace(context: Context) -> bool:
    """Enabled while a folder is open."""
    return context.workspace is not None


def has_document(context: Context) -> bool:
    """Enabled while a file is in front in the editor."""
    return context.document is not None


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do.

    `icon` is a Lucide name or empty; `shortcut` is in Qt's portable form or empty; `cli` is the terminal's verb or
    None. `run` None means that the work is purely presentational: the window binds it by id.
    """

    id: str
    title: str
    help: str
    icon: str = ""
    shortcut: str = ""
    menu: Menu = Menu.NONE
    enabled: Enabled = always
    run: Work | None = None
    cli: str | None = None
