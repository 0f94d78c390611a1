"""Tests of the step. Run with: pytest new-folder"""

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


def test_an_order_is_charged(app):
    assert app.handler(event("task"), None) == {"orderId": "1001", "amount": 42.5, "receipt": "receipt-1001"}


def test_an_order_over_nothing_is_declined(app):
    with pytest.raises(app.Declined, match="1002"):
        app.handler(event("declined"), None)


def test_what_the_provider_says_is_passed_on(app, monkeypatch):
    def busy(*_order):
        raise app.TryAgain

    monkeypatch.setattr(app, "charge", busy)
    with pytest.raises(app.TryAgain):
        app.handler(event("task"), None)
