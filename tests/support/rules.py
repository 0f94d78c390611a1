"""What the conventions look for in a syntax tree; each rule yields `path:line what` for every offender."""

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence

from tests.support.sources import Source


def dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of names and attributes; a call or subscript in the chain becomes `?`."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case _:
            return "?"


def calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    """Every call and the dotted name of what is called, with imported names written out (`sleep` as `time.sleep`)."""
    names = imported_names(source)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            first, _, rest = dotted(node.func).partition(".")
            yield node, ".".join(filter(None, (names.get(first, first), rest)))


def imports(source: Source) -> Iterator[tuple[ast.stmt, str]]:
    """Every import statement and the module it names, those only for type checking left out."""
    skipped = {id(inner) for node in ast.walk(source.tree) if _is_type_checking(node) for inner in ast.walk(node)}
    for node in ast.walk(source.tree):
        if id(node) in skipped:
            continue
        match node:
            case ast.Import(names=names):
                yield from ((node, alias.name) for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield node, module


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and dotted(node.test).endswith("TYPE_CHECKING")


def imported_names(source: Source) -> dict[str, str]:
    """Each name that an import binds, and what it stands for in full."""
    bound: dict[str, str] = {}
    for node in ast.walk(source.tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    first = alias.name.split(".")[0]
                    bound[alias.asname or first] = alias.name if alias.asname else first
            case ast.ImportFrom(module=str(module), names=names):
                bound.update({alias.asname or alias.name: f"{module}.{alias.name}" for alias in names})
    return bound


def banned_calls(source: Source, methods: Sequence[str], functions: Sequence[str]) -> Iterator[str]:
    """Calls of a method by name on anything, or of a function by its full name."""
    for node, name in calls(source):
        head, _, last = name.rpartition(".")
        if (head and last in methods) or name in functions:
            yield f"{source.at(node)} {name}()"


def unowned_tasks(source: Source) -> Iterator[str]:
    """Tasks made in any way but through a TaskOwner or an asyncio.TaskGroup."""
    groups = set(_task_groups(source))
    for node, name in calls(source):
        head, _, last = name.rpartition(".")
        if last in ("create_task", "ensure_future") and head not in groups:
            yield f"{source.at(node)} {name}()"


def _task_groups(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        match node:
            case ast.withitem(context_expr=ast.Call(func=func), optional_vars=ast.Name(id=name)):
                if dotted(func).endswith("TaskGroup"):
                    yield name


def third_party(source: Source) -> Iterator[tuple[ast.stmt, str]]:
    """Import statements of packages that are neither Python's nor ours, and the package."""
    ours = {"workbench", "tests", "scripts"}
    for node, module in imports(source):
        package = module.split(".")[0]
        if package not in sys.stdlib_module_names and package not in ours:
            yield node, package


def out_of_room(source: Source, rooms: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Imports of a package outside the rooms that the table gives it, and of packages that it does not know."""
    found = [*third_party(source), *((node, module) for node, module in imports(source) if module == "sqlite3")]
    for node, package in found:
        allowed = rooms.get(package)
        if allowed is None:
            yield f"{source.at(node)} imports {package}, which has no room"
        elif not any(source.room.startswith(room) for room in allowed):
            yield f"{source.at(node)} imports {package}; its place is {' or '.join(allowed) or 'nowhere'}"


def unmapped_packages(source: Source, families: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Packages whose functions this file calls without an `except` for one of their errors.

    `families` gives each package the dotted beginnings of its error names. `except Exception` does not count: it
    hides our own mistakes too.
    """
    caught = {
        name for node in ast.walk(source.tree) if isinstance(node, ast.ExceptHandler) for name in _caught(source, node)
    }
    called = {name.split(".")[0] for _, name in calls(source)}
    for _, package in dict.fromkeys((package, package) for _, package in imports(source)):
        top = package.split(".")[0]
        if top not in families or top not in called:
            continue
        if not any(name.startswith(prefix) for name in caught for prefix in families[top]):
            yield f"{source.path} calls {top} and catches none of its errors ({', '.join(families[top])})"


def _caught(source: Source, handler: ast.ExceptHandler) -> Iterator[str]:
    """The full names in one `except`; a name of a module-level tuple stands for what is in the tuple."""
    tuples = {
        target.id: node.value
        for node in source.tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    names = imported_names(source)
    todo = [handler.type]
    while todo:
        match todo.pop():
            case ast.Tuple(elts=elements):
                todo += elements
            case ast.Name(id=name) if name in tuples:
                todo.append(tuples.pop(name))
            case ast.Name() | ast.Attribute() as node:
                first, _, rest = dotted(node).partition(".")
                yield ".".join(filter(None, (names.get(first, first), rest)))


def raised_foreign(source: Source, families: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """`raise` of a third party's error class, or a bare `raise` in an `except` that caught one."""
    names = imported_names(source)
    prefixes = [prefix for family in families.values() for prefix in family]
    for node in ast.walk(source.tree):
        match node:
            case ast.Raise(exc=ast.Call(func=func)) | ast.Raise(exc=(ast.Name() | ast.Attribute()) as func):
                first, _, rest = dotted(func).partition(".")
                full = ".".join(filter(None, (names.get(first, first), rest)))
                if any(full.startswith(prefix) for prefix in prefixes):
                    yield f"{source.at(node)} raises {full}"
            case ast.ExceptHandler(body=body):
                foreign = any(name.startswith(prefix) for name in _caught(source, node) for prefix in prefixes)
                if foreign and any(isinstance(inner, ast.Raise) and inner.exc is None for inner in body):
                    yield f"{source.at(node)} passes on what it caught"


def without_docstring(source: Source) -> Iterator[str]:
    """The module and its classes that have no docstring."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Module | ast.ClassDef) and not ast.get_docstring(node):
            yield f"{source.at(node)} {getattr(node, 'name', 'module')}"


def has_behaviour(source: Source) -> bool:
    """Whether any function does something: its body is more than a docstring and `...`."""
    functions = (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return any(not all(_is_nothing(statement) for statement in function.body) for function in functions)


def _is_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )
