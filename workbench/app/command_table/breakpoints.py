"""Commands on breakpoints."""

from workbench.app.commands import Command, Menu, has_workspace
from workbench.app.context import Context
from workbench.app.use_cases.breakpoints import SUFFIXES, clear_breakpoints


def _has_source(context: Context) -> bool:
    document = context.document
    return context.workspace is not None and document is not None and document.suffix.lower() in SUFFIXES


COMMANDS = (
    Command(
        "breakpoint.toggle",
        "Toggle Breakpoint",
        "Put a breakpoint at the line of the cursor, or take it away.",
        icon="circle-dot",
        shortcut="F9",
        menu=Menu.RUN,
        enabled=_has_source,
    ),
    Command(
        "breakpoint.edit",
        "Edit Breakpoint…",
        "Give the breakpoint of the cursor's line a condition, a count of hits or a message to log.",
        icon="pencil",
        shortcut="Shift+F9",
        menu=Menu.RUN,
        enabled=_has_source,
    ),
    Command(
        "breakpoint.list",
        "Go to Breakpoint…",
        "List the breakpoints of the workspace.",
        icon="list",
        shortcut="Ctrl+F9",
        menu=Menu.RUN,
        enabled=has_workspace,
    ),
    Command(
        "breakpoint.clear",
        "Remove All Breakpoints",
        "Take away every breakpoint of the workspace.",
        icon="circle-minus",
        menu=Menu.RUN,
        enabled=has_workspace,
        run=clear_breakpoints,
    ),
)
