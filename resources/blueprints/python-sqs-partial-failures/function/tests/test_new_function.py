"""Tests of working through the queue. Run with: pytest new-folder"""

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


def test_all_messages_are_handled(app, caplog):
    caplog.set_level("INFO")
    assert app.handler(event("batch"), None) == {"batchItemFailures": []}
    assert [record.args[0] for record in caplog.records] == ["1001", "1002", "1003"]


def test_only_the_messages_that_failed_come_back(app):
    good, broken = event("batch")["Records"], dict(event("broken")["Records"][0], messageId="broken")
    batch = {"Records": [good[0], broken, good[1]]}
    assert app.handler(batch, None) == {"batchItemFailures": [{"itemIdentifier": "broken"}]}


def test_a_message_that_lacks_something_comes_back(app):
    record = dict(event("batch")["Records"][0], body=json.dumps({"orderId": "1001"}))
    assert len(app.handler({"Records": [record]}, None)["batchItemFailures"]) == 1
