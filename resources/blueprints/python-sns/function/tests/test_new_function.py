"""Tests of handling notifications. Run with: pytest new-folder"""

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


def test_a_notification_is_handled(app, caplog):
    caplog.set_level("INFO")
    assert app.handler(event("notification"), None) == {"handled": ["1001"]}
    assert caplog.messages == ["Order placed: order 1001 over 42.5"]


def test_a_message_that_is_no_json_is_tried_again(app):
    notification = event("notification")
    notification["Records"][0]["Sns"]["Message"] = "no JSON"
    with pytest.raises(ValueError):
        app.handler(notification, None)
