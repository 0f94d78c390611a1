"""All facts: the tables of `rows_*.py`, one after the other."""

import importlib
import pkgutil

from tests import conformance
from tests.conformance.fact import Fact


def facts() -> tuple[Fact, ...]:
    """Every row, in the order of the modules' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(conformance.__path__))
    modules = [importlib.import_module(f"tests.conformance.{name}") for name in names if name.startswith("rows_")]
    return tuple(fact for module in modules for fact in module.FACTS)


FACTS = facts()
