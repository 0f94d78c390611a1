"""Handlers that went and what came instead: by what their files offered when the handlers were last there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.model.function import Function, OriginKind, PackageType
from workbench.model.handler_rename import HandlerRename
from workbench.model.workspace import Workspace
from workbench.project.exports import Exports
from workbench.project.handler_names import SUFFIXES, asked_name, language_of, with_file, with_name
from workbench.project.handlers import HandlerFault, HandlerFaultKind, exports_of, locate_handler
from workbench.project.image_handlers import says_handler
from workbench.project.overrides import FILE_NAME, read_overrides

_MOST_FILES = 500
_VERSION = re.compile(r"[0-9.]+(x|al2|al2023)?$")
_NOT_IN = frozenset({"node_modules", "__pycache__", "tests", "test"})

Key = tuple[Path, str]
"""Of a function: what names it, or the folder of its code where nothing does, and its name there."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A handler as it was last there: its function, and what its file offered."""

    function: Function
    names: frozenset[str]


def remembered(workspace: Workspace, before: Mapping[Key, Seen]) -> dict[Key, Seen]:
    """The handlers that are there now, and those of `before` that are not: they may have been renamed."""
    found = dict(before)
    for function in workspace.functions:
        exports = exports_of(function.handler_file) if function.handler_file and function.handler_line else None
        if exports is not None:
            found[key_of(function)] = Seen(function, frozenset(exports.names))
    return found


def renames(workspace: Workspace, before: Mapping[Key, Seen]) -> tuple[HandlerRename, ...]:
    """What became of the handlers that are gone, the same of several functions told together."""
    found: dict[HandlerRename, list[str]] = {}
    for one, name in _each(workspace, before):
        found.setdefault(one, []).append(name)
    return tuple(replace(one, functions=tuple(names)) for one, names in found.items())


def key_of(function: Function) -> Key:
    """What a function is remembered by."""
    origin = function.origin
    if origin.kind is OriginKind.FOLDER and origin.path.name != FILE_NAME:
        return function.config.code_path, ""
    return origin.path, origin.logical_id or function.name


def _each(workspace: Workspace, before: Mapping[Key, Seen]) -> Iterator[tuple[HandlerRename, str]]:
    asked = {(one.handler_file, one.handler) for one in workspace.functions if one.handler_line}
    there = {key_of(function) for function in workspace.functions}
    unnamed = [seen.function for key, seen in before.items() if key not in there and not key[1]]
    for one in (*workspace.functions, *(function for function in unnamed if _is_left(function, workspace.root))):
        seen = before.get(key_of(one))
        function = _with_runtime(one, seen)
        gone = _gone(function, _language(function, seen))
        after = _instead(function, gone, seen, asked) if gone is not None else None
        if after is not None:
            handler, file, is_new = after
            target = _target(function, workspace.root)
            yield HandlerRename((), function.handler, handler, file, target, is_new), function.name


def _with_runtime(function: Function, seen: Seen | None) -> Function:
    """A runtime that was told by the handler went with it."""
    if function.config.runtime or seen is None:
        return function
    return replace(function, config=replace(function.config, runtime=seen.function.config.runtime))


def _is_left(function: Function, root: Path) -> bool:
    """A bare folder's function that went, whose code is still here."""
    return function.config.code_path.is_relative_to(root) and function.config.code_path.is_dir()


def _gone(function: Function, language: str) -> HandlerFault | None:
    config = function.config
    known = function.handler and language in SUFFIXES
    unnamed = not key_of(function)[1]
    if not known or (function.handler_line and not unnamed) or config.code_path.suffix == ".zip":
        return None
    found = locate_handler(config.code_path, function.handler, language)
    kinds = (HandlerFaultKind.NO_FUNCTION, HandlerFaultKind.NO_FILE)
    return found if isinstance(found, HandlerFault) and found.kind in kinds else None


def _language(function: Function, seen: Seen | None) -> str:
    """That of its runtime; of an image that of its handler's file, which is known once it was there."""
    if function.config.package_type is PackageType.IMAGE:
        file = seen.function.handler_file if seen is not None else None
        return language_of(file) if file is not None else ""
    return _VERSION.sub("", function.config.runtime)


_Instead = tuple[str, Path, bool]
_Asked = set[tuple[Path | None, str]]


def _instead(function: Function, gone: HandlerFault, seen: Seen | None, asked: _Asked) -> _Instead | None:
    """The handler to ask for, its file, and whether it is new; None where nothing can be told."""
    if gone.file is not None:
        return _in_file(function, gone.file, seen, asked)
    return _in_other_file(function, seen, asked)


def _in_file(function: Function, file: Path, seen: Seen | None, asked: _Asked) -> _Instead | None:
    exports, handler, language = exports_of(file), function.handler, _language(function, seen)
    if exports is None:
        return None
    was = seen.names if seen is not None and seen.function.handler == handler else None
    taken = {asked_name(other, language) for place, other in asked if place == file}
    names = [name for name in _usable(exports) if (name not in taken if was is None else name not in was)]
    name = _nearest(names, exports, seen) if was is not None else _likely(names)
    return (with_name(handler, language, name), file, was is not None) if name else None


def _usable(exports: Exports) -> list[str]:
    return [name for name in exports.names if name not in exports.imported and name not in exports.unlike_handlers]


def _likely(names: list[str]) -> str:
    """The only one that is called so, or the only one."""
    called = [name for name in names if "handle" in name.casefold()] or names
    return called[0] if len(called) == 1 else ""


def _nearest(names: list[str], exports: Exports, seen: Seen | None) -> str:
    """Of several that are new the one that stands where the handler stood."""
    line = seen.function.handler_line if seen is not None else 0
    return min(names, key=lambda name: abs(exports.names[name] - line), default="")


def _in_other_file(function: Function, seen: Seen | None, asked: _Asked) -> _Instead | None:
    """The file was renamed: the one that offers the name and is no other handler's, by what it offers besides."""
    handler, language = function.handler, _language(function, seen)
    name = asked_name(handler, language)
    taken = {place for place, _ in asked}
    fitting = []
    for file in _sources(function, language):
        exports = exports_of(file) if file not in taken else None
        if exports is not None and name in exports.names and name not in exports.imported:
            fitting.append((file, frozenset(exports.names)))
    same = [one for one in fitting if seen is not None and one[1] == seen.names]
    found = same or fitting
    if len(found) != 1:
        return None
    file = found[0][0]
    return with_file(handler, language, file.relative_to(function.config.code_path)), file, bool(same)


def _sources(function: Function, language: str) -> Iterable[Path]:
    """The sources in the folder of the handler's file and in those right below it."""
    module = function.handler.rpartition(".")[0]
    parts = [part for part in re.split(r"[./]" if language == "python" else "/", module) if part][:-1]
    folder = function.config.code_path.joinpath(*parts)
    found: list[Path] = []
    for place in (folder, *_folders(folder)):
        found += (one for one in _listed(place) if one.suffix in SUFFIXES[language] and _may_be_asked(one))
    return found[:_MOST_FILES]


def _folders(folder: Path) -> list[Path]:
    return [one for one in _listed(folder) if one.name not in _NOT_IN and one.name[:1] != "." and one.is_dir()]


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())[:_MOST_FILES]
    except OSError:
        return []


def _may_be_asked(file: Path) -> bool:
    return "." not in file.stem and bool(language_of(file)) and file.is_file()


def _target(function: Function, root: Path) -> Path | None:
    """The file that says the function's handler: the nearest workbench.toml that does, its template, or Dockerfile."""
    origin, config = function.origin, function.config
    if config.package_type is PackageType.IMAGE:
        return says_handler(function) if origin.kind is OriginKind.TEMPLATE else None
    for start in (config.code_path, origin.path.parent):
        for folder in (start, *start.parents):
            if folder.is_relative_to(root) and _says(folder / FILE_NAME, function):
                return folder / FILE_NAME
    match origin.kind:
        case OriginKind.TEMPLATE:
            return origin.path
        case OriginKind.FOLDER:
            return origin.path if origin.path.name == FILE_NAME else root / FILE_NAME
        case _:
            return None


def _says(file: Path, function: Function) -> bool:
    if not file.is_file():
        return False
    named = (function.name, function.origin.logical_id)
    return any(one.name in named and one.handler is not None for one in read_overrides(file).overrides)
