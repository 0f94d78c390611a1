"""A plan as text."""

from dataclasses import replace

from tests.support.deploy_plans import PLAN
from workbench.cli.deploy_diff import plan_lines
from workbench.model.deploy import ChangeKind, CodeChange, Package


def test_files_and_settings_that_differ() -> None:
    assert list(plan_lines(PLAN)) == [
        "--- deployed/app.py",
        "+++ here/app.py",
        "@@ -1 +1 @@",
        "-a = 1",
        "+a = 2",
        "changed: logo.png (10 to 2,048 bytes)",
        "--- /dev/null",
        "+++ here/new.py",
        "@@ -0,0 +1 @@",
        "+b",
        "--- deployed/old.py",
        "+++ /dev/null",
        "@@ -1 +0,0 @@",
        "-c",
        "MemorySize: 256 -> 512",
        "Environment.API_TOKEN: •••••• -> ••••••",
        "Layers: (none) -> arn:one, arn:two",
        "Environment.TABLE: not compared (Only a stack knows it: !Ref Table)",
    ]


def test_nothing_differs() -> None:
    same = replace(PLAN, code=(), settings=())
    assert list(plan_lines(same)) == ["Orders is what is deployed as shop-Orders."]


def test_deployed_files_that_could_not_be_looked_at() -> None:
    (line,) = plan_lines(replace(PLAN, code=None, code_unknown="Status 403.", settings=()))
    assert line == "The package differs; the deployed files could not be looked at: Status 403."
    unknown = replace(PLAN, code=None, package=Package(b"", "old", 1, 1), settings=())
    assert list(plan_lines(unknown)) == ["Orders is what is deployed as shop-Orders."]


def test_a_file_that_only_can_be_run_now_and_a_new_function() -> None:
    mode = CodeChange("bootstrap", ChangeKind.CHANGED, "x", "x", 1, 1)
    lines = list(plan_lines(replace(PLAN, base=None, code=(mode,), settings=())))
    assert lines == ["shop-Orders is not there yet: it will be made.", "changed: bootstrap"]
