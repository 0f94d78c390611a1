"""New functions from blueprints: which there are, what one would become, and making it."""

import asyncio
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.use_cases.open_workspace import open_workspace, reload_workspace
from workbench.app.use_cases.runtimes import RuntimeState, runtime_states
from workbench.model.blueprint import Blueprint, NewFunction
from workbench.model.errors import UsageError
from workbench.model.runtime import Runtime, Support
from workbench.project.function_names import suggested_name

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.project.new_function import Place


@dataclass(frozen=True, slots=True)
class Wanted:
    """A function to be made of a blueprint in `folder`; `runtime` empty is the blueprint's own."""

    blueprint: Blueprint
    name: str
    folder: Path
    runtime: str = ""


async def blueprints() -> tuple[Blueprint, ...]:
    """All that there are. Raises DocumentError."""
    # Imported late, as are the others: most starts make no function.
    from workbench.project.blueprints import load_blueprints  # noqa: PLC0415

    return await asyncio.to_thread(load_blueprints)


async def runtime_choices(app: "Application", blueprint: Blueprint) -> tuple[RuntimeState, ...]:
    """The runtimes that a function of the blueprint can have, the best at the front.

    Those whose interpreter is here come first, then the newer ones; AWS makes no functions of deprecated ones.
    """
    own = app.runtimes.get(blueprint.runtime)
    states = await runtime_states(app)
    fitting = [state for state in states if own is not None and state.runtime.language == own.language]
    good = [state for state in fitting if state.support is not Support.DEPRECATED] or fitting
    return tuple(sorted(good, key=lambda state: (state.interpreter is None, *_newest_first(state.runtime))))


def _newest_first(runtime: Runtime) -> tuple[int, ...]:
    return tuple(-int(part) for part in runtime.version.split(".") if part.isdigit())


def free_name(app: "Application", blueprint: Blueprint, folder: Path) -> str:
    """A name for a function of the blueprint that none has of the workspace that the folder is in."""
    return suggested_name(blueprint.name, {name.casefold() for name in _place(app, folder).functions})


async def plan_function(app: "Application", wanted: Wanted) -> NewFunction:
    """What the function would be; nothing is written. Raises UsageError, DocumentError, EventError."""
    from workbench.project import new_function as project  # noqa: PLC0415

    runtime = _runtime(app, wanted)
    place = _place(app, wanted.folder)
    return await asyncio.to_thread(
        lambda: project.plan_function(wanted.blueprint, wanted.name, place, app.catalogue, runtime)
    )


async def make_function(app: "Application", wanted: Wanted) -> NewFunction:
    """Write the function. Raises UsageError, DocumentError, EventError; then nothing was left."""
    from workbench.project import new_function as project  # noqa: PLC0415

    new = await plan_function(app, wanted)
    await asyncio.to_thread(project.write_function, new)
    return new


async def new_function(app: "Application", wanted: Wanted) -> NewFunction:
    """Write the function and look at its workspace: again, or for the first time. Raises as the others do.

    What has to be done before its first invoke becomes a notice.
    """
    # Not to be stopped: a function that was written is shown.
    async with app.progress.work("Making function", wanted.name, can_stop=False):
        new = await make_function(app, wanted)
        current = app.workspace.current
        if current is not None and current.root == new.root:
            await reload_workspace(app)
        else:
            await open_workspace(app, new.root)
    if new.needs:
        app.notices.info(f"{new.name} needs a build before its first invoke.", f"In {new.root}: {new.needs}")
    return new


def _runtime(app: "Application", wanted: Wanted) -> Runtime | None:
    if not wanted.runtime:
        return None
    own, runtime = app.runtimes.get(wanted.blueprint.runtime), app.runtimes.get(wanted.runtime)
    if own is None or runtime is None or runtime.language != own.language:
        fitting = ", ".join(each.id for each in app.runtimes if own is not None and each.language == own.language)
        step = f"Choose one of {fitting}."
        raise UsageError(f"{wanted.blueprint.title} cannot have the runtime {wanted.runtime}.", "", step)
    return runtime


def _place(app: "Application", folder: Path) -> "Place":
    """In the workspace where the folder is, else in a workspace of its own."""
    from workbench.project.new_function import Place  # noqa: PLC0415

    path = Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100 - Path.absolute keeps `..`
    workspace = app.workspace.current
    if workspace is not None and path.is_relative_to(workspace.root):
        return Place(workspace.root, path, tuple(_names(app)))
    return Place(path, path)


def _names(app: "Application") -> Iterable[str]:
    """What the workspace's functions are called, and their resources."""
    workspace = app.workspace.current
    for function in workspace.functions if workspace is not None else ():
        yield function.name
        if function.origin.logical_id:
            yield function.origin.logical_id
