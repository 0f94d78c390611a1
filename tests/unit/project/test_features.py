from pathlib import Path

import pytest

from tests.unit.project.samples import resolver
from workbench.model.function import FileSystem, FunctionConfig, LogFormat, LoggingConfig, TracingMode
from workbench.project.features import (
    FEATURES,
    file_systems,
    logging_config,
    max_concurrency,
    snap_start,
    tenant_isolation,
    tracing,
)
from workbench.project.marked import Marked, parse
from workbench.project.properties import Properties

PATH = Path("t.yaml")


def _properties(text: str) -> Properties:
    values = parse(text or "{}", PATH)
    assert isinstance(values, Marked)
    return Properties(values, resolver("Parameters: {Open: {Type: String}}\n"), PATH, 7)


def test_a_function_with_none_of_them_has_the_defaults() -> None:
    none, config = _properties(""), FunctionConfig("f", "python3.13", "app.handler", PATH)
    assert not any(name in none for name in FEATURES)
    assert (tuple(file_systems(none)), logging_config(none)) == (config.file_systems, config.logging)
    assert (tracing(none), snap_start(none), tenant_isolation(none)) == (TracingMode.PASS_THROUGH, False, False)
    assert max_concurrency(none, config.runtime, config.memory_mb) == config.max_concurrency


def test_logging() -> None:
    text = "LoggingConfig: {LogFormat: JSON, ApplicationLogLevel: DEBUG, SystemLogLevel: WARN, LogGroup: /app}"
    assert logging_config(_properties(text)) == LoggingConfig(LogFormat.JSON, "DEBUG", "WARN", "/app")
    assert logging_config(_properties("")) == LoggingConfig()
    wrong = _properties("LoggingConfig: {LogFormat: XML}")
    assert logging_config(wrong) == LoggingConfig()
    assert wrong.problems[0].what == "LoggingConfig.LogFormat is not Text or JSON."


@pytest.mark.parametrize(
    ("text", "mode", "problems"),
    [
        ("Tracing: Active", TracingMode.ACTIVE, 0),
        ("Tracing: PassThrough", TracingMode.PASS_THROUGH, 0),
        ("Tracing: Disabled", TracingMode.PASS_THROUGH, 0),
        ("TracingConfig: {Mode: Active}", TracingMode.ACTIVE, 0),
        ("TracingConfig: {Mode: Disabled}", TracingMode.PASS_THROUGH, 1),
        ("Tracing: yes please", TracingMode.PASS_THROUGH, 1),
        ("", TracingMode.PASS_THROUGH, 0),
    ],
)
def test_tracing(text: str, mode: TracingMode, problems: int) -> None:
    properties = _properties(text)
    assert (tracing(properties), len(properties.problems)) == (mode, problems)


def test_snapshots() -> None:
    assert snap_start(_properties("SnapStart: {ApplyOn: PublishedVersions}"))
    for text in ("SnapStart: {ApplyOn: None}", "SnapStart: {ApplyOn: 'None'}", "", "SnapStart: {}"):
        properties = _properties(text)
        assert (snap_start(properties), properties.problems) == (False, [])


def test_tenants() -> None:
    assert tenant_isolation(_properties("TenancyConfig: {TenantIsolationMode: PER_TENANT}"))
    assert not tenant_isolation(_properties(""))
    wrong = _properties("TenancyConfig: {TenantIsolationMode: ALL}")
    assert not tenant_isolation(wrong)
    assert len(wrong.problems) == 1


def test_file_systems() -> None:
    arn = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-1"
    properties = _properties(
        f"FileSystemConfigs: [{{Arn: {arn}, LocalMountPath: /mnt/a}}, {{Arn: !Ref Open, LocalMountPath: /mnt/b}}, {{}}]"
    )
    assert tuple(file_systems(properties)) == (FileSystem(arn, "/mnt/a"), FileSystem("", "/mnt/b"))
    assert [item.property for item in properties.unresolved] == ["FileSystemConfigs[1].Arn"]


@pytest.mark.parametrize(
    ("text", "runtime", "memory_mb", "most"),
    [
        ("", "python3.13", 4096, 0),
        ("CapacityProviderConfig: {Arn: !Ref Open}", "python3.13", 4096, 32),
        ("CapacityProviderConfig: {Arn: a}", "nodejs24.x", 2048, 64),
        ("CapacityProviderConfig: {Arn: a}", "provided.al2023", 128, 8),
        ("CapacityProviderConfig: {Arn: a, PerExecutionEnvironmentMaxConcurrency: 10}", "java21", 4096, 10),
        (
            "CapacityProviderConfig: {LambdaManagedInstancesCapacityProviderConfig: {CapacityProviderArn: a, "
            "PerExecutionEnvironmentMaxConcurrency: '12'}}",
            "java21",
            4096,
            12,
        ),
    ],
)
def test_managed_instances(text: str, runtime: str, memory_mb: int, most: int) -> None:
    properties = _properties(text)
    assert max_concurrency(properties, runtime, memory_mb) == most
    assert properties.unresolved == []
