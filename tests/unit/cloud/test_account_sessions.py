from collections.abc import Iterator

import pytest

from workbench.cloud.account_sessions import AccountSessions

ONE, OTHER = "111122223333", "444455556666"


@pytest.fixture
def sessions() -> Iterator[AccountSessions]:
    made = AccountSessions("http://127.0.0.1:1")
    yield made
    made.close()


def test_the_account_is_the_key(sessions: AccountSessions) -> None:
    client = sessions.client("s3", ONE, "eu-west-1")
    assert client._request_signer._credentials.access_key == ONE
    assert client.meta.region_name == "eu-west-1"
    assert client.meta.config.s3 == {"addressing_style": "path"}
    assert sessions.client("s3", ONE, "eu-west-1") is client
    other = sessions.client("s3", OTHER, "eu-west-2")
    assert other._request_signer._credentials.access_key == OTHER
    assert other.meta.region_name == "eu-west-2"


@pytest.mark.parametrize("endpoint", ["https://s3.eu-west-1.amazonaws.com", "https://logs.eu-west-1.api.aws"])
def test_at_aws_the_users_own_credentials_are_used(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    sessions = AccountSessions(endpoint)
    client = sessions.client("logs", ONE, "eu-west-1")
    assert client._request_signer._credentials.access_key == "AKIDEXAMPLE"
    assert sessions.client("logs", OTHER, "eu-west-1") is client
    sessions.close()


def test_a_name_that_only_looks_like_awss(sessions: AccountSessions) -> None:
    for endpoint in ("http://localhost:4566", "http://amazonaws.com.evil:1", "not a url", ""):
        assert not AccountSessions(endpoint)._real
