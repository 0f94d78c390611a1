"""`workbench deploy` on an account that is not there."""

import json
from pathlib import Path

import pytest

from tests.support.deploy_workspace import ROLE, write_workspace
from tests.support.fake_account import FakeAccount, account
from workbench.cli.main import main
from workbench.model.errors import CloudError
from workbench.model.remote import RemotePlace

__all__ = ["account"]
CONFIG = """\
[profile dev]
region = eu-west-1
[profile prod]
region = eu-central-1
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A workspace, and a computer with two profiles."""
    config = tmp_path / "config"
    config.write_text(CONFIG)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    return str(write_workspace(tmp_path / "shop"))


DEV = ("--profile", "dev")


@pytest.mark.usefixtures("engine")
def test_nothing_is_deployed_without_yes(shop: str, account: FakeAccount, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deploy", shop, "Orders", *DEV]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[:3] == [
        "Orders is not there yet: it will be made.",
        "--- /dev/null",
        "+++ here/app.py",
    ]
    assert told.err == "Nothing was deployed; --yes does it.\n"
    assert account.calls == ["read", "close"]
    assert account.places == [RemotePlace("dev", "eu-west-1")]


@pytest.mark.usefixtures("engine")
def test_it_is_made_updated_and_then_the_same(
    shop: str, account: FakeAccount, capsys: pytest.CaptureFixture[str]
) -> None:
    name = ("--name", "shop-Orders")
    assert main(["deploy", shop, "Orders", *DEV, *name, "--role", ROLE, "--yes"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[-1] == "shop-Orders was deployed to dev · eu-west-1 as version 42."
    assert told.err.splitlines() == ["done: package", "done: check", "done: create", "done: publish"]
    Path(shop, "orders", "app.py").write_text("handler = print\n")
    assert main(["deploy", shop, "Orders", "--yes", "--no-publish", "--json"]) == 0
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert found["target"] == {"profile": "dev", "region": "eu-west-1", "function": "shop-Orders"}, "as the last time"
    assert found["files"] == [{"path": "app.py", "change": "changed"}]
    assert (found["deployed"], found["version"], found["differs"]) == (True, "", True)
    assert main(["deploy", shop, "Orders", "--yes"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Orders is what is deployed as shop-Orders."
    assert account.calls.count("publish") == 1


@pytest.mark.usefixtures("engine")
def test_a_failure_is_told_with_what_to_do(shop: str, account: FakeAccount, capsys: pytest.CaptureFixture[str]) -> None:
    account.failures["create"] = CloudError("Orders could not be made.", "Denied.", "Let the policy allow it.")
    assert main(["deploy", shop, "Orders", *DEV, "--role", ROLE, "--yes"]) == 2
    assert "Let the policy allow it." in capsys.readouterr().err
    assert main(["deploy", shop, "Orders", *DEV, "--yes"]) == 2
    assert "needs a role" in capsys.readouterr().err


@pytest.mark.usefixtures("engine", "account")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Orders",), "It is not known where to deploy to."),
        (("Orders", "--profile", "gone"), "There is no profile gone."),
        (("Gone", "--profile", "dev"), "There is no function Gone"),
    ],
)
def test_what_is_not_there(shop: str, words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deploy", shop, *words]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures("engine")
def test_another_region(shop: str, account: FakeAccount) -> None:
    assert main(["deploy", shop, "Orders", *DEV, "--region", "us-west-2"]) == 0
    assert account.places == [RemotePlace("dev", "us-west-2")]


@pytest.mark.usefixtures("engine", "account")
def test_a_computer_without_accounts(
    shop: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", shop + "/none")
    assert main(["deploy", shop, "Orders"]) == 2
    assert "no account to deploy to" in capsys.readouterr().err
