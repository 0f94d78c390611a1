from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import CODE, PLACE, ROLE, LambdaCalls
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.launch import config_of, own_settings, settings_of
from workbench.engine.lambda_api.state import State
from workbench.model.function import (
    Architecture,
    FileSystem,
    FunctionConfig,
    ImageConfig,
    Layer,
    LogFormat,
    LoggingConfig,
    PackageType,
    TracingMode,
)
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings, RecursiveLoop


async def _made(calls: LambdaCalls, **members: Any) -> FunctionConfig:
    document = await calls.function(**members)
    return config_of(document, PLACE, calls.desk.packages)


async def test_defaults(calls: LambdaCalls) -> None:
    document = await calls.function()
    assert config_of(document, PLACE, calls.desk.packages) == FunctionConfig(
        "f",
        "python3.11",
        "app.handler",
        calls.desk.packages.path(document["_Package"]),
        region="eu-west-1",
        account_id="000000000000",
    )


async def test_what_is_set(calls: LambdaCalls) -> None:
    config = await _made(
        calls,
        Timeout=7,
        MemorySize=512,
        EphemeralStorage={"Size": 1024},
        Architectures=["arm64"],
        TracingConfig={"Mode": "Active"},
        Description="text",
        TenancyConfig={"TenantIsolationMode": "PER_TENANT"},
        FileSystemConfigs=[{"Arn": "arn:fs", "LocalMountPath": "/mnt/a"}],
        VpcConfig={"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
    )
    assert (config.timeout_s, config.memory_mb, config.ephemeral_mb) == (7.0, 512, 1024)
    assert (config.architecture, config.tracing) == (Architecture.ARM64, TracingMode.ACTIVE)
    assert (config.description, config.tenant_isolation) == ("text", True)
    assert config.file_systems == (FileSystem("arn:fs", "/mnt/a"),)


@pytest.mark.parametrize(
    ("given", "logging"),
    [
        ({}, LoggingConfig()),
        ({"LogGroup": "/other"}, LoggingConfig(group="/other")),
        ({"LogFormat": "JSON"}, LoggingConfig(LogFormat.JSON, "INFO", "INFO")),
        (
            {
                "LogFormat": "JSON",
                "ApplicationLogLevel": "DEBUG",
                "SystemLogLevel": "WARN",
                "LogGroup": "/aws/lambda/f",
            },
            LoggingConfig(LogFormat.JSON, "DEBUG", "WARN"),
        ),
    ],
)
async def test_logging(calls: LambdaCalls, given: dict[str, str], logging: LoggingConfig) -> None:
    assert (await _made(calls, LoggingConfig=given)).logging == logging


async def test_snap_start_is_for_versions(calls: LambdaCalls) -> None:
    assert not (await _made(calls, Runtime="python3.12", SnapStart={"ApplyOn": "PublishedVersions"})).snap_start
    version = await calls.do("PublishVersion", FunctionName="f")
    config = config_of(version, PLACE, calls.desk.packages)
    assert (config.snap_start, config.version) == (True, "1")


async def test_images(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path, images={"img:1": "sha256:1"})
    given = {"FunctionName": "f", "Role": ROLE, "PackageType": "Image", "Code": {"ImageUri": "img:1"}}
    image = {"EntryPoint": ["/run"], "Command": ["a", "b"], "WorkingDirectory": "/srv"}
    document = await calls.do("CreateFunction", PLACE, ImageConfig=image, **given)
    config = config_of(document, PLACE, calls.desk.packages)
    assert config.package_type is PackageType.IMAGE
    assert config.image == ImageConfig("img:1", ("/run",), ("a", "b"), "/srv")
    assert (config.runtime, config.handler, config.code_path) == ("", "", Path())
    await calls.close()


async def test_layers(calls: LambdaCalls) -> None:
    package = await calls.desk.packages.add(CODE)
    kept = [{"Arn": "arn:a:1", "Package": package.name, "Unzipped": 1}, {"Arn": "arn:b:1", "Package": ""}]
    document = {**await calls.function(), "_Layers": kept}
    layers = config_of(document, PLACE, calls.desk.packages).layers
    assert layers == (Layer("arn:a:1", calls.desk.packages.path(package.name)), Layer("arn:b:1"))


# -- settings


def _settings(documents: dict[Kind, tuple[str, Document]], qualifier: str, base: FunctionSettings) -> FunctionSettings:
    view = State().view(PLACE)
    for kind, (key, document) in documents.items():
        view.put(kind, "f", key, document)
    return settings_of(view, "f", qualifier, base)


def test_what_nothing_is_said_of_is_the_base() -> None:
    base = FunctionSettings(3, 2, EventInvokeConfig(1, 60, "a", "b"), "queue", RecursiveLoop.ALLOW)
    assert _settings({}, "", base) == base


def test_what_is_kept_goes_before_the_base() -> None:
    base = FunctionSettings(3, 0, EventInvokeConfig(1, 60, "a", "b"), "queue")
    destinations = {"OnSuccess": {"Destination": "x"}, "OnFailure": {}}
    found = _settings(
        {
            Kind.FUNCTION: ("", {"ReservedConcurrentExecutions": 0, "RecursiveLoop": "Allow"}),
            Kind.EVENT_INVOKE: ("$LATEST", {"MaximumEventAgeInSeconds": 90, "DestinationConfig": destinations}),
        },
        "",
        base,
    )
    assert found == FunctionSettings(0, 0, EventInvokeConfig(2, 90, "x", ""), "queue", RecursiveLoop.ALLOW)


def test_events_go_by_their_qualifier() -> None:
    kept: dict[Kind, tuple[str, Document]] = {Kind.EVENT_INVOKE: ("live", {"MaximumRetryAttempts": 0})}
    attempts = {
        name: _settings(kept, name, FunctionSettings()).event_invoke.max_retry_attempts for name in ("", "live")
    }
    assert attempts == {"": 2, "live": 0}


def test_own_settings() -> None:
    assert own_settings({}) == FunctionSettings()
    assert own_settings({"DeadLetterConfig": {"TargetArn": "queue"}}) == FunctionSettings(dead_letter_arn="queue")
