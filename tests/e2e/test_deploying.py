"""A function is compared with an account and deployed in the real window, by keys alone; the account is `serve`."""

import io
import json
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import leftovers
from tests.support.display import Display, display
from tests.support.lambda_service import ACCOUNT, RunningService, running_service
from tests.support.waiting import until
from tests.support.window import Window, open_window

__all__ = ["display"]

pytestmark = pytest.mark.display

REGION = "eu-west-1"
OLD = "def handler(event, context):\n    return 'old'\n"
ADDED = "# Deployed by hand."


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningService]:
    """An account with an old Greet, which the one profile of this computer leads to."""
    profile, keys = tmp_path / "aws-config", tmp_path / "aws-credentials"
    profile.write_text(f"[profile dev]\nregion = {REGION}\n", encoding="utf-8")
    keys.write_text(f"[dev]\naws_access_key_id = {ACCOUNT}\naws_secret_access_key = x\n", encoding="utf-8")
    with running_service(tmp_path / "account") as service:
        monkeypatch.setenv("AWS_CONFIG_FILE", str(profile))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(keys))
        monkeypatch.setenv("AWS_ENDPOINT_URL", service.url)
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as file:
            file.writestr("app.py", OLD)
        client(service).create_function(
            FunctionName="Greet",
            Runtime="python3.11",
            Handler="app.handler",
            Role=f"arn:aws:iam::{ACCOUNT}:role/greet",
            Code={"ZipFile": package.getvalue()},
        )
        yield service


def client(account: RunningService) -> Any:
    """What the account's owner asks it with."""
    return account.client(region=REGION)


def versions(account: RunningService) -> list[str]:
    """The published ones."""
    listed = client(account).list_versions_by_function(FunctionName="Greet")["Versions"]
    return [one["Version"] for one in listed if one["Version"] != "$LATEST"]


def deployed_code(account: RunningService) -> str:
    """The file that is deployed."""
    location = client(account).get_function(FunctionName="Greet")["Code"]["Location"]
    with urllib.request.urlopen(location, timeout=30) as answer, zipfile.ZipFile(io.BytesIO(answer.read())) as package:
        assert package.namelist() == ["app.py"]
        return package.read("app.py").decode()


def open_deployment(window: Window) -> None:
    """Ask for the deployment of the function in the explorer, and wait until it is asked where to."""
    window.key("ctrl+shift+u")
    until(lambda: window.dialog("Deploy Greet"), "the deployment to be asked for")


def close_deployment(window: Window) -> None:
    """Close it by Escape."""
    window.key("Escape")
    until(lambda: not window.dialog("Deploy Greet"), "the dialog to be closed")
    window.focus()


def agree(window: Window, account: RunningService, version: str) -> None:
    """Press Enter, which compares and then deploys what was compared, until the version is there."""

    def entered() -> bool:
        if versions(account)[-1:] == [version]:
            return True
        window.key("Return")
        return False

    until(entered, f"version {version}", step_s=0.5)


def test_a_function_is_deployed_by_keyboard_alone(
    display: Display, home: Path, workspace: Path, account: RunningService
) -> None:
    code = workspace / "greet" / "app.py"
    with open_window(display, home, workspace) as window:
        window.key("ctrl+p")
        window.type("Greet")
        window.key("Return")
        until(lambda: window.title().startswith("app.py"), "the function to be chosen")

        open_deployment(window)
        close_deployment(window)
        assert versions(account) == [], "nothing is deployed that nobody agreed to"
        assert deployed_code(account) == OLD

        open_deployment(window)
        agree(window, account, "1")
        assert deployed_code(account) == code.read_text(encoding="utf-8")
        settings = client(account).get_function_configuration(FunctionName="Greet", Qualifier="1")
        assert (settings["MemorySize"], settings["Timeout"]) == (256, 20)
        assert settings["Environment"]["Variables"] == {"GREETING": "Hello"}
        close_deployment(window)

        window.write_at_end(ADDED)
        window.key("ctrl+s")
        until(lambda: ADDED in code.read_text(encoding="utf-8"), "the code to be saved")
        open_deployment(window)
        agree(window, account, "2")
        assert deployed_code(account) == code.read_text(encoding="utf-8")
        close_deployment(window)
        assert window.quit() == 0
    kept = json.loads((home / "data" / "session.json").read_text(encoding="utf-8"))["deploy_targets"]
    assert list(kept.values()) == [["dev", REGION, "Greet"]]
    leftovers.assert_none(home)
