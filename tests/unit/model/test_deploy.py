"""What a plan says of itself, and that nothing secret is in what may be logged of it."""

from dataclasses import replace

import pytest

from workbench.model.deploy import (
    ChangeKind,
    CodeChange,
    Deployed,
    DeploymentTarget,
    DeployPlan,
    DeployResult,
    Package,
    SettingKind,
    SettingRow,
)
from workbench.model.errors import CloudError
from workbench.model.remote import RemotePlace

BASE = Deployed("f", "arn:aws:lambda:eu-west-1:123456789012:function:f", "r1", "same", 10)
PLAN = DeployPlan(
    "f", DeploymentTarget(RemotePlace("dev", "eu-west-1"), "f"), Package(b"zip", "same", 1, 3), BASE, (), ()
)
CHANGE = CodeChange("app.py", ChangeKind.CHANGED, "secret a", "secret b")


def test_nothing_differs() -> None:
    assert PLAN.is_empty
    assert not PLAN.code_differs
    assert PLAN.wanted == {}


@pytest.mark.parametrize(
    ("plan", "differs"),
    [
        (replace(PLAN, base=None), True),
        (replace(PLAN, code=(CHANGE,)), True),
        (replace(PLAN, code=None), False),
        (replace(PLAN, code=None, package=Package(b"", "other", 1, 3)), True),
        (replace(PLAN, package=Package(b"", "other", 1, 3)), False),
    ],
)
def test_code_differs_by_its_files_else_by_its_hash(plan: DeployPlan, differs: bool) -> None:
    assert plan.code_differs is differs


def test_only_settings_that_differ_are_wanted() -> None:
    rows = (
        SettingRow("Timeout", SettingKind.DIFFERENT, 3, 9),
        SettingRow("Runtime", SettingKind.SAME, "python3.12", "python3.12"),
        SettingRow("Layers", SettingKind.NOT_COMPARED, ()),
    )
    plan = replace(PLAN, settings=rows)
    assert plan.wanted == {"Timeout": 9}
    assert not plan.is_empty


def test_the_account_is_read_from_the_arn() -> None:
    assert BASE.account == "123456789012"
    assert replace(BASE, arn="").account == ""


def test_neither_code_nor_values_are_in_a_text_of_it() -> None:
    row = SettingRow("Environment.TOKEN", SettingKind.DIFFERENT, "secret c", "secret d")
    base = replace(BASE, settings={"Environment.TOKEN": "secret c"}, location="https://secret")
    assert "secret" not in repr(replace(PLAN, base=base, code=(CHANGE,), settings=(row,)))


def test_a_result_is_deployed_when_all_was_done() -> None:
    assert DeployResult(PLAN, ()).deployed
    assert not DeployResult(PLAN, (), stopped=True).deployed
    assert not DeployResult(PLAN, (), error=CloudError("no")).deployed
