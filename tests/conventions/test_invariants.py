"""Invariants of ARCHITECTURE.md that can be seen in the code: plain data, stores that use cases write, no secrets."""

import ast
import dataclasses
import importlib
import pkgutil
import typing
from collections.abc import Iterator

from tests.support.sources import Source, listing, source_of, sources
from workbench import model
from workbench.model.function import FunctionConfig
from workbench.model.report import Report
from workbench.model.run import Run

WRITES = {("runs", "put"), ("runs", "clear"), ("workspace", "set")}
"""The calls that write a store of `app/stores`, by the application's attribute and the method."""


def model_classes() -> Iterator[type]:
    for module in pkgutil.iter_modules(model.__path__):
        members = vars(importlib.import_module(f"{model.__name__}.{module.name}"))
        yield from (each for each in members.values() if isinstance(each, type) and dataclasses.is_dataclass(each))


def store_writes(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=store), attr=method)):
                if (store, method) in WRITES:
                    yield f"{source.at(node)} {store}.{method}"


def reachable(kind: object, seen: set[object]) -> set[object]:
    """The classes that a value of type `kind` can hold."""
    if kind not in seen:
        seen.add(kind)
        parts = list(typing.get_args(kind))
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            parts += typing.get_type_hints(kind).values()
        for part in parts:
            reachable(part, seen)
    return seen


def test_the_model_is_frozen() -> None:
    loose = [each.__name__ for each in model_classes() if not vars(each)["__dataclass_params__"].frozen]
    assert not loose, listing(loose)
    assert all(hasattr(each, "__slots__") for each in model_classes())


def test_front_ends_write_no_store() -> None:
    offenders = [line for source in sources("workbench/gui", "workbench/cli") for line in store_writes(source)]
    assert not offenders, listing(offenders)


def test_a_write_is_recognised() -> None:
    source = source_of("workbench/gui/x.py", "app.runs.put(run)\nself._app.workspace.set(x)\napp.runs.get(1)\nput(2)\n")
    assert len(list(store_writes(source))) == 2


def test_a_run_of_the_history_holds_no_configuration_and_so_no_environment_variables() -> None:
    held = reachable(Run, set())
    assert Report in held
    assert FunctionConfig not in held
