"""Events with variables in the terminal: what the function gets, what is kept of it, what keeps it from being sent."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.conftest import THREE
from tests.support.terminal import Terminal

ENVIRONMENTS = """\
REGION = "eu-central-1"
[dev]
BUCKET = "invoices-dev"
SIZE = 4812
TOKEN = { secret = "process", name = "TEST_TOKEN" }
[dev.alice]
BUCKET = "invoices-alice"
"""
EVENT = """\
{
  "bucket": "${env.BUCKET}", "region": "${env.REGION}", "size": "${=env.SIZE}",
  "at": "${now}", "epoch": "${=now-1h:epoch}", "ids": ["${uuid}", "${uuid:a}", "${uuid:a}"],
  "count": "${=counter}", "order": "${=file:data/order.json}", "logo": "${base64:data/logo.bin}",
  "price": "$5", "literal": "$${now}", "template": "${user}"
}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    shutil.copytree(THREE, root)
    (root / "environments.toml").write_text(ENVIRONMENTS)
    (root / "data").mkdir()
    (root / "data" / "order.json").write_text('{"total": 10000000000000000000000001}')
    (root / "data" / "logo.bin").write_bytes(b"\\xff\\x00")
    (root / "events").mkdir()
    (root / "events" / "order.json").write_text(EVENT)
    (root / "greet" / "app.py").write_text("def handler(event, context):\n    return event\n")
    return root


def test_the_function_gets_values(terminal: Terminal, place: Path) -> None:
    words = ("invoke", place, "Greet", "-e", place / "events" / "order.json", "--executor", "process", "--json")
    first, second = (terminal.run(*words, "--environment", "dev.alice").json["payload"] for _ in range(2))
    assert (first["bucket"], first["region"], first["size"]) == ("invoices-alice", "eu-central-1", 4812)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first["at"])
    assert isinstance(first["epoch"], int)
    assert first["ids"][0] != first["ids"][1] == first["ids"][2]
    assert first["ids"][1] != second["ids"][1]
    assert (first["count"], second["count"]) == (1, 2)
    assert first["order"] == {"total": 10000000000000000000000001}
    assert (first["price"], first["literal"], first["template"]) == ("$5", "${now}", "${user}")


def test_what_is_rendered_is_what_is_sent(terminal: Terminal, place: Path) -> None:
    event = '{"b": "${env.BUCKET}",  "n": 1.0}'
    rendered = terminal.run("events", "render", "-", place, "--environment", "dev", stdin=event)
    assert rendered.out == '{"b": "invoices-dev",  "n": 1.0}'
    raw = terminal.run("invoke", place, "Greet", "-e", event, "--raw", "--executor", "process", "--json")
    assert raw.json["payload"]["b"] == "${env.BUCKET}"


def test_a_missing_value_names_itself_and_nothing_runs(terminal: Terminal, place: Path) -> None:
    ended = terminal.run("invoke", place, "Greet", "-e", '["${env.A}", "${env.B}"]', "--environment", "dev", "--json")
    assert ended.status == 2
    assert ended.json["error"] == {
        "what": "The event needs ${env.A} and ${env.B}.",
        "why": "The environment dev has no such values.",
        "next": "Add them to environments.toml.",
    }
    assert "START" not in ended.err


def test_a_secret_reaches_the_function_and_not_the_history(
    terminal: Terminal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "greet" / "app.py").write_text("def handler(event, context):\n    return len(event['token'])\n")
    words = ("invoke", place, "Greet", "-e", '{"token": "${env.TOKEN}"}', "--environment", "dev", "--json")
    lacking = terminal.run(*words, "--executor", "process")
    assert (lacking.status, lacking.json["error"]["next"]) == (
        2,
        "Start the program with the environment variable TEST_TOKEN.",
    )
    monkeypatch.setenv("TEST_TOKEN", "s3cr3t-value")
    ended = terminal.run(*words, "--executor", "process")
    assert ended.json["payload"] == len("s3cr3t-value")
    assert "s3cr3t-value" not in ended.out + ended.err
    files = [path for path in terminal.home.rglob("*") if path.is_file()]
    assert not [path for path in files if b"s3cr3t-value" in path.read_bytes()]
    with closing(sqlite3.connect(terminal.home / "data" / "history" / "runs.db")) as history:
        rows = history.execute("SELECT event, environment FROM runs").fetchall()
    assert [(json.loads(event), name) for event, name in rows] == [({"token": "${env.TOKEN}"}, "dev")]
