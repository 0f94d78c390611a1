"""Settings by key and AWS's nested members are the same thing."""

from typing import Any

import pytest

from workbench.cloud.function_settings import settings_of, update_members
from workbench.model.deploy import Settings

TOLD: dict[str, Any] = {
    "FunctionName": "f",
    "Runtime": "python3.12",
    "Handler": "app.handler",
    "MemorySize": 512,
    "EphemeralStorage": {"Size": 1024},
    "TracingConfig": {"Mode": "Active"},
    "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
    "Architectures": ["arm64"],
    "Layers": [{"Arn": "arn:layer:1", "CodeSize": 3}],
    "Environment": {"Variables": {"A": "1"}},
    "LoggingConfig": {"LogFormat": "JSON", "SystemLogLevel": "WARN", "LogGroup": "g"},
    "VpcConfig": {"SubnetIds": []},
}
SETTINGS: Settings = {
    "Runtime": "python3.12",
    "Handler": "app.handler",
    "MemorySize": 512,
    "EphemeralStorage": 1024,
    "TracingConfig": "Active",
    "SnapStart": "None",
    "Architectures": "arm64",
    "Layers": ("arn:layer:1",),
    "Environment.A": "1",
    "LoggingConfig.LogFormat": "JSON",
    "LoggingConfig.SystemLogLevel": "WARN",
    "LoggingConfig.LogGroup": "g",
}


def test_what_aws_tells() -> None:
    assert settings_of(TOLD) == SETTINGS
    assert settings_of({}) == {"Architectures": "x86_64", "Layers": ()}
    assert settings_of({"Environment": {"Error": {"ErrorCode": "AccessDenied"}}}) == settings_of({})


def test_all_of_them_go_as_aws_wants_them() -> None:
    assert update_members(SETTINGS, {}) == {
        "Runtime": "python3.12",
        "Handler": "app.handler",
        "MemorySize": 512,
        "EphemeralStorage": {"Size": 1024},
        "TracingConfig": {"Mode": "Active"},
        "SnapStart": {"ApplyOn": "None"},
        "Layers": ["arn:layer:1"],
        "Environment": {"Variables": {"A": "1"}},
        "LoggingConfig": {"LogFormat": "JSON", "SystemLogLevel": "WARN", "LogGroup": "g"},
    }


@pytest.mark.parametrize(
    ("wanted", "members"),
    [
        ({"MemorySize": 256}, {"MemorySize": 256}),
        ({"Environment.B": "2"}, {"Environment": {"Variables": {"A": "1", "B": "2"}}}),
        ({"Layers": ()}, {"Layers": []}),
        ({"Architectures": "x86_64"}, {}),
        ({"LoggingConfig.LogFormat": "Text"}, {"LoggingConfig": {"LogFormat": "Text", "LogGroup": "g"}}),
    ],
)
def test_a_group_goes_whole_with_what_is_deployed_in_it(wanted: Settings, members: dict[str, Any]) -> None:
    assert update_members(wanted, SETTINGS) == members
