"""Check and format Python text with ruff, where it is installed."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import CodeToolError
from workbench.model.lint import LintFinding
from workbench.project import ruff

if TYPE_CHECKING:
    from workbench.app.application import Application

LINT = "language.lint"


async def lint_file(app: "Application", path: Path, text: str, is_current: Callable[[], bool]) -> None:
    """Put what ruff finds in `text` into the store, unless the text is not `is_current` any more by then.

    Without ruff, and when the settings do not want it, nothing is found. What keeps it from its work is a finding too.
    """
    found = await asyncio.to_thread(_findings, path, text) if app.settings.flag(LINT) else ()
    if is_current():
        app.lint.put(path, found)


def _findings(path: Path, text: str) -> tuple[LintFinding, ...]:
    program = ruff.find_ruff()
    if program is None:
        return ()
    try:
        return ruff.check(program, path, text)
    except CodeToolError as error:
        return (LintFinding("ruff", f"{error.what} {error.why}".strip(), (0, 0), (0, 0)),)


async def format_text(app: "Application", path: Path, text: str) -> str | None:
    """`text` as ruff formats it; None when there is no ruff. Raises CodeToolError."""
    program = await asyncio.to_thread(ruff.find_ruff)
    return None if program is None else await asyncio.to_thread(ruff.formatted, program, path, text)


async def fix_text(app: "Application", path: Path, text: str) -> str | None:
    """`text` with what ruff can mend; None when there is no ruff. Raises CodeToolError."""
    program = await asyncio.to_thread(ruff.find_ruff)
    return None if program is None else await asyncio.to_thread(ruff.fixed, program, path, text)
