"""A blueprint under another name: its files, its resources and its events, as they go into a workspace."""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workbench.base.jsontext import pretty
from workbench.model.blueprint import Blueprint, BlueprintEvent, NewFile
from workbench.model.runtime import Runtime
from workbench.project.blueprints import read_text
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_library import FOLDER, SUFFIX
from workbench.project.event_make import make
from workbench.project.event_sidecar import expected_path, sidecar_path
from workbench.project.event_sidecar_text import parse_sidecar
from workbench.project.function_names import first_free, module_name
from workbench.project.template_shape import read_sections

TEMPLATE = "template.yaml"
_ID = "NewFunction"
_NAME_LINE = re.compile(r"^ *FunctionName: new-name\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Names:
    """What is called how: `name` is the function's, `logical_id` its resource's, `slug` its folders'.

    `folder` is the function's folder, `root` the workspace, `template` the template's file; `taken` tells of a logical
    id whether it is. `runtime` None keeps the blueprint's.
    """

    name: str
    logical_id: str
    slug: str
    root: Path
    folder: Path
    template: Path
    taken: Callable[[str], bool] = lambda _logical_id: False
    runtime: Runtime | None = None

    @property
    def events(self) -> Path:
        """The folder of the function's events."""
        return self.root / FOLDER / self.slug

    def event(self, name: str) -> Path:
        """The file of one of its events."""
        return self.events / f"{name}{SUFFIX}"


def resources_of(blueprint: Blueprint, names: Names) -> str:
    """The block of resources for the template; its first column is 0."""
    text = read_text(blueprint.folder / TEMPLATE)
    text = text.partition("Resources:\n")[2]
    if names.name == names.logical_id:
        text = _NAME_LINE.sub("", text)
    block = "\n".join(line.removeprefix("  ") for line in text.split("\n"))
    return _renamed(blueprint, names, block, names.template.parent, base=names.template.parent)


def files_of(blueprint: Blueprint, names: Names) -> tuple[NewFile, ...]:
    """The function's files, those that the blueprint names first at the front."""
    source = blueprint.folder / "function"
    found = {path.relative_to(source).as_posix(): path for path in source.rglob("*") if path.is_file()}
    rest = sorted(found.keys() - set(blueprint.files))
    return tuple(_file(blueprint, names, name, found[name]) for name in (*blueprint.files, *rest) if _is_source(name))


def _is_source(name: str) -> bool:
    return "__pycache__" not in PurePosixPath(name).parts


def _file(blueprint: Blueprint, names: Names, name: str, path: Path) -> NewFile:
    target = names.folder / _renamed(blueprint, names, name, names.root)
    text = _renamed(blueprint, names, read_text(path), target.parent)
    # A program says so in its first two characters: what unpacked the program may have lost the mode.
    return NewFile(target, text, executable=text.startswith("#!"))


def events_of(blueprint: Blueprint, names: Names, catalogue: EventCatalogue) -> Iterator[NewFile]:
    """Each event with what stands beside it. Raises UsageError and EventError when the catalogue cannot make it."""
    for event in blueprint.events:
        target = names.event(event.name)
        here = blueprint.folder / FOLDER / target.name
        notes = _renamed(blueprint, names, read_text(sidecar_path(here)), target.parent)
        yield NewFile(target, _event_text(blueprint, names, event, catalogue, parse_sidecar(notes, here.name).type_id))
        yield NewFile(sidecar_path(target), notes)
        if expected_path(here).is_file():
            expected = _renamed(blueprint, names, read_text(expected_path(here)), target.parent)
            yield NewFile(expected_path(target), expected)


def _event_text(
    blueprint: Blueprint, names: Names, event: BlueprintEvent, catalogue: EventCatalogue, type_id: str
) -> str:
    if event.json:
        return pretty(event.json).rstrip("\n") + "\n"
    values: Mapping[str, object] = json.loads(_renamed(blueprint, names, json.dumps(event.values), names.events))
    return make(catalogue, type_id, values, records=event.records)


def needs_of(blueprint: Blueprint, names: Names) -> str:
    """The command to be run in the workspace before the first invoke, or an empty text."""
    return _renamed(blueprint, names, blueprint.needs, names.root)


def _renamed(blueprint: Blueprint, names: Names, text: str, here: Path, base: Path | None = None) -> str:
    """`text` of a file in the folder `here`, with the function's own names and places.

    Its folder is named as seen from `base`, the workspace where that is None.
    """
    words = {
        **_logical_ids(blueprint, names),
        "new-name": names.name,
        "new-function": names.slug,
        "new_function": module_name(names.slug),
        "newfunction": names.logical_id.lower(),
        "new-folder": _relative(names.folder, base or names.root),
        "../../events/new-function": _relative(names.events, here),
    }
    if names.runtime is not None:
        if names.runtime.image:
            words[_image(blueprint.runtime)] = names.runtime.image
        words[blueprint.runtime] = names.runtime.id
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(rf"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])", lambda found: words[found[0]], text)


def _image(runtime_id: str) -> str:
    """The image of `python3.13`, as a Dockerfile names it."""
    return re.sub(r"^([a-z]+)([0-9.]+)$", r"public.ecr.aws/lambda/\1:\2", runtime_id)


def _relative(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path, start)).as_posix()


def _logical_ids(blueprint: Blueprint, names: Names) -> dict[str, str]:
    """Of each resource of the blueprint the logical id that it gets: the function's, with what follows it."""
    sections = read_sections(read_text(blueprint.folder / TEMPLATE), TEMPLATE)
    found = {_ID: names.logical_id}
    for each in sections["Resources"].names:
        if each != _ID:
            found[each] = first_free(names.logical_id + each.removeprefix(_ID), names.taken)
    return found
