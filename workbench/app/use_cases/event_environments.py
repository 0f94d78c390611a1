"""The environments that variables of events have their values in: read, chosen, remembered, edited."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import UsageError
from workbench.model.event_environment import Environments
from workbench.project.documents import Document, write_document
from workbench.project.environments import FILE, TEMPLATE, load_environments

if TYPE_CHECKING:
    from workbench.app.application import Application

_CHOSEN = "environments"
"""Where the session keeps the choice: an object from the workspace's folder to the environment's name."""


async def environments(app: "Application") -> Environments:
    """What the workspace's file says now; nothing without a workspace."""
    workspace = app.workspace.current
    return Environments() if workspace is None else await asyncio.to_thread(load_environments, workspace.root)


async def environments_file(app: "Application") -> Path:
    """The file to edit, made with an explanation in it when it is not there. Raises UsageError, DocumentError."""
    workspace = app.workspace.current
    if workspace is None:
        raise UsageError("No workspace is open.", "Environments are kept in its folder.", "Open a folder first.")
    path = workspace.root / FILE
    await asyncio.to_thread(_provide, path)
    return path


def _provide(path: Path) -> None:
    if not path.exists():
        write_document(Document(path, ""), TEMPLATE)


def choose_environment(app: "Application", name: str) -> None:
    """Send events with that environment's values (empty: those that hold for all), also after the next start."""
    app.context.update(environment=name)
    workspace = app.workspace.current
    if workspace is not None:
        chosen = {key: value for key, value in _chosen(app).items() if key != str(workspace.root)}
        app.session.set(_CHOSEN, {**chosen, str(workspace.root): name} if name else chosen or None)


def remembered_environment(app: "Application") -> str:
    """The environment chosen last in this workspace, or an empty name."""
    workspace = app.workspace.current
    name = "" if workspace is None else _chosen(app).get(str(workspace.root), "")
    return name if isinstance(name, str) else ""


def _chosen(app: "Application") -> dict[str, object]:
    stored = app.session.get(_CHOSEN)
    return stored if isinstance(stored, dict) else {}
