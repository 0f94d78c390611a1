"""The words of a deployment."""

from dataclasses import replace

import pytest

from tests.support.deploy_plans import CHANGES, DEV, PLAN
from workbench.gui.deploy.texts import (
    MASK,
    change_text,
    place_text,
    plan_text,
    setting_text,
    setting_title,
    step_detail,
    step_text,
    target_text,
)
from workbench.model.deploy import DeployStep, Package, SettingValue, StepName, StepState, is_secret


@pytest.mark.parametrize("name", ["TOKEN", "DB_PASSWORD", "api_key", "AWS_SECRET", "SIGNING_KEY", "SENTRY_DSN", "KEY"])
def test_variables_that_are_secret(name: str) -> None:
    assert is_secret(f"Environment.{name}")
    assert setting_text(f"Environment.{name}", "hush") == MASK


@pytest.mark.parametrize("key", ["Environment.CURRENCY", "Environment.MONKEYS", "Environment.TABLE", "KMSKeyArn"])
def test_settings_that_are_not(key: str) -> None:
    assert not is_secret(key)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("MemorySize", 10240, "10,240 MB"),
        ("Timeout", 3, "3 s"),
        ("Handler", "app.handler", "app.handler"),
        ("Layers", ("a", "b"), "a\nb"),
        ("Layers", (), "–"),
        ("Description", "", "–"),
        ("Description", None, "–"),
        ("Environment.TOKEN", None, "–"),
    ],
)
def test_values_have_their_units(key: str, value: SettingValue | None, text: str) -> None:
    assert setting_text(key, value) == text


def test_names() -> None:
    assert setting_title("Environment.TABLE") == "Environment · TABLE"
    assert place_text(DEV) == "dev · eu-central-1"
    assert target_text(PLAN.target) == "shop-Orders in dev · eu-central-1"


def test_what_stands_beside_files() -> None:
    counts = ("+1 −1", "", "", "")
    told = [change_text(change, count) for change, count in zip(CHANGES, counts, strict=True)]
    assert told == ["+1 −1", "10 B → 2.0 KB", "new · 2 B", "removed"]


def test_what_a_plan_comes_to() -> None:
    assert plan_text(PLAN) == "4 files differ · 3 settings differ"
    assert plan_text(replace(PLAN, code=None, settings=PLAN.settings[:1])) == "The code differs · 1 setting differs"
    assert plan_text(replace(PLAN, code=(), settings=())) == "It is what is deployed."
    assert plan_text(replace(PLAN, base=None)) == "shop-Orders is not there yet: it will be made."
    same = replace(PLAN, code=(), package=Package(b"", "old", 1, 1), settings=())
    assert plan_text(same) == "It is what is deployed."


def test_steps() -> None:
    done = DeployStep(StepName.PUBLISH, StepState.DONE, "42")
    assert (step_text(done), step_detail(done, PLAN)) == ("Publish a version", "version 42")
    assert step_detail(DeployStep(StepName.PACKAGE, StepState.DONE), PLAN) == "2.0 KB, 3 files"
    details = [step_detail(DeployStep(StepName.CODE, state, "hash"), PLAN) for state in StepState]
    assert details == ["", "running", "", "", "not done"]
