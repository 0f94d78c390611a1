"""The environment of a sandbox (LAMBDA_FACTS §1.7, WIRE_FACTS §7)."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.base import clock
from workbench.model.function import FunctionConfig, PackageType

RESERVED = frozenset(
    {
        "_HANDLER",
        "_X_AMZN_TRACE_ID",
        "AWS_DEFAULT_REGION",
        "AWS_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API",
        "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR",
        "AWS_LAMBDA_MAX_CONCURRENCY",
        "AWS_LAMBDA_METADATA_API",
        "AWS_LAMBDA_METADATA_TOKEN",
    }
)
"""Names that a function's own configuration cannot set."""

# Stand-ins, so that SDK clients inside a function can be made without an account; they open nothing.
_CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "ASIALOCALWORKBENCH00",
    "AWS_SECRET_ACCESS_KEY": "local-workbench-secret-access-key-000000",
    "AWS_SESSION_TOKEN": "local-workbench-session-token",
}

_DEFAULTS = {
    "LANG": "en_US.UTF-8",
    "TZ": ":UTC",
    "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
    "AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1:2000",
    "_AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1",
    "_AWS_XRAY_DAEMON_PORT": "2000",
}


@dataclass(frozen=True, slots=True)
class LogStream:
    """Where an environment's log would be in CloudWatch."""

    group: str
    stream: str


def log_stream(function: FunctionConfig) -> LogStream:
    """A new stream for one environment: `YYYY/MM/DD/[version]<32 hex>` (LAMBDA_FACTS §1.10)."""
    day = clock.iso_utc(clock.wall_ns())[:10].replace("-", "/")
    return LogStream(f"/aws/lambda/{function.name}", f"{day}/[{function.version}]{secrets.token_hex(16)}")


def sandbox_variables(
    function: FunctionConfig, runtime_api: str, stream: LogStream, credentials: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The variables of a sandbox; reserved names win over the function's own, which win over defaults.

    `runtime_api` is `host:port`. An executor adds those that name its own folders (`PATH`, `LAMBDA_TASK_ROOT`).
    """
    variables = dict(_DEFAULTS)
    variables.update((name, value) for name, value in function.environment if name not in RESERVED)
    variables.update(credentials or _CREDENTIALS)
    variables.update(
        {
            "AWS_REGION": function.region,
            "AWS_DEFAULT_REGION": function.region,
            "AWS_LAMBDA_FUNCTION_NAME": function.name,
            "AWS_LAMBDA_FUNCTION_VERSION": function.version,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory_mb),
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_LAMBDA_LOG_GROUP_NAME": stream.group,
            "AWS_LAMBDA_LOG_STREAM_NAME": stream.stream,
            "AWS_LAMBDA_RUNTIME_API": runtime_api,
        }
    )
    if function.package_type is PackageType.ZIP:
        variables["_HANDLER"] = function.handler
        variables["AWS_EXECUTION_ENV"] = f"AWS_Lambda_{function.runtime}"
    return variables
