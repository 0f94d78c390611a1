"""How Lambda's refusals are told; the calls themselves are tested against a service (tests/integration/test_deploy)."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

from workbench.cloud.lambda_account import LambdaAccount
from workbench.model.deploy import Deployed, Package
from workbench.model.errors import CloudCredentialsError, CloudError, CloudRefusedError, CloudUnreachableError
from workbench.model.remote import RemotePlace

PLACE = RemotePlace("", "eu-west-1")
PACKAGE = Package(b"zip", "hash", 1, 1)
BASE = Deployed("f", "arn", "r1", "hash", 1)
CALLS: tuple[Callable[[LambdaAccount], object], ...] = (
    lambda account: account.read("f"),
    lambda account: account.state("f"),
    lambda account: account.update_code("f", PACKAGE),
    lambda account: account.update_settings("f", {"Timeout": 3}, BASE),
    lambda account: account.publish("f", "hash"),
    lambda account: account.create("f", PACKAGE, {"Runtime": "python3.12"}, "role"),
)


class Refusing:
    """A client of which every call fails."""

    def __init__(self, code: str, message: str) -> None:
        self._error = ClientError({"Error": {"Code": code, "Message": message}}, "Any")

    def __getattr__(self, _name: str) -> Callable[..., object]:
        def call(**_members: object) -> object:
            raise self._error

        return call


def refusing(monkeypatch: pytest.MonkeyPatch, code: str, message: str = "No.") -> LambdaAccount:
    monkeypatch.setattr(LambdaAccount, "_client", Refusing(code, message))
    return LambdaAccount(PLACE)


class Recording:
    """A client that answers with a configuration and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: dict[str, dict[str, Any]] = {}

    def __getattr__(self, name: str) -> Callable[..., object]:
        def call(**members: object) -> object:
            self.asked[name] = members
            return {"FunctionName": "f", "RevisionId": "r2", "Version": "7", "LastUpdateStatus": "InProgress"}

        return call


@pytest.mark.parametrize("call", CALLS)
def test_a_permission_that_is_missing_is_named(
    call: Callable[[LambdaAccount], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    message = "User: arn:aws:iam::1:user/me is not authorized to perform: lambda:UpdateFunctionCode on resource: x"
    with pytest.raises(CloudRefusedError) as caught:
        call(refusing(monkeypatch, "AccessDeniedException", message))
    assert caught.value.next_step == "Let the profile's policy allow lambda:UpdateFunctionCode."


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("PreconditionFailedException", "Somebody changed it"),
        ("ResourceConflictException", "under way"),
        ("TooManyRequestsException", "in a minute"),
        ("CodeStorageExceededException", "Delete versions"),
        ("InvalidParameterValueException", ""),
    ],
)
def test_what_to_do_next(code: str, advice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CloudRefusedError) as caught:
        refusing(monkeypatch, code).update_code("f", PACKAGE, revision="r1")
    assert caught.value.code == code
    assert caught.value.what == "The code of f could not be updated."
    assert advice in caught.value.next_step


def test_values_of_variables_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    message = 'You have exceeded the 4KB limit. String measured: {"TOKEN":"hush"}'
    with pytest.raises(CloudError) as caught:
        refusing(monkeypatch, "InvalidParameterValueException", message).update_settings("f", {}, BASE)
    assert "4KB limit" in str(caught.value)
    assert "hush" not in str(caught.value)


def test_credentials_that_are_no_longer_good(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CloudCredentialsError, match="Renew"):
        refusing(monkeypatch, "ExpiredTokenException").read("f")


def test_a_function_that_is_not_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    account = refusing(monkeypatch, "ResourceNotFoundException")
    assert account.read("f") is None
    with pytest.raises(CloudRefusedError):
        account.state("f")


def test_nobody_answers() -> None:
    account = LambdaAccount(PLACE, "http://127.0.0.1:1")
    with pytest.raises(CloudUnreachableError, match="f could not be read"):
        account.read("f")
    account.close()


def test_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Recording()
    monkeypatch.setattr(LambdaAccount, "_client", client)
    account = LambdaAccount(PLACE)
    told = account.update_code("f", PACKAGE, architecture="arm64", revision="r1")
    assert client.asked["update_function_code"] == {
        "FunctionName": "f",
        "ZipFile": b"zip",
        "Architectures": ["arm64"],
        "RevisionId": "r1",
    }
    assert (told.revision, told.status) == ("r2", "InProgress")
    account.update_settings("f", {"Timeout": 9}, BASE, revision="r2")
    assert client.asked["update_function_configuration"] == {"FunctionName": "f", "Timeout": 9, "RevisionId": "r2"}
    assert account.publish("f", "hash") == "7"
    assert client.asked["publish_version"] == {"FunctionName": "f", "CodeSha256": "hash"}
    account.create("f", PACKAGE, {"Runtime": "python3.12"}, "role")
    assert client.asked["create_function"]["Architectures"] == ["x86_64"]
    assert client.asked["create_function"]["Role"] == "role"
