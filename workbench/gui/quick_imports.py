"""Importing modules at Python's own speed beside PySide, which reads the source of each to look for its own name.

It wants to know where its optional features (snake_case names, true properties) may be chosen. Nothing here
chooses any, and looking costs a tenth of the window's start and 14 MB that stay (PySide 6.10, `feature.py`).
"""

import contextlib
import importlib
from types import ModuleType
from typing import Any


def read_no_sources() -> None:
    """Answer for PySide that no module uses its features. One that asks in another way goes on asking."""
    with contextlib.suppress(ImportError):
        importlib.import_module("PySide6")  # makes the package that comes next
        feature: Any = importlib.import_module("shibokensupport.feature")
        if hasattr(feature, "_mod_uses_pyside"):
            feature._mod_uses_pyside = _uses_no_features


def _uses_no_features(_module: ModuleType) -> bool:
    return False
