"""Plans what becomes of the files when a function is configured, renamed, duplicated or deleted; nothing is written."""

import asyncio
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.stores.file_edits import EditAsked, FileEdit
from workbench.model.code import FileChange
from workbench.model.configuration import Configuration, Content, Target
from workbench.model.errors import UsageError
from workbench.model.function import Function, OriginKind

if TYPE_CHECKING:
    from workbench.app.application import Application

SETTINGS = "workbench.toml"


async def configuration_of(app: "Application", function: Function) -> Configuration:
    """The function's form as its file has it now. Raises UsageError, DocumentError."""
    return await asyncio.to_thread(_configuration, _root(app), function)


async def plan_configuration(configuration: Configuration, changes: Mapping[str, Content | None]) -> FileEdit:
    """What the file becomes with these fields. Raises DocumentError where it cannot be edited."""
    from workbench.project.configuration_edit import edited_text  # noqa: PLC0415

    after = await asyncio.to_thread(edited_text, configuration, changes)
    change = FileChange(configuration.path, configuration.text, after)
    name = configuration.function
    return FileEdit(f"Configured {name}", (change,), asked=EditAsked.CONFIGURE, names=(("name", name),))


async def plan_rename(app: "Application", function: Function, new: str) -> FileEdit:
    """What the files become when the function is called `new`. Raises UsageError, DocumentError."""
    _check_template(function, "renamed")
    return await asyncio.to_thread(_renamed, _root(app), function, new)


async def plan_duplicate(app: "Application", function: Function, new: str) -> FileEdit:
    """What the template becomes with the function once more, called `new`. Raises UsageError, DocumentError."""
    _check_template(function, "duplicated")
    return await asyncio.to_thread(_duplicated, function, new)


async def plan_delete(app: "Application", function: Function, *, code: bool = False) -> FileEdit:
    """What the template becomes without the function; with `code` its folder is put away too.

    Raises UsageError, DocumentError.
    """
    _check_template(function, "deleted")
    target = app.paths.data / "deleted" / f"{function.name}-{time.time_ns()}"
    return await asyncio.to_thread(_deleted, _root(app), function, target if code else None)


async def named_elsewhere(function: Function) -> tuple[str, ...]:
    """Where the template names the function besides: what a deletion would break. Raises DocumentError."""
    from workbench.project.documents import read_document  # noqa: PLC0415
    from workbench.project.function_edit import still_named  # noqa: PLC0415

    origin = function.origin
    document = await asyncio.to_thread(read_document, origin.path)
    return still_named(document.text, origin.path.name, origin.logical_id)


def own_code(root: Path, function: Function, others: tuple[Function, ...]) -> Path | None:
    """The folder that holds this function's code and no other's, in the workspace; None when there is none."""
    folder = function.config.code_path
    if not folder.is_relative_to(root) or folder in (root, function.origin.path.parent) or folder.suffix == ".zip":
        return None
    shared = (one.config.code_path for one in others if one is not function)
    return None if any(one.is_relative_to(folder) for one in shared) else folder


def _root(app: "Application") -> Path:
    workspace = app.workspace.current
    if workspace is None:
        raise UsageError("No workspace is open.", "", "Open a folder first.")
    return workspace.root


def _check_template(function: Function, done: str) -> None:
    if function.origin.kind is OriginKind.TEMPLATE:
        return
    why = {
        OriginKind.CDK: "Its template is made by the CDK, which would write it anew.",
        OriginKind.FOLDER: "No template names it: its folder does.",
        OriginKind.SERVICE: "It was made over the Lambda service's API.",
    }.get(function.origin.kind, "")
    step = "Change it where it comes from."
    raise UsageError(f"{function.name} cannot be {done} here.", why, step)


def _configuration(root: Path, function: Function) -> Configuration:
    from workbench.project.configuration_fields import configuration_fields  # noqa: PLC0415
    from workbench.project.configuration_read import read_settings_values, read_template_values  # noqa: PLC0415
    from workbench.project.documents import read_document  # noqa: PLC0415

    origin = function.origin
    if origin.kind is OriginKind.SERVICE:
        why = "It was made over the Lambda service's API."
        raise UsageError(f"{function.name} has no file here.", why, "Configure it over the API.")
    if origin.kind is OriginKind.TEMPLATE:
        text = read_document(origin.path).text
        target = _target(text, origin.path, origin.logical_id)
        fields = configuration_fields(target)
        values = read_template_values(text, origin.path.name, origin.logical_id, fields, target)
        return Configuration(function.name, target, origin.path, origin.logical_id, text, fields, values)
    path = root / SETTINGS
    text = read_document(path).text if path.exists() else ""
    fields = configuration_fields(Target.SETTINGS)
    values = read_settings_values(text, SETTINGS, function.name, fields)
    return Configuration(function.name, Target.SETTINGS, path, function.name, text, fields, values)


def _target(text: str, path: Path, logical_id: str) -> Target:
    from workbench.project.yaml_nodes import read_nodes  # noqa: PLC0415

    kind = read_nodes(text, path.name).at(("Resources", logical_id, "Type"))
    return Target.CLOUDFORMATION if kind is not None and kind.value == Target.CLOUDFORMATION else Target.SAM


def _renamed(root: Path, function: Function, new: str) -> FileEdit:
    from workbench.project.function_edit import rename_function  # noqa: PLC0415
    from workbench.project.overrides_edit import rename_override  # noqa: PLC0415

    changes = (
        _change(function, lambda text, name, logical_id: rename_function(text, name, logical_id, new)),
        *_in_settings(root, lambda text: rename_override(text, SETTINGS, function.name, new)),
    )
    told = tuple(one for one in changes if one.before != one.after)
    if not told:
        raise UsageError(f"{function.name} is called so already.", "", "Type another name.")
    names = (("name", function.name), ("new", new))
    return FileEdit(f"Renamed {function.name} to {new}", told, asked=EditAsked.RENAME, names=names)


def _duplicated(function: Function, new: str) -> FileEdit:
    from workbench.project.function_edit import duplicate_function  # noqa: PLC0415

    change = _change(function, lambda text, name, logical_id: duplicate_function(text, name, logical_id, new))
    names = (("name", function.name), ("new", new))
    return FileEdit(f"Duplicated {function.name} as {new}", (change,), asked=EditAsked.DUPLICATE, names=names)


def _deleted(root: Path, function: Function, target: Path | None) -> FileEdit:
    from workbench.project.function_edit import delete_function  # noqa: PLC0415
    from workbench.project.overrides_edit import remove_override  # noqa: PLC0415

    changes = (
        _change(function, delete_function),
        *_in_settings(root, lambda text: remove_override(text, SETTINGS, function.name)),
    )
    moved = () if target is None else ((function.config.code_path, target),)
    names = (("name", function.name),)
    return FileEdit(f"Deleted {function.name}", changes, moved, EditAsked.DELETE, names)


def _change(function: Function, edit: Callable[[str, str, str], str]) -> FileChange:
    """The function's template before and after an edit of its text, which gets the file's name and the logical id."""
    from workbench.project.documents import read_document  # noqa: PLC0415

    origin = function.origin
    text = read_document(origin.path).text
    return FileChange(origin.path, text, edit(text, origin.path.name, origin.logical_id))


def _in_settings(root: Path, edit: Callable[[str], str]) -> tuple[FileChange, ...]:
    """What becomes of the root's workbench.toml; nothing where it does not change."""
    from workbench.project.documents import read_document  # noqa: PLC0415

    path = root / SETTINGS
    if not path.exists():
        return ()
    before = read_document(path).text
    after = edit(before)
    return (FileChange(path, before, after),) if before != after else ()
