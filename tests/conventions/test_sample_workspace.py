"""The bundled sample workspace does what its README says, offline and without third-party packages."""

import json
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.support.sources import ROOT

SAMPLE = ROOT / "resources" / "sample"

RUN_PYTHON = """
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
result = importlib.import_module("app").handler(json.load(open(sys.argv[2])), None)
print(json.dumps(result), file=sys.stderr)
"""

RUN_NODE = """
const [module, file] = process.argv.slice(1);
const { handler } = await import(module);
const { readFileSync } = await import("node:fs");
console.error(JSON.stringify(await handler(JSON.parse(readFileSync(file)))));
"""


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def run_python(function: str, event: str) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-BIc", RUN_PYTHON, str(SAMPLE / function), str(SAMPLE / "events" / event)])


def result_of(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stderr.splitlines()[-1])


def test_hello_greets() -> None:
    assert result_of(run_python("hello", "hello.json")) == {"message": "Hello, Ana"}


def test_orders_sums_up_the_uploaded_file_and_writes_to_the_log() -> None:
    done = run_python("orders", "orders-uploaded.json")
    (file,) = result_of(done)["files"]
    assert file["key"] == "incoming/2026/order 1001.json"
    assert file["orders"] == 5000
    assert round(sum(file["products"].values()), 2) == file["total"]
    assert "reading s3://shop-orders/" in done.stdout


def test_refund_pays_back() -> None:
    assert result_of(run_python("refund", "refund.json")) == {"orderId": "1001", "refunded": 12.5}


def test_refund_fails_clearly_for_a_negative_amount() -> None:
    done = run_python("refund", "refund-negative.json")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "ValueError: amount is -12.5, it must not be negative"


@pytest.mark.node
def test_checkout_prices_the_cart() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    module, event = SAMPLE / "checkout" / "index.mjs", SAMPLE / "events" / "checkout.json"
    response = result_of(run([node, "--input-type=module", "-e", RUN_NODE, module.as_uri(), str(event)]))
    assert response["statusCode"] == 200
    assert json.loads(response["body"])["cart"] == "77"


def test_the_readme_names_every_event() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    for path in (SAMPLE / "events").iterdir():
        assert f"`events/{path.name}`" in readme


def test_the_sample_holds_sources_only() -> None:
    suffixes = {path.suffix for path in SAMPLE.rglob("*") if path.is_file()}
    assert suffixes == {".py", ".mjs", ".json", ".yaml", ".md"}
