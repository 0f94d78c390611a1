"""Where a Python handler's module begins: its file, and the first line that does something."""

import ast
from pathlib import Path

from workbench.model.function import FunctionConfig


def module_entry(function: FunctionConfig) -> tuple[Path, int] | None:
    """The file of the handler's module and the line of its first statement; None when there is none to be found.

    AWS's client takes `folder/module.name` and `folder.module.name` alike.
    """
    module, _, _name = function.handler.rpartition(".")
    place = function.code_path.joinpath(*module.replace(".", "/").split("/"))
    for path in (place.with_name(f"{place.name}.py"), place / "__init__.py"):
        try:
            tree = ast.parse(path.read_bytes())
        except (OSError, SyntaxError, ValueError):
            continue
        return (path, _first_line(tree)) if tree.body else None
    return None


def _first_line(tree: ast.Module) -> int:
    """A decorator runs before what it decorates; a docstring is assigned, but who wrote it expects code."""
    body = tree.body[1:] if ast.get_docstring(tree) is not None and len(tree.body) > 1 else tree.body
    first = body[0]
    decorated = isinstance(first, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and first.decorator_list
    return decorated[0].lineno if decorated else first.lineno
