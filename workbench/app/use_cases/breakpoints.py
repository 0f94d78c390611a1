"""Sets, changes and removes breakpoints of the workspace that is open."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.breakpoint import SourceBreakpoint

if TYPE_CHECKING:
    from workbench.app.application import Application

SUFFIXES = frozenset(
    (".py", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".java", ".go", ".rb", ".cs", ".rs")
)
"""Of sources that a debugger knows."""


def takes_breakpoints(app: "Application", path: Path) -> bool:
    """Whether a file is a source and a workspace is open that can keep its breakpoints."""
    return app.workspace.current is not None and path.suffix.lower() in SUFFIXES


def breakpoints_of(app: "Application", path: Path) -> tuple[SourceBreakpoint, ...]:
    """Those of a file, by line."""
    workspace = app.workspace.current
    return () if workspace is None else app.breakpoints.of(workspace.root, path)


def all_breakpoints(app: "Application") -> tuple[SourceBreakpoint, ...]:
    """Those of the workspace, by file and line."""
    workspace = app.workspace.current
    return () if workspace is None else app.breakpoints.all(workspace.root)


def put_breakpoints(app: "Application", path: Path, breakpoints: Iterable[SourceBreakpoint]) -> None:
    """A file has these now: its text was edited."""
    workspace = app.workspace.current
    if workspace is not None:
        app.breakpoints.put(workspace.root, path, breakpoints)


def move_breakpoints(app: "Application", path: Path, new: Path) -> None:
    """A file has another name: its breakpoints are that one's."""
    known = breakpoints_of(app, path)
    if known:
        put_breakpoints(app, path, ())
        put_breakpoints(app, new, (replace(one, path=new) for one in known))


def toggle_breakpoint(app: "Application", path: Path, line: int) -> None:
    """Set a breakpoint in a line (from 1), or remove the one that is there."""
    if not takes_breakpoints(app, path):
        return
    known = breakpoints_of(app, path)
    others = [one for one in known if one.line != line]
    put_breakpoints(app, path, others if len(others) < len(known) else (*known, SourceBreakpoint(path, line)))


def enable_breakpoint(app: "Application", one: SourceBreakpoint, *, on: bool) -> None:
    """Let a breakpoint hold, or leave it in its place without effect."""
    change_breakpoint(app, one, replace(one, enabled=on))


def change_breakpoint(app: "Application", one: SourceBreakpoint, other: SourceBreakpoint) -> None:
    """Put another in the place of one."""
    rest = [known for known in breakpoints_of(app, one.path) if known.line != one.line]
    put_breakpoints(app, one.path, (*rest, other))


async def clear_breakpoints(app: "Application") -> None:
    """Remove every breakpoint of the workspace, and tell how many there were."""
    workspace, count = app.workspace.current, len(all_breakpoints(app))
    if workspace is not None and count:
        app.breakpoints.clear(workspace.root)
    gone = f"{count} {'breakpoint was' if count == 1 else 'breakpoints were'} removed."
    app.notices.info(gone if count else "There are no breakpoints.")
