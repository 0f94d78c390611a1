"""The symbols of a Python file: from its syntax tree, or by indents while it cannot be parsed."""

import ast
import re
import warnings
from collections.abc import Iterator

from workbench.model.symbol import Symbol, SymbolKind

_DEFINITION = re.compile(r"([ \t]*)(?:async[ \t]+)?(def|class)[ \t]+(\w+)")
_WORD = re.compile(r"(?:def|class)[ \t]+")
_TAB = 8


def python_symbols(text: str) -> list[Symbol]:
    """Functions, classes, methods, and what modules and classes assign."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _by_indents(text)
    return list(_members(tree.body, text.split("\n"), 0, in_class=False))


def _members(body: list[ast.stmt], lines: list[str], depth: int, *, in_class: bool) -> Iterator[Symbol]:
    for node in body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                kind = SymbolKind.METHOD if in_class else SymbolKind.FUNCTION
                yield _named(node.name, kind, node, lines, depth)
                yield from _inner(node.body, lines, depth + 1)
            case ast.ClassDef():
                yield _named(node.name, SymbolKind.CLASS, node, lines, depth)
                yield from _members(node.body, lines, depth + 1, in_class=True)
            case ast.Assign() | ast.AnnAssign():
                yield from _assigned(node, lines, depth)
            case ast.If() | ast.Try() | ast.With():
                yield from _members(_blocks(node), lines, depth, in_class=in_class)


def _inner(body: list[ast.stmt], lines: list[str], depth: int) -> Iterator[Symbol]:
    """Functions and classes in a function; its variables are nobody's business."""
    found = [one for one in body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    return _members(list(found), lines, depth, in_class=False)


def _blocks(node: ast.If | ast.Try | ast.With) -> list[ast.stmt]:
    match node:
        case ast.If():
            return [*node.body, *node.orelse]
        case ast.Try():
            caught = [one for handler in node.handlers for one in handler.body]
            return [*node.body, *caught, *node.orelse, *node.finalbody]
        case _:
            return node.body


def _named(name: str, kind: SymbolKind, node: ast.stmt, lines: list[str], depth: int) -> Symbol:
    line = node.lineno - 1
    word = _WORD.search(lines[line], _characters(lines[line], node.col_offset))
    return Symbol(name, kind, line, word.end() if word else 0, depth)


def _assigned(node: ast.Assign | ast.AnnAssign, lines: list[str], depth: int) -> Iterator[Symbol]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        for name in target.elts if isinstance(target, ast.Tuple) else [target]:
            if isinstance(name, ast.Name):
                line = name.lineno - 1
                column = _characters(lines[line], name.col_offset)
                yield Symbol(name.id, SymbolKind.VARIABLE, line, column, depth)


def _characters(line: str, bytes_before: int) -> int:
    """The tree counts columns in bytes of UTF-8."""
    return bytes_before if line.isascii() else len(line.encode()[:bytes_before].decode(errors="ignore"))


def _by_indents(text: str) -> list[Symbol]:
    found: list[Symbol] = []
    around: list[tuple[int, SymbolKind]] = []
    for number, line in enumerate(text.split("\n")):
        match = _DEFINITION.match(line)
        if match is None:
            continue
        indent = len(match[1].expandtabs(_TAB))
        while around and around[-1][0] >= indent:
            around.pop()
        kind = SymbolKind.CLASS if match[2] == "class" else SymbolKind.FUNCTION
        if kind is SymbolKind.FUNCTION and around and around[-1][1] is SymbolKind.CLASS:
            kind = SymbolKind.METHOD
        found.append(Symbol(match[3], kind, number, match.start(3), len(around)))
        around.append((indent, kind))
    return found
