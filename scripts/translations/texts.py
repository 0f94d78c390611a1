"""The texts that the window's sources mark for translation: what stands in `tr`, `tr_n` and `later`."""

import ast
from collections.abc import Iterator
from pathlib import Path

_TEXTS = {"tr": 1, "tr_n": 2, "later": 1}
"""How many of a function's first arguments are texts."""


def texts_below(folder: Path) -> frozenset[str]:
    """The marked texts of all Python files below `folder`."""
    files = folder.rglob("*.py")
    return frozenset(text for file in files for text in marked_texts(ast.parse(file.read_text(encoding="utf-8"))))


def marked_texts(tree: ast.AST) -> Iterator[str]:
    """The texts that a module marks; a value that is no literal is a text that is marked elsewhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args[: _TEXTS.get(node.func.id, 0)]:
                yield from literals(argument)


def literals(node: ast.expr) -> Iterator[str]:
    """The text of a literal, or of both branches of a choice between literals; empty ones are left out."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from literals(body)
            yield from literals(orelse)


def titles_of_work(folder: Path) -> frozenset[str]:
    """The titles of work that is shown as progress: `progress.work("…")`, and `title="…"` of a task's start."""
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                found.update(_titles(node, node.func.attr))
    return frozenset(found)


def _titles(call: ast.Call, method: str) -> Iterator[str]:
    if method == "work" and call.args:
        yield from literals(call.args[0])
    if method == "start":
        for keyword in call.keywords:
            if keyword.arg == "title":
                yield from literals(keyword.value)
