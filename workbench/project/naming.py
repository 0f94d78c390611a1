"""Names of functions that no template names: from folders, in the characters that Lambda allows, and unique."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workbench.model.function import Function, OriginKind
from workbench.model.problem import Problem, Severity

_LONGEST = 64
_GENERIC = frozenset({"src", "lambda", "function", "app", "code", "handler", "handlers", "source"})


def function_name(text: str) -> str:
    """`text` in the characters of function names (letters, digits, `-`, `_`; at most 64), never empty."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-")[:_LONGEST]
    return name or "function"


def folder_function_name(folder: Path, root: Path) -> str:
    """The name of a bare folder's function: the folder's, or its parent's when it is called `src` and the like."""
    if folder.name.lower() in _GENERIC and folder != root:
        return function_name(folder.parent.name)
    return function_name(folder.name)


def with_unique_names(functions: Sequence[Function], root: Path) -> tuple[Function, ...]:
    """`functions` with names that tell them apart: one that took its name from a logical id or a folder is prefixed.

    Where names that a template states are equal, later ones get a problem that says so.
    """
    counts = Counter(function.name for function in functions)
    seen: set[str] = set()
    found: list[Function] = []
    for function in functions:
        unique = function
        if counts[function.name] > 1 and _is_given_here(function):
            unique = _renamed(function, root, seen)
        elif function.name in seen:
            unique = replace(function, problems=(*function.problems, _same_name(function)))
        seen.add(unique.name)
        found.append(unique)
    return tuple(found)


def _is_given_here(function: Function) -> bool:
    return function.origin.kind is OriginKind.FOLDER or function.name == function.origin.logical_id


def _renamed(function: Function, root: Path, seen: set[str]) -> Function:
    if function.origin.kind is OriginKind.FOLDER:
        longer = _relative(function.config.code_path, root)
    else:
        longer = f"{function.origin.application}-{function.name}"
    candidate = base = function_name(longer)
    number = 2
    while candidate in seen:
        candidate, number = f"{base[: _LONGEST - 6]}-{number}", number + 1
    return replace(function, config=replace(function.config, name=candidate))


def _relative(path: Path, root: Path) -> str:
    try:
        return "-".join(path.relative_to(root).parts) or root.name
    except ValueError:
        return path.name


def _same_name(function: Function) -> Problem:
    return Problem(
        Severity.WARNING,
        f"Two functions are named {function.name}.",
        "Only the first of them can be invoked by its name.",
        "Give one of them another FunctionName.",
        function.origin.path,
        function.origin.line,
    )
