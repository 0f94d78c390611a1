"""Tests of following a table. Run with: pytest new-folder"""

import importlib
import json
import sys
from decimal import Decimal
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


def test_all_changes_are_handled(app, caplog):
    caplog.set_level("INFO")
    assert app.handler(event("changes"), None) == {"batchItemFailures": []}
    assert [record.args[0] for record in caplog.records] == ["INSERT", "MODIFY", "REMOVE"]
    assert caplog.records[1].args[2] == "Paid"


def test_the_batch_goes_on_at_the_first_that_fails(app, monkeypatch):
    batch = event("changes")
    seen = []

    def fail_at_second(kind, change):
        seen.append(kind)
        if kind == "MODIFY":
            raise RuntimeError("not now")

    monkeypatch.setattr(app, "handle", fail_at_second)
    second = batch["Records"][1]["dynamodb"]["SequenceNumber"]
    assert app.handler(batch, None) == {"batchItemFailures": [{"itemIdentifier": second}]}
    assert seen == ["INSERT", "MODIFY"]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ({"S": "tea"}, "tea"),
        ({"N": "42.5"}, Decimal("42.5")),
        ({"BOOL": False}, False),
        ({"NULL": True}, None),
        ({"B": "cGl4ZWxz"}, b"pixels"),
        ({"SS": ["a", "b"]}, {"a", "b"}),
        ({"NS": ["1"]}, {Decimal(1)}),
        ({"BS": ["cGl4ZWxz"]}, {b"pixels"}),
        ({"L": [{"S": "a"}, {"M": {"n": {"N": "1"}}}]}, ["a", {"n": Decimal(1)}]),
    ],
)
def test_values_become_plain(app, value, wanted):
    assert app.plain(value) == wanted
