import re
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.engine.variables import RESERVED, LogStream, log_stream, sandbox_variables
from workbench.model.function import FunctionConfig, PackageType

FUNCTION = FunctionConfig("Hello", "python3.12", "app.handler", Path("/code"), memory_mb=256, version="7")
STREAM = LogStream("/aws/lambda/Hello", "2026/11/21/[7]abc")

EXPECTED = {
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EXECUTION_ENV": "AWS_Lambda_python3.12",
    "AWS_LAMBDA_FUNCTION_NAME": "Hello",
    "AWS_LAMBDA_FUNCTION_VERSION": "7",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
    "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
    "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/Hello",
    "AWS_LAMBDA_LOG_STREAM_NAME": "2026/11/21/[7]abc",
    "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9001",
    "_HANDLER": "app.handler",
    "LANG": "en_US.UTF-8",
    "TZ": ":UTC",
    "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
    "AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1:2000",
    "_AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1",
    "_AWS_XRAY_DAEMON_PORT": "2000",
}


def variables(function: FunctionConfig = FUNCTION) -> dict[str, str]:
    return sandbox_variables(function, "127.0.0.1:9001", STREAM)


def test_what_a_function_sees() -> None:
    found = variables()
    credentials = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}
    assert {name: value for name, value in found.items() if name not in credentials} == EXPECTED
    assert credentials <= found.keys()
    assert not {"AWS_LAMBDA_FUNCTION_TIMEOUT", "HOME", "HOSTNAME"} & found.keys(), "AWS has none of these"


def test_nothing_of_this_program_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "of the user")
    monkeypatch.setenv("MINE", "1")
    assert "of the user" not in variables().values()
    assert "MINE" not in variables()


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_reserved_names_cannot_be_set(name: str) -> None:
    assert variables(replace(FUNCTION, environment=((name, "mine"),))).get(name) != "mine"


def test_a_function_overrides_defaults() -> None:
    found = variables(replace(FUNCTION, environment=(("TZ", "Europe/Berlin"), ("STAGE", "dev"))))
    assert (found["TZ"], found["STAGE"]) == ("Europe/Berlin", "dev")


def test_an_image_has_its_own_handler() -> None:
    found = variables(replace(FUNCTION, package_type=PackageType.IMAGE))
    assert not {"_HANDLER", "AWS_EXECUTION_ENV"} & found.keys()


def test_credentials_can_be_given() -> None:
    found = sandbox_variables(FUNCTION, "h:1", STREAM, {"AWS_ACCESS_KEY_ID": "AKIA"})
    assert found["AWS_ACCESS_KEY_ID"] == "AKIA"


def test_log_stream() -> None:
    stream = log_stream(FUNCTION)
    assert stream.group == "/aws/lambda/Hello"
    assert re.fullmatch(r"\d{4}/\d{2}/\d{2}/\[7\][0-9a-f]{32}", stream.stream)
    assert log_stream(FUNCTION).stream != stream.stream
