"""A new function from a blueprint: worked out first, to be looked at, then written; nothing is ever written over."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from workbench.model.blueprint import Blueprint, NewFile, NewFunction
from workbench.model.errors import DocumentChangedError, DocumentError, UsageError
from workbench.model.runtime import Runtime
from workbench.project.blueprint_files import Names, events_of, files_of, needs_of, resources_of
from workbench.project.documents import read_document, write_document
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_library import FOLDER
from workbench.project.function_names import check_name, first_free, folder_name, logical_id
from workbench.project.new_files import NewFiles
from workbench.project.template_insert import add_resources, new_template, taken_names
from workbench.project.tree import is_ignored

_TEMPLATES = ("template.yaml", "template.yml", "template.json")
_RESERVED = frozenset({FOLDER, "con", "prn", "aux", "nul", "cdk.out"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where the function goes: into `folder`, which is the workspace `root` or below it; neither has to be there.

    `functions` are the names that the workspace's functions have, and those of their resources.
    """

    root: Path
    folder: Path
    functions: Collection[str] = ()


def plan_function(
    blueprint: Blueprint, name: str, place: Place, catalogue: EventCatalogue, runtime: Runtime | None = None
) -> NewFunction:
    """What a function of the blueprint would be, called `name` and written into `place`; reads files only.

    Its resources go to the nearest template from the folder upwards, or to a new one of the workspace. Raises
    UsageError for a name that no function can have or that one has, DocumentError when the template cannot take it.
    """
    check_name(name)
    _check_free(name, place)
    template = _template(place)
    before = read_document(template).text if template.exists() else None
    taken = taken_names(before, template.name) if before else frozenset[str]()
    slug = first_free(_slug(name), _slug_taken(place), "-")
    own_id = first_free(logical_id(name), taken.__contains__)
    if own_id != logical_id(name) and name == logical_id(name):
        why, step = f"{template.name} has a resource of that name.", "Choose another name."
        raise UsageError(f"The name {name} is taken.", why, step)
    names = Names(name, own_id, slug, place.root, place.folder / slug, template, taken.__contains__, runtime)
    return _planned(blueprint, names, catalogue, before)


def _planned(blueprint: Blueprint, names: Names, catalogue: EventCatalogue, before: str | None) -> NewFunction:
    resources = resources_of(blueprint, names)
    files = files_of(blueprint, names)
    if before is None:
        text = new_template(f"Functions of {names.template.parent.name}", resources)
    else:
        text = add_resources(before, names.template.name, resources)
    return NewFunction(
        root=names.root,
        name=names.name,
        logical_id=names.logical_id,
        runtime=names.runtime.id if names.runtime is not None else blueprint.runtime,
        folder=names.folder,
        files=(*files, *events_of(blueprint, names, catalogue)),
        code=files[0].path,
        event=names.event(blueprint.events[0].name),
        template=NewFile(names.template, text),
        template_before=before,
        resources=resources,
        needs=needs_of(blueprint, names),
    )


def write_function(new: NewFunction) -> None:
    """Write it, or nothing. Raises DocumentError, DocumentChangedError when the template is another by now."""
    with NewFiles() as written:
        written.write(new.files)
        if new.template_before is None:
            written.write([new.template])
            return
        document = read_document(new.template.path)
        if document.text != new.template_before:
            raise DocumentChangedError(
                f"{document.path.name} was changed meanwhile.", "Another program has written it.", "Try again."
            )
        write_document(document, new.template.text)


def _check_free(name: str, place: Place) -> None:
    if name.casefold() in {each.casefold() for each in place.functions}:
        raise UsageError(f"There is a function {name} already.", "", "Choose another name.")
    if not place.folder.is_relative_to(place.root):
        raise DocumentError(
            f"{place.folder} is not in the workspace.", f"That is {place.root}.", "Choose a folder in it."
        )
    ignored = next((part for part in place.folder.relative_to(place.root).parts if is_ignored(part)), None)
    if ignored is not None:
        why = f"Folders called {ignored} are not looked into."
        raise DocumentError(f"No function can be put into {place.folder}.", why, "Choose another folder.")


def _template(place: Place) -> Path:
    """The nearest template from the folder upwards to the root, else one to be made in the root."""
    folder = place.folder
    while True:
        for name in _TEMPLATES:
            if (folder / name).is_file():
                return folder / name
        if folder == place.root:
            return place.root / _TEMPLATES[0]
        folder = folder.parent


def _slug(name: str) -> str:
    """The folder's name, one that is looked into and that every system can have."""
    found = folder_name(name)
    return f"{found}-function" if is_ignored(found) or found in _RESERVED else found


def _slug_taken(place: Place) -> Callable[[str], bool]:
    folders = (place.folder, place.root / FOLDER)
    return lambda slug: any(os.path.lexists(folder / slug) for folder in folders)
