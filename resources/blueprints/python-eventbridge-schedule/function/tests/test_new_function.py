"""Tests of the hourly work. Run with: pytest new-folder"""

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


HOUR_BEFORE = {"from": "2026-11-21T09:00:00+00:00", "to": "2026-11-21T10:00:00+00:00"}


def test_the_hour_before_is_worked_on(app):
    assert app.handler(event("scheduled"), None) == HOUR_BEFORE


@pytest.mark.parametrize("late", ["2026-11-21T10:00:07Z", "2026-11-21T10:59:59Z"])
def test_a_late_run_works_on_the_same_hour(app, late):
    assert app.handler(dict(event("scheduled"), time=late), None) == HOUR_BEFORE
