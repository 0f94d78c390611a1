"""The names at the top level of a Python file, with syntax errors where they are."""

import ast
import re
import warnings
from collections.abc import Iterable, Iterator

from workbench.project.exports import Exports, Lines, SyntaxFault

_DEF = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(|^(\w+)[ \t]*(?::[^=\n]+)?=(?!=)", re.MULTILINE)


def scan(data: bytes) -> Exports:
    """What a Python source offers; with a syntax error, what can be told from its unindented lines.

    The check is that of the Python that runs this program: a newer language's syntax is a fault here.
    """
    try:
        module = _parse(data)
    except SyntaxError as error:
        fault = SyntaxFault(error.msg or "invalid syntax", error.lineno or 0, error.offset or 0)
        return Exports(_roughly(data), fault=fault)
    except (ValueError, RecursionError, MemoryError) as error:
        return Exports(_roughly(data), fault=SyntaxFault(str(error) or "it is nested too deeply", 0, 0))
    return _exports(module)


def scan_roughly(data: bytes) -> Exports:
    """What the unindented lines of a Python source tell; there may be more."""
    return Exports(_roughly(data), open_ended=True)


def _parse(data: bytes) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(data)


def _roughly(data: bytes) -> dict[str, int]:
    names: dict[str, int] = {}
    text = data.decode("utf-8-sig", "replace")
    lines = Lines(text)
    for match in _DEF.finditer(text):
        names.setdefault(match[1] or match[2], lines.at(match.start()))
    return names


def _exports(module: ast.Module) -> Exports:
    names: dict[str, int] = {}
    unlike: set[str] = set()
    imported: set[str] = set()
    open_ended = False
    for statement in _top_level(module.body):
        for name in _bound(statement):
            names[name] = statement.lineno
            unlike.discard(name)
            imported.discard(name)
            if isinstance(statement, ast.Import | ast.ImportFrom):
                imported.add(name)
            open_ended = open_ended or name in ("*", "__getattr__")
            if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef) and not _takes_two(statement.args):
                unlike.add(name)
    return Exports(names, open_ended, frozenset(unlike), imported=frozenset(imported))


def _top_level(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements that run when the module is imported, in order, those of `if`, `try`, `with` and loops included."""
    for statement in body:
        yield statement
        match statement:
            case ast.If() | ast.For() | ast.While():
                yield from _top_level([*statement.body, *statement.orelse])
            case ast.With():
                yield from _top_level(statement.body)
            case ast.Try() | ast.TryStar():
                handlers = [inner for handler in statement.handlers for inner in handler.body]
                yield from _top_level([*statement.body, *handlers, *statement.orelse, *statement.finalbody])


def _bound(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=value) if value is not None:
            yield name
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            yield from (alias.asname or alias.name.split(".")[0] for alias in aliases)


def _takes_two(arguments: ast.arguments) -> bool:
    positional = len(arguments.posonlyargs) + len(arguments.args)
    required = positional - len(arguments.defaults)
    return required <= 2 and (positional >= 2 or arguments.vararg is not None)
