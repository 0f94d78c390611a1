"""Follows handlers that are renamed, and plans what their templates become; nothing is written."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.stores.file_edits import EditAsked, FileEdit
from workbench.model.code import FileChange
from workbench.model.configuration import ConfigField, FieldKind, Source, Target, Written
from workbench.model.errors import UsageError
from workbench.model.function import Function, OriginKind, PackageType
from workbench.model.handler_rename import HandlerRename

if TYPE_CHECKING:
    from workbench.app.application import Application

_FIELD = "Handler"
_COMMAND = ("ImageConfig", "Command")


async def look_for_renames(app: "Application") -> None:
    """Compare the workspace's handlers with those that were there before; the store has what can be offered."""
    from workbench.project.handler_renames import remembered, renames  # noqa: PLC0415

    workspace, store = app.workspace.current, app.handler_renames
    if workspace is None:
        return
    before = store.seen if store.root == workspace.root else {}
    found = await asyncio.to_thread(renames, workspace, before)
    seen = await asyncio.to_thread(remembered, workspace, before)
    if app.workspace.current is workspace:
        store.show(workspace.root, seen, found)


def dismiss_rename(app: "Application", rename: HandlerRename) -> None:
    """Offer it no more."""
    app.handler_renames.dismiss(rename)


def offer_for(app: "Application", document: Path | None) -> HandlerRename | None:
    """The rename that concerns the file in front, or else the first."""
    offers = app.handler_renames.offers
    return next((one for one in offers if document in (one.file, one.target)), next(iter(offers), None))


async def plan_handler(app: "Application", rename: HandlerRename) -> FileEdit:
    """What the file becomes that says the handler. Raises UsageError, DocumentError where it cannot be edited."""
    workspace = app.workspace.current
    if rename.target is None or workspace is None:
        raise UsageError(
            f"The handler of {rename.functions[0]} cannot be changed here.",
            "Its template is made by another program, which would write it anew.",
            f"Change it to {rename.after} where it comes from.",
        )
    gone = tuple(seen.function for seen in app.handler_renames.seen.values())
    return await asyncio.to_thread(_planned, rename, workspace.functions, gone, rename.target)


def _planned(
    rename: HandlerRename, functions: tuple[Function, ...], gone: tuple[Function, ...], target: Path
) -> FileEdit:
    from workbench.project.documents import read_document  # noqa: PLC0415
    from workbench.project.image_handlers import dockerfile_of  # noqa: PLC0415

    before = read_document(target).text if target.exists() else ""
    if target.suffix == ".toml":
        after = _in_settings(before, rename, functions, gone, target)
    elif any(dockerfile_of(one.config) == target for one in functions if one.name in rename.functions):
        after = _in_dockerfile(before, rename, target)
    else:
        after = _in_template(before, rename, functions, target.name)
    name = ", ".join(rename.functions)
    names = (("name", name), ("new", rename.after))
    title = f"Changed the handler of {name} to {rename.after}"
    return FileEdit(title, (FileChange(target, before, after),), asked=EditAsked.HANDLER, names=names)


def _in_settings(
    text: str, rename: HandlerRename, functions: Iterable[Function], gone: Iterable[Function], target: Path
) -> str:
    """A table for each function. What its handler told until now, its runtime and that it is one, is said there too."""
    from workbench.project.overrides import read_overrides  # noqa: PLC0415
    from workbench.project.overrides_edit import edit_override  # noqa: PLC0415

    tables = {one.name for one in read_overrides(target).overrides} if text else set()
    there, was = {one.name: one for one in functions}, {one.name: one for one in gone}
    for name in rename.functions:
        function = there.get(name) or was[name]
        table = function.origin.logical_id if function.origin.logical_id in tables else name
        if name not in there and table not in tables:
            text = edit_override(text, target.name, table, "code", _below(function.config.code_path, target.parent))
        if name not in there or not function.config.runtime:
            text = edit_override(text, target.name, table, "runtime", was[name].config.runtime)
        text = edit_override(text, target.name, table, "handler", rename.after)
    return text


def _in_command(text: str, name: str, function: Function, rename: HandlerRename, *, shared: bool) -> str:
    """The command that overrides the image's. What a function says itself comes after what all of them share."""
    from workbench.project.yaml_edit import put  # noqa: PLC0415
    from workbench.project.yaml_nodes import NodeKind, read_nodes  # noqa: PLC0415

    root, why = read_nodes(text, name), ""
    place: tuple[str, ...] = ("Globals", "Function", *_COMMAND)
    node = root.at(place)
    if node is None:
        place = ("Resources", function.origin.logical_id, "Properties", *_COMMAND)
        node = root.at(place)
    elif not shared:
        why = "Other functions of the template have it from Globals too."
    words = [child.value for child in node.children if child.kind is NodeKind.SCALAR] if node is not None else []
    if words[:1] == [rename.after]:
        return text  # with that of another function
    if words[:1] != [rename.before]:
        why = "It is given by an expression."
    if why:
        what = f"The handler of {function.name} cannot be changed here."
        raise UsageError(what, why, f"Change it in {name} by hand.")
    return put(text, name, place, [rename.after, *words[1:]])


def _in_dockerfile(text: str, rename: HandlerRename, target: Path) -> str:
    from workbench.project.dockerfile import with_handler  # noqa: PLC0415

    after = with_handler(text, rename.after)
    if after is None:
        raise UsageError(
            f"The handler of {rename.functions[0]} cannot be changed here.",
            f"{target.name} has no command of the form CMD [...].",
            f"Change it to {rename.after} by hand.",
        )
    return after


def _below(folder: Path, root: Path) -> str:
    return (folder.relative_to(root) if folder.is_relative_to(root) else folder).as_posix()


def _in_template(text: str, rename: HandlerRename, functions: Iterable[Function], name: str) -> str:
    from workbench.project.yaml_edit import put  # noqa: PLC0415

    for function in [one for one in functions if one.name in rename.functions]:
        logical_id = function.origin.logical_id
        if function.config.package_type is PackageType.IMAGE:
            text = _in_command(text, name, function, rename, shared=_all_shared(rename, functions))
        elif _source(text, name, logical_id) is Source.SHARED and _all_shared(rename, functions):
            return put(text, name, ("Globals", "Function", _FIELD), rename.after)
        else:
            text = put(text, name, ("Resources", logical_id, "Properties", _FIELD), rename.after)
    return text


def _source(text: str, name: str, logical_id: str) -> Source:
    """Where the function has its handler from. Raises UsageError where an expression gives it."""
    from workbench.project.configuration_read import read_template_values  # noqa: PLC0415

    field = ConfigField(_FIELD, "", _FIELD, FieldKind.TEXT, (_FIELD,))
    value = read_template_values(text, name, logical_id, (field,), Target.SAM)[_FIELD]
    if value.locked or (isinstance(value.content, Written) and value.content.is_expression):
        why = value.locked or f"It is given by {value.content.text if isinstance(value.content, Written) else ''}."
        raise UsageError(f"The handler of {logical_id} cannot be changed here.", why, f"Change it in {name} by hand.")
    return value.source


def _all_shared(rename: HandlerRename, functions: Iterable[Function]) -> bool:
    """Whether no other function of the template asks for this handler."""
    same = (one for one in functions if one.origin.kind is OriginKind.TEMPLATE and one.origin.path == rename.target)
    return all(one.name in rename.functions for one in same if one.handler == rename.before)
