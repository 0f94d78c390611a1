"""Rename what a name in code stands for: the changes of all files, to be seen before they are made."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.languages.python_code import Texts
from workbench.app.use_cases.edit import open_document
from workbench.model.code import CodePosition, FileChange
from workbench.model.errors import UsageError
from workbench.project.identifiers import name_fault
from workbench.project.library_code import is_library

if TYPE_CHECKING:
    from workbench.app.application import Application


async def rename_symbol(
    app: "Application", at: CodePosition, old: str, new: str, texts: Texts
) -> tuple[FileChange, ...]:
    """The files that change when what `old` stands for at the place is called `new`.

    `texts` are those of open files. Raises UsageError when it cannot be renamed, CodeReaderError and DocumentError.
    """
    known = app.languages.of(at.path)
    if known is None:
        raise UsageError(f"{old} cannot be renamed.", f"Nothing is known of the code in {at.path.name}.")
    fault = name_fault(new, known.rules)
    if fault:
        raise UsageError(f"{old} cannot be renamed to {new or 'nothing'}.", fault, "Choose another name.")
    changes = await known.rename(at, old, new, texts, lambda path: _text(app, path, texts))
    workspace = app.workspace.current
    root = None if workspace is None else workspace.root
    outside = [one for one in changes if is_library(one.path) or _is_outside(one.path, root)]
    if outside:
        raise UsageError(f"{old} cannot be renamed.", f"{outside[0].path} names it too, which is not the workspace's.")
    return tuple(one for one in changes if one.before != one.after)


def _is_outside(path: Path, root: Path | None) -> bool:
    return root is not None and not path.is_relative_to(root)


async def _text(app: "Application", path: Path, texts: Texts) -> str:
    return texts[path] if path in texts else (await open_document(app, path)).text


async def still_true(app: "Application", changes: tuple[FileChange, ...], texts: Texts) -> str:
    """The name of a file whose text is not that of its change any more, or an empty text. Raises DocumentError."""
    now = await asyncio.gather(*(_text(app, one.path, texts) for one in changes))
    return next((one.path.name for one, text in zip(changes, now, strict=True) if one.before != text), "")
