"""Which command serves a language: the setting's, or one of the PATH. Everything here blocks."""

import os
import shlex
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.app.languages.server_table import SETTING, Server, programs
from workbench.model.errors import CodeReaderError

_LIBRARY = "{library}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A command to start, the folder it serves, and what it is told then."""

    command: tuple[str, ...]
    root: Path
    options: Mapping[str, Any] = field(default_factory=dict)


def choose(server: Server, settings: Mapping[str, str], root: Path) -> Chosen:
    """The command of a language's server. Raises CodeReaderError that says what to install.

    Nothing below `root` is taken but what the setting names: opening a folder runs nothing that is in it.
    """
    own = settings.get(server.language)
    if own is not None:
        return _chosen(server, _named(server, own), root)
    found = _on_path(server, root)
    if found is None:
        raise CodeReaderError(
            f"{programs(server)} is not installed.",
            f"It is what knows {server.label}.",
            f"Install it: {server.install}",
        )
    if server.runs_folder:
        raise CodeReaderError(
            f"{found[0]} is not started by itself.",
            "It runs parts of what is in the folder, such as build scripts or plug-ins.",
            f'If you trust the folder, name it in the setting "{SETTING}": {server.language} = "{shlex.join(found)}"',
        )
    return _chosen(server, found, root)


def root_of(path: Path, marks: Sequence[str]) -> Path:
    """The folder that a file outside of any workspace belongs to: the nearest with one of `marks`, or its own."""
    marked = (folder for folder in path.parents if any((folder / mark).is_file() for mark in marks))
    return next(marked, path.parent)


def _named(server: Server, line: str) -> tuple[str, ...]:
    """The command of the setting."""
    if not line.strip():
        raise CodeReaderError(
            f"The language server of {server.label} is switched off.", f'The setting "{SETTING}" says so.'
        )
    try:
        words = shlex.split(line, posix=os.name != "nt")
    except ValueError as error:
        raise CodeReaderError(f'The setting "{SETTING}" cannot be read.', f"{server.language}: {error}.") from error
    program = shutil.which(words[0].strip('"'))
    if program is None:
        raise CodeReaderError(f"{words[0]} was not found.", f'The setting "{SETTING}" names it for {server.label}.')
    return (program, *words[1:])


def _on_path(server: Server, root: Path) -> tuple[str, ...] | None:
    for name, *arguments in server.commands:
        found = shutil.which(name)
        if found is not None and not _is_below(Path(found), root):
            return (found, *arguments)
    return None


def _is_below(path: Path, root: Path) -> bool:
    """Whether the file is in the folder, by its name or where its links lead."""
    try:
        names, roots = (path.absolute(), path.resolve()), (root, root.resolve())
        return any(name.is_relative_to(one) for name in names for one in roots)
    except (OSError, RuntimeError):
        return True


def _chosen(server: Server, command: tuple[str, ...], root: Path) -> Chosen:
    if Path(command[0]).stem not in {known[0] for known in server.commands}:
        return Chosen(command, root)
    if not server.library:
        return Chosen(command, root, server.options)
    library = next((path for path in _beside(Path(command[0]), server.library) if not _is_below(path, root)), None)
    if library is None:
        raise CodeReaderError(
            f"{Path(server.library).parts[0]} is not installed beside {Path(command[0]).name}.",
            f"There is no {Path(server.library).name} of it.",
            f"Install both: {server.install}",
        )
    return Chosen(command, root, _filled(server.options, str(library)))


def _beside(program: Path, library: str) -> Iterator[Path]:
    """The library in the `node_modules` around the program, nearest first."""
    for start in dict.fromkeys((program.resolve(), program.absolute())):
        for folder in start.parents:
            for base in (folder / "node_modules", folder / "lib" / "node_modules", folder.parent):
                if base.name == "node_modules" and (base / library).is_file():
                    yield base / library


def _filled(value: Any, library: str) -> Any:
    match value:
        case str():
            return value.replace(_LIBRARY, library)
        case Mapping():
            return {key: _filled(inner, library) for key, inner in value.items()}
    return value
