"""The functions of an account, from an emulator of AWS."""

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.moto_server import moto_server
from workbench.cloud.remote_functions import list_functions
from workbench.cloud.session import CloudSession
from workbench.model.errors import CloudCredentialsError
from workbench.model.remote import RemoteFunction, RemotePlace

REGION = "eu-west-1"
COUNT = 60
"""More than a page of ListFunctions has."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with moto_server() as found:
        make_functions(CloudSession(found, REGION))
        yield found


def make_functions(session: CloudSession) -> None:
    policy = json.dumps({"Version": "2012-10-17", "Statement": []})
    role = session.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=policy)["Role"]["Arn"]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("app.py", "def handler(event, context): ...")
    client = session.client("lambda")
    for number in reversed(range(COUNT)):
        client.create_function(
            FunctionName=f"f{number:02}",
            Runtime="python3.12",
            Role=role,
            Handler="app.handler",
            Code={"ZipFile": data.getvalue()},
            MemorySize=256,
            Timeout=9,
        )
    session.close()


def test_all_pages_by_name(address: str) -> None:
    found = list_functions(RemotePlace("", REGION), address)
    assert [one.name for one in found] == [f"f{number:02}" for number in range(COUNT)]
    first = found[0]
    assert first == RemoteFunction(
        "f00",
        f"arn:aws:lambda:{REGION}:123456789012:function:f00",
        "python3.12",
        "app.handler",
        256,
        9,
        code_bytes=first.code_bytes,
        modified=first.modified,
        sha256=first.sha256,
    )
    assert first.code_bytes > 0
    assert len(base64.b64decode(first.sha256)) == 32
    assert first.modified.startswith("20")


def test_another_region_has_others(address: str) -> None:
    assert list_functions(RemotePlace("", "us-east-2"), address) == ()


def test_a_profile_that_wants_a_code_is_not_asked_at_a_terminal(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config"
    config.write_text(
        "[profile boss]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = me\n"
        "mfa_serial = arn:aws:iam::123456789012:mfa/me\n"
        "[profile me]\naws_access_key_id = a\naws_secret_access_key = b\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    assert len(list_functions(RemotePlace("me", REGION), address)) == COUNT
    with pytest.raises(CloudCredentialsError, match="MFA code"):
        list_functions(RemotePlace("boss", REGION), address)


def test_a_profile_that_is_gone(address: str) -> None:
    with pytest.raises(CloudCredentialsError, match="gone"):
        list_functions(RemotePlace("gone", REGION), address)
