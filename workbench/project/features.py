"""A function's logging, tracing, snapshots, tenants, file systems and Managed Instances (LAMBDA_FACTS §7.1, §7.15)."""

from collections.abc import Iterator
from enum import StrEnum

from workbench.model.function import FileSystem, LogFormat, LoggingConfig, TracingMode
from workbench.project.properties import Properties

FEATURES = (
    "CapacityProviderConfig",
    "FileSystemConfigs",
    "LoggingConfig",
    "SnapStart",
    "TenancyConfig",
    "Tracing",
    "TracingConfig",
)
"""The properties that are read here; most functions have none of them."""

_MANAGED = "LambdaManagedInstancesCapacityProviderConfig"
_PER_VCPU = {"nodejs": 64, "java": 32, "dotnet": 32, "python": 16}
"""How many events an environment takes for each vCPU when nothing is said, by the beginning of the runtime's name."""

_OTHERS_PER_VCPU = 8
_MB_PER_VCPU = 2048


class _SnapStart(StrEnum):
    """`SnapStart.ApplyOn`."""

    PUBLISHED_VERSIONS = "PublishedVersions"
    NONE = "None"


class _Tenancy(StrEnum):
    """`TenancyConfig.TenantIsolationMode`; empty when it is not given."""

    NONE = ""
    PER_TENANT = "PER_TENANT"


class _SamTracing(StrEnum):
    """The values of SAM's `Tracing`; the last two are the same to Lambda."""

    ACTIVE = "Active"
    PASS_THROUGH = "PassThrough"
    DISABLED = "Disabled"


def logging_config(properties: Properties) -> LoggingConfig:
    """`LoggingConfig`; a level that is not given stays empty."""
    found = properties.within("LoggingConfig")
    return LoggingConfig(
        found.choice("LogFormat", LogFormat, LogFormat.TEXT),
        found.text("ApplicationLogLevel"),
        found.text("SystemLogLevel"),
        found.text("LogGroup"),
    )


def tracing(properties: Properties) -> TracingMode:
    """SAM's `Tracing`, or CloudFormation's `TracingConfig`."""
    if "Tracing" in properties:
        said = properties.choice("Tracing", _SamTracing, _SamTracing.DISABLED)
        return TracingMode.ACTIVE if said is _SamTracing.ACTIVE else TracingMode.PASS_THROUGH
    return properties.within("TracingConfig").choice("Mode", TracingMode, TracingMode.PASS_THROUGH)


def snap_start(properties: Properties) -> bool:
    """Whether published versions start from a snapshot."""
    said = properties.within("SnapStart").choice("ApplyOn", _SnapStart, _SnapStart.NONE)
    return said is _SnapStart.PUBLISHED_VERSIONS


def tenant_isolation(properties: Properties) -> bool:
    """Whether environments are never shared between tenants."""
    said = properties.within("TenancyConfig").choice("TenantIsolationMode", _Tenancy, _Tenancy.NONE)
    return said is _Tenancy.PER_TENANT


def file_systems(properties: Properties) -> Iterator[FileSystem]:
    """The entries of `FileSystemConfigs` whose ARN and mount path are known."""
    for entry in properties.items("FileSystemConfigs"):
        arn, mount_path = entry.text("Arn"), entry.text("LocalMountPath")
        if arn or mount_path:
            yield FileSystem(arn, mount_path)


def max_concurrency(properties: Properties, runtime: str, memory_mb: int) -> int:
    """How many events one environment takes at a time on Managed Instances; 0 for a function that is not there.

    SAM has the settings directly in `CapacityProviderConfig`, CloudFormation one level deeper.
    """
    found = properties.within("CapacityProviderConfig")
    if _MANAGED in found:
        found = found.within(_MANAGED)
    if not any(name in found for name in ("Arn", "CapacityProviderArn", "PerExecutionEnvironmentMaxConcurrency")):
        return 0
    per_vcpu = next((most for name, most in _PER_VCPU.items() if runtime.startswith(name)), _OTHERS_PER_VCPU)
    return found.whole("PerExecutionEnvironmentMaxConcurrency", per_vcpu * max(1, memory_mb // _MB_PER_VCPU))
