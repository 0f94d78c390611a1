"""Tests of reading the stream. Run with: pytest new-folder"""

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


def test_all_records_are_handled(app, caplog):
    caplog.set_level("INFO")
    assert app.handler(event("batch"), None) == {"batchItemFailures": []}
    assert len(caplog.records) == len(event("batch")["Records"])


def test_the_batch_goes_on_at_the_first_that_fails(app):
    batch = event("broken")
    first = batch["Records"][0]["kinesis"]["sequenceNumber"]
    assert app.handler(batch, None) == {"batchItemFailures": [{"itemIdentifier": first}]}


def test_records_before_it_are_handled(app, caplog):
    caplog.set_level("INFO")
    good, broken = event("batch")["Records"], event("broken")["Records"]
    failures = app.handler({"Records": [*good, *broken]}, None)["batchItemFailures"]
    assert failures == [{"itemIdentifier": broken[0]["kinesis"]["sequenceNumber"]}]
    assert [record.levelname for record in caplog.records] == ["INFO"] * len(good) + ["ERROR"]
