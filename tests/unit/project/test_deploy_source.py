"""A build that is up to date is packaged, one that is older is not, and what is lacking is said."""

import os
from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.engine.runtimes import load_runtimes
from workbench.model.function import Function
from workbench.project.deploy_source import deploy_source
from workbench.project.discovery import open_workspace

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: orders, Handler: app.handler, Runtime: RUNTIME}
"""
BUILT = ".aws-sam/build"
EARLY, LATE = 1_000_000_000, 2_000_000_000


def opened(root: Path, more: str = "", runtime: str = "python3.12") -> Function:
    texts = {"orders/app.py": "def handler(event, context): ...\n"}
    write(root, {**texts, "template.yaml": TEMPLATE.replace("RUNTIME", runtime) + more})
    os.utime(root / "orders" / "app.py", (EARLY, EARLY))
    return open_workspace(root, load_runtimes()).functions[0]


def build(root: Path, time_s: int) -> Path:
    write(root, {f"{BUILT}/template.yaml": "", f"{BUILT}/Orders/app.py": "", f"{BUILT}/Orders/requests/x.py": ""})
    os.utime(root / BUILT / "template.yaml", (time_s, time_s))
    return root / BUILT / "Orders"


def test_without_a_build_it_is_the_folder(tmp_path: Path) -> None:
    found = deploy_source(opened(tmp_path))
    assert (found.path, found.note) == (tmp_path / "orders", "")


def test_a_build_that_is_up_to_date(tmp_path: Path) -> None:
    function = opened(tmp_path)
    built = build(tmp_path, LATE)
    found = deploy_source(function)
    assert found.path == built
    assert found.note == "It is packaged from .aws-sam/build/Orders, where `sam build` put it."


@pytest.mark.parametrize("stamped", [True, False])
def test_a_build_that_is_older_than_the_code(tmp_path: Path, *, stamped: bool) -> None:
    function = opened(tmp_path)
    build(tmp_path, EARLY - 1)
    if not stamped:
        (tmp_path / BUILT / "template.yaml").unlink()
    found = deploy_source(function)
    assert found.path == tmp_path / "orders"
    assert "older than the code" in found.note


def test_a_build_method_without_a_build_is_told(tmp_path: Path) -> None:
    found = deploy_source(opened(tmp_path, "    Metadata: {BuildMethod: esbuild}\n"))
    assert "BuildMethod is esbuild" in found.note


def test_compiled_code_that_is_not_there_is_told(tmp_path: Path) -> None:
    function = opened(tmp_path, runtime="java21")
    assert "build it first" in deploy_source(function).note
    write(tmp_path, {"orders/lib/orders.jar": ""})
    assert deploy_source(function).note == ""


def test_a_zip_is_packaged_as_it_is(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"code.zip": "", "template.yaml": TEMPLATE.replace("RUNTIME", "java21").replace("orders,", "code.zip,")},
    )
    (function,) = open_workspace(tmp_path, load_runtimes()).functions
    build(tmp_path, LATE)
    found = deploy_source(function)
    assert (found.path, found.note) == (tmp_path / "code.zip", "")
