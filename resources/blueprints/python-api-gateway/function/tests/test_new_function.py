"""Tests of answering requests. Run with: pytest new-folder"""

import base64
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


def test_a_cart_is_priced(app):
    answer = app.handler(event("post"), None)
    assert answer["statusCode"] == 200
    assert json.loads(answer["body"]) == {"cart": "77", "items": 1, "total": 9.0}


def test_a_binary_body_is_read(app):
    request = event("post")
    request["body"] = base64.b64encode(request["body"].encode()).decode()
    request["isBase64Encoded"] = True
    assert app.handler(request, None)["statusCode"] == 200


@pytest.mark.parametrize("body", ["no JSON", "", None, "[]", "{}", '{"items": 1}', '{"items": [{"count": 1}]}'])
def test_a_mistake_of_the_client_is_told(app, body):
    answer = app.handler(dict(event("post"), body=body), None)
    assert answer["statusCode"] == 400
    assert "message" in json.loads(answer["body"])
