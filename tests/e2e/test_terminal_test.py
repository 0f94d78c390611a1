"""`workbench test` on a real function: saved events are sent, and what comes is held against what is expected."""

import json
import signal
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.processes import processes_with
from tests.support.terminal import TIMEOUT_S, Terminal

CODE = """\
import json, time, uuid

def handler(event, context):
    if event.get("sleep"):
        time.sleep(event["sleep"])
    if event.get("fail"):
        raise KeyError("order")
    print("stored", event["count"])
    return {"stored": event["count"], "id": context.aws_request_id}
"""

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: {Runtime: python3.11, Handler: app.handler, CodeUri: orders/, Timeout: 60}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace of one function, without events."""
    root = tmp_path / "shop"
    (root / "orders").mkdir(parents=True)
    (root / "orders" / "app.py").write_text(CODE, encoding="utf-8")
    (root / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
    return root


def save(root: Path, name: str, event: object, expected: object = None, notes: str = "") -> None:
    path = root / "events" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(event), encoding="utf-8")
    if expected is not None:
        path.with_name(f"{path.stem}.expected.json").write_text(json.dumps(expected), encoding="utf-8")
    if notes:
        path.with_name(f"{path.stem}.event.toml").write_text(notes, encoding="utf-8")


IGNORED = '[expect]\nignore = ["/id"]\nlogs = ["stored 3"]\n'
FAILS = '[expect]\noutcome = "function_error"\nerror_type = "KeyError"\n'


def test_events_pass_with_one_line_each(terminal: Terminal, shop: Path, executor: str) -> None:
    save(shop, "three", {"count": 3}, {"stored": 3, "id": "any"}, IGNORED)
    save(shop, "orders/fails", {"fail": True}, notes=FAILS)
    save(shop, "orders/unexpected", {"count": 1})
    ended = terminal.run("test", shop, "--executor", executor)
    assert ended.status == 0, ended.err
    first, second = ended.out.splitlines()
    assert first.startswith("ok      orders/fails (Orders) ")
    assert second.startswith("ok      three (Orders) ")
    assert ended.err.endswith("2 event tests: 2 passed.\n")


def test_what_differs_fails_and_junit_says_so(terminal: Terminal, shop: Path, tmp_path: Path) -> None:
    save(shop, "three", {"count": 3}, {"stored": 2, "id": "any"}, IGNORED)
    save(shop, "fails", {"fail": True}, {"stored": 1})
    save(shop, "broken", {"count": 3}, {"stored": 3}, IGNORED)
    (shop / "events" / "broken.json").write_text("{", encoding="utf-8")
    junit = tmp_path / "out" / "junit.xml"
    ended = terminal.run("test", shop, "--executor", "process", "--junit", junit)
    assert ended.status == 2, ended.err
    assert "        /stored is 3; 2 was expected." in ended.out
    assert "The function failed with KeyError; it should have succeeded." in ended.out
    root = ElementTree.parse(junit).getroot()
    assert (root.attrib["tests"], root.attrib["failures"], root.attrib["errors"]) == ("3", "2", "1")
    cases = {case.attrib["name"]: case for case in root.iter("testcase")}
    assert {case.attrib["classname"] for case in cases.values()} == {"Orders"}
    assert "stored 3" in (cases["three"].findtext("system-out") or "")
    assert cases["broken"].find("error") is not None
    assert terminal.run("test", shop, "--executor", "process", "--filter", "three").status == 1


def test_update_makes_them_pass(terminal: Terminal, shop: Path) -> None:
    save(shop, "three", {"count": 3}, {"stored": 2, "id": "any"}, IGNORED)
    changed = terminal.run("test", shop, "--executor", "process", "--update")
    assert changed.status == 0, changed.err
    assert "/stored is 3; 2 was expected." in changed.out
    assert json.loads((shop / "events" / "three.expected.json").read_text())["stored"] == 3
    assert (shop / "events" / "three.event.toml").read_text() == IGNORED
    again = terminal.run("test", shop, "--executor", "process", "--json")
    assert (again.status, again.json["ok"]) == (0, 1)


def test_variables_have_their_values_of_the_environment(terminal: Terminal, shop: Path) -> None:
    (shop / "environments.toml").write_text("[dev]\nCOUNT = 3\n", encoding="utf-8")
    save(shop, "three", {"count": "${=env.COUNT}"}, {"stored": 3, "id": "any"}, IGNORED)
    assert terminal.run("test", shop, "--executor", "process", "--environment", "dev").status == 0
    lacking = terminal.run("test", shop, "--executor", "process")
    assert lacking.status == 2
    assert "${=env.COUNT}" in lacking.out or "COUNT" in lacking.out


def test_without_expectations_the_next_step_is_told(terminal: Terminal, shop: Path) -> None:
    save(shop, "three", {"count": 3})
    ended = terminal.run("test", shop)
    assert ended.status == 2
    assert "Save Result as Expectation" in ended.err


def test_an_interrupt_leaves_nothing(terminal: Terminal, shop: Path) -> None:
    for number in range(3):
        save(shop, f"slow-{number}", {"sleep": 50, "count": 1}, {})
    save(shop, "a-first", {"count": 3}, {"stored": 3, "id": "any"}, IGNORED)
    command = terminal.command(["test", str(shop), "--executor", "process", "--jobs", "2"])
    with subprocess.Popen(command, env=terminal.environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("ok      a-first")
        process.send_signal(signal.SIGINT)
        assert process.wait(TIMEOUT_S) == 130
    assert processes_with(str(terminal.home)) == []
