"""Where a function's parameter is given by its name; jedi finds these places in the function's own file only."""

from collections.abc import Iterable, Iterator
from typing import Any

Place = dict[str, object]


def callable_of(parameter: Any) -> Any:
    """What is called with `parameter` (a jedi name): its function, or the class of an `__init__`; None when neither."""
    function = parameter.parent()
    if function is None or function.type != "function" or function.line is None:
        return None
    return function.parent() if function.name == "__init__" else function


def given_by_name(references: Iterable[Any], name: str) -> Iterator[Place]:
    """The places of `name=` in calls; `references` are the jedi names of what is called."""
    for reference in references:
        leaf = reference._name.tree_name
        if reference.module_path is None or leaf is None:
            continue
        for keyword in _keywords(leaf):
            if keyword.value == name:
                yield _place(reference, keyword)


def _keywords(leaf: Any) -> Iterator[Any]:
    """The names of the arguments in the call of the name at `leaf`."""
    named = leaf.parent if leaf.parent.type == "trailer" else leaf
    call = named.get_next_sibling()
    if call is None or call.type != "trailer" or call.children[0] != "(":
        return
    inside = call.children[1]
    for argument in inside.children if inside.type == "arglist" else (inside,):
        if argument.type == "argument" and argument.children[1] == "=":
            yield argument.children[0]


def _place(reference: Any, keyword: Any) -> Place:
    line, column = keyword.start_pos
    text = keyword.get_root_node().get_code().split("\n")[line - 1]
    return {
        "path": str(reference.module_path),
        "line": line - 1,
        "column": column,
        "length": len(keyword.value),
        "text": text.strip(),
        "definition": False,
    }
