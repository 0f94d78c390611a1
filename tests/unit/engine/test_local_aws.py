from workbench.engine.local_aws import NOWHERE, LocalAws
from workbench.engine.runtime_api.secrets import STAND_INS


def test_without_endpoints_nothing_is_set() -> None:
    assert NOWHERE.variables == {}
    assert NOWHERE.credentials("111122223333") is STAND_INS


def test_each_endpoint_is_a_variable() -> None:
    aws = LocalAws("http://localhost:5000", "http://127.0.0.1:3001")
    assert aws.variables == {
        "AWS_ENDPOINT_URL": "http://localhost:5000",
        "AWS_ENDPOINT_URL_LAMBDA": "http://127.0.0.1:3001",
    }
    assert LocalAws(lambda_url="http://h").variables == {"AWS_ENDPOINT_URL_LAMBDA": "http://h"}


def test_the_access_key_names_the_account() -> None:
    credentials = LocalAws("http://h").credentials("111122223333")
    assert credentials["AWS_ACCESS_KEY_ID"] == "111122223333"
    assert credentials["AWS_SESSION_TOKEN"] == STAND_INS["AWS_SESSION_TOKEN"]
