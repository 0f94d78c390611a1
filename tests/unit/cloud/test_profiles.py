"""Profiles of AWS's configuration files, and the credentials of the environment."""

from pathlib import Path

import pytest

from workbench.cloud.profiles import read_places
from workbench.model.errors import CloudError
from workbench.model.remote import RemotePlace

CONFIG = """
[default]
region = eu-central-1
[profile zoo]
output = json
[profile Work]
region = us-west-2
s3 =
    addressing_style = path
[sso-session company]
sso_region = us-east-1
"""
CREDENTIALS = """
[default]
aws_access_key_id = a
[only-a-key]
aws_access_key_id = b
region = ap-south-1
"""


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment that names two files, of which neither is there."""
    return {
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
    }


def write(environ: dict[str, str], config: str | None, credentials: str | None) -> None:
    for name, text in (("AWS_CONFIG_FILE", config), ("AWS_SHARED_CREDENTIALS_FILE", credentials)):
        if text is not None:
            Path(environ[name]).write_text(text, encoding="utf-8")


def test_a_computer_without_an_account(environ: dict[str, str]) -> None:
    assert read_places(environ) == ()


def test_every_profile_with_its_region(environ: dict[str, str]) -> None:
    write(environ, CONFIG, CREDENTIALS)
    assert read_places({**environ, "AWS_DEFAULT_REGION": "eu-north-1"}) == (
        RemotePlace("default", "eu-central-1"),
        RemotePlace("only-a-key", "ap-south-1"),
        RemotePlace("Work", "us-west-2"),
        RemotePlace("zoo", "eu-north-1"),
    )


@pytest.mark.parametrize(("config", "credentials"), [(CONFIG, None), (None, CREDENTIALS)])
def test_either_file_will_do(environ: dict[str, str], config: str | None, credentials: str | None) -> None:
    write(environ, config, credentials)
    assert read_places(environ)[0].profile == "default"


def test_credentials_of_the_environment_come_first(environ: dict[str, str]) -> None:
    write(environ, "[profile a]\n", None)
    named = {**environ, "AWS_ACCESS_KEY_ID": "a", "AWS_REGION": "eu-west-3", "AWS_DEFAULT_REGION": "eu-west-2"}
    assert read_places(named) == (RemotePlace("", "eu-west-3"), RemotePlace("a", "eu-west-3"))
    assert read_places({**environ, "AWS_ACCESS_KEY_ID": "a"}) == (
        RemotePlace("", "us-east-1"),
        RemotePlace("a", "us-east-1"),
    )


@pytest.mark.parametrize("text", ["no section", "[default]\nregion = a\n[default]\nregion = b\n"])
def test_a_file_that_cannot_be_read_is_named(environ: dict[str, str], text: str) -> None:
    write(environ, text, None)
    with pytest.raises(CloudError, match="The profiles of AWS cannot be read") as raised:
        read_places(environ)
    assert "config" in raised.value.why
