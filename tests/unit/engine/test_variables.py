import re
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.engine.runtime_api.secrets import Secrets
from workbench.engine.variables import (
    LogStream,
    hidden_from_extensions,
    initialization_type,
    log_stream,
    sandbox_variables,
)
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig, LogFormat, LoggingConfig, PackageType
from workbench.model.reserved_variables import RESERVED_VARIABLES

FUNCTION = FunctionConfig("Hello", "python3.12", "app.handler", Path("/code"), memory_mb=256, version="7")
STREAM = LogStream("/aws/lambda/Hello", "2026/11/21/[7]abc")
SECRETS = Secrets(credentials_token="open", metadata_token="meta")

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
    "AWS_LAMBDA_METADATA_API": "127.0.0.1:9001",
    "AWS_LAMBDA_METADATA_TOKEN": "meta",
    "_HANDLER": "app.handler",
    "LANG": "en_US.UTF-8",
    "TZ": ":UTC",
    "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
    "AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1:2000",
    "_AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1",
    "_AWS_XRAY_DAEMON_PORT": "2000",
}


CREDENTIALS = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}


def variables(
    function: FunctionConfig = FUNCTION, kind: InitializationType = InitializationType.ON_DEMAND
) -> dict[str, str]:
    return sandbox_variables(function, "127.0.0.1:9001", STREAM, SECRETS, kind)


def test_what_a_function_sees() -> None:
    found = variables()
    assert {name: value for name, value in found.items() if name not in CREDENTIALS} == EXPECTED
    assert found.keys() >= CREDENTIALS
    assert not {"AWS_LAMBDA_FUNCTION_TIMEOUT", "HOME", "HOSTNAME"} & found.keys(), "AWS has none of these"


def test_nothing_of_this_program_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "of the user")
    monkeypatch.setenv("MINE", "1")
    assert "of the user" not in variables().values()
    assert "MINE" not in variables()


@pytest.mark.parametrize("name", sorted(RESERVED_VARIABLES))
def test_reserved_names_cannot_be_set(name: str) -> None:
    assert variables(replace(FUNCTION, environment=((name, "mine"),))).get(name) != "mine"


def test_a_function_overrides_defaults() -> None:
    found = variables(replace(FUNCTION, environment=(("TZ", "Europe/Berlin"), ("STAGE", "dev"))))
    assert (found["TZ"], found["STAGE"]) == ("Europe/Berlin", "dev")


def test_an_image_has_its_own_handler() -> None:
    found = variables(replace(FUNCTION, package_type=PackageType.IMAGE))
    assert not {"_HANDLER", "AWS_EXECUTION_ENV"} & found.keys()


def test_credentials_can_be_given() -> None:
    found = sandbox_variables(FUNCTION, "h:1", STREAM, Secrets({"AWS_ACCESS_KEY_ID": "AKIA"}))
    assert found["AWS_ACCESS_KEY_ID"] == "AKIA"


def test_a_snapshot_holds_neither_credentials_nor_the_stream() -> None:
    found = variables(kind=InitializationType.SNAP_START)
    assert not (CREDENTIALS | {"AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME"}) & found.keys()
    assert found["AWS_LAMBDA_INITIALIZATION_TYPE"] == "snap-start"
    assert found["AWS_CONTAINER_CREDENTIALS_FULL_URI"] == "http://127.0.0.1:9001/2021-04-23/credentials"
    assert found["AWS_CONTAINER_AUTHORIZATION_TOKEN"] == "open"


def test_an_own_runtime_is_told_its_handler_only() -> None:
    found = variables(replace(FUNCTION, runtime="provided.al2023"))
    assert found["_HANDLER"] == "app.handler"
    assert "AWS_EXECUTION_ENV" not in found


def test_managed_instances() -> None:
    managed = replace(FUNCTION, max_concurrency=8)
    assert variables(managed)["AWS_LAMBDA_MAX_CONCURRENCY"] == "8"
    image = variables(replace(managed, package_type=PackageType.IMAGE))
    assert image["AWS_EXECUTION_ENV"] == "AWS_Lambda_Image"


@pytest.mark.parametrize(("level", "told"), [("", "INFO"), ("DEBUG", "DEBUG")])
def test_a_json_log_is_told_with_its_level(level: str, told: str) -> None:
    found = variables(replace(FUNCTION, logging=LoggingConfig(LogFormat.JSON, level)))
    assert (found["AWS_LAMBDA_LOG_FORMAT"], found["AWS_LAMBDA_LOG_LEVEL"]) == ("JSON", told)
    assert "AWS_LAMBDA_LOG_FORMAT" not in variables()


def test_how_environments_are_initialised() -> None:
    assert initialization_type(FUNCTION) is InitializationType.ON_DEMAND
    assert initialization_type(replace(FUNCTION, snap_start=True)) is InitializationType.SNAP_START
    assert initialization_type(replace(FUNCTION, max_concurrency=1)) is InitializationType.MANAGED


def test_extensions_do_not_get_what_is_the_runtimes() -> None:
    hidden = hidden_from_extensions(["_MINE", "AWS_XRAY_MINE", "STAGE", "AWS_REGION"])
    assert {"_MINE", "AWS_XRAY_MINE", "_HANDLER", "LAMBDA_TASK_ROOT", "AWS_EXECUTION_ENV"} <= set(hidden)
    assert not {"STAGE", "AWS_REGION", "AWS_ACCESS_KEY_ID"} & set(hidden)
    assert list(hidden) == sorted(set(hidden))


def test_log_stream() -> None:
    stream = log_stream(FUNCTION)
    assert stream.group == "/aws/lambda/Hello"
    assert re.fullmatch(r"\d{4}/\d{2}/\d{2}/\[7\][0-9a-f]{32}", stream.stream)
    assert log_stream(FUNCTION).stream != stream.stream


def test_a_log_group_of_its_own_puts_the_name_into_the_stream() -> None:
    stream = log_stream(replace(FUNCTION, logging=LoggingConfig(group="/mine")))
    assert stream.group == "/mine"
    assert re.fullmatch(r"\d{4}/\d{2}/\d{2}/Hello\[7\][0-9a-f]{32}", stream.stream)
