"""Tests of the greeting. Run with: pytest new-folder"""

import importlib
import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def app(monkeypatch):
    """The function's module, imported anew as at a cold start."""
    monkeypatch.syspath_prepend(HERE.parent / "src")
    monkeypatch.delitem(sys.modules, "app", raising=False)
    return importlib.import_module("app")


def event(name):
    """A saved event: the one that the workbench sends."""
    return json.loads((HERE / "../../events/new-function" / f"{name}.json").read_text(encoding="utf-8"))


def test_the_name_is_greeted(app):
    assert app.handler(event("named"), None) == {"message": "Hello, Ada"}


@pytest.mark.parametrize("nobody", [{}, {"name": ""}, {"name": None}])
def test_without_a_name_the_world_is_greeted(app, nobody):
    assert app.handler(nobody, None) == {"message": "Hello, world"}
