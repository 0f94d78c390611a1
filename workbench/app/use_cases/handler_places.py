"""Which functions have their handlers, or their code, in a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.function import Function
from workbench.project.handler_names import asked_name, language_of, offered

if TYPE_CHECKING:
    from workbench.app.application import Application


def asked_of(app: "Application", path: Path) -> Mapping[str, tuple[str, ...]]:
    """The names that functions of the workspace ask the file for, each with those functions."""
    workspace, language = app.workspace.current, language_of(path)
    found: dict[str, tuple[str, ...]] = {}
    for function in workspace.functions if workspace is not None and language else ():
        if function.handler_file == path:
            name = asked_name(function.handler, language)
            found[name] = (*found.get(name, ()), function.name)
    return found


def handler_lines(path: Path, text: str, asked: Mapping[str, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """The lines (from 1) of the text in which what is asked for begins, each with its functions."""
    exports = offered(path, text)
    names = exports.names if exports is not None else {}
    lines: dict[int, tuple[str, ...]] = {}
    for name, functions in asked.items():
        if name in names:
            lines[names[name]] = (*lines.get(names[name], ()), *functions)
    return lines


def functions_here(app: "Application", path: Path) -> tuple[Function, ...]:
    """The functions whose handlers are in the file, or else those whose code's folder is the nearest that holds it."""
    workspace = app.workspace.current
    functions = () if workspace is None else workspace.functions
    own = tuple(one for one in functions if one.handler_file == path)
    if own:
        return own
    holding = [one for one in functions if path.is_relative_to(one.config.code_path)]
    nearest = max((len(one.config.code_path.parts) for one in holding), default=0)
    return tuple(one for one in holding if len(one.config.code_path.parts) == nearest)
