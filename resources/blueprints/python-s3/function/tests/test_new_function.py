"""Tests of handling objects. Run with: pytest new-folder"""

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


def test_an_object_is_handled(app):
    assert app.handler(event("put"), None) == {
        "objects": [{"bucket": "uploads", "key": "incoming/2026/annual report.pdf", "bytes": 48120}]
    }


def test_every_object_of_an_event_is_handled(app):
    two = {"Records": event("put")["Records"] * 2}
    assert len(app.handler(two, None)["objects"]) == 2


def test_an_event_that_is_none_is_an_error(app):
    with pytest.raises(KeyError):
        app.handler({}, None)
