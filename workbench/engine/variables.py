"""The environment of a sandbox (LAMBDA_FACTS §1.7, WIRE_FACTS §7)."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.base import clock
from workbench.engine.runtime_api.secrets import Secrets
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig, LogFormat, PackageType
from workbench.model.reserved_variables import RESERVED_VARIABLES

_HIDDEN = (
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_XRAY_CONTEXT_MISSING",
    "AWS_XRAY_DAEMON_ADDRESS",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
    "_HANDLER",
    "_LAMBDA_TELEMETRY_LOG_FD",
)
"""What external extensions do not get, besides every name that begins with `_` or `AWS_XRAY_`."""

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
    """A new stream for one environment: `YYYY/MM/DD/[version]<32 hex>` (LAMBDA_FACTS §1.10).

    With a log group of its own the function's name stands before the version.
    """
    day = clock.iso_utc(clock.wall_ns())[:10].replace("-", "/")
    group = function.logging.group or f"/aws/lambda/{function.name}"
    name = function.name if function.logging.group else ""
    return LogStream(group, f"{day}/{name}[{function.version}]{secrets.token_hex(16)}")


def initialization_type(function: FunctionConfig) -> InitializationType:
    """How an environment of `function` is initialised when it is made for an invoke."""
    if function.max_concurrency:
        return InitializationType.MANAGED
    return InitializationType.SNAP_START if function.snap_start else InitializationType.ON_DEMAND


def sandbox_variables(
    function: FunctionConfig,
    runtime_api: str,
    stream: LogStream,
    secret: Secrets,
    initialization: InitializationType = InitializationType.ON_DEMAND,
) -> dict[str, str]:
    """The variables of a sandbox; reserved names win over the function's own, which win over defaults.

    `runtime_api` is `host:port`. An executor adds those that name its own folders (`PATH`, `LAMBDA_TASK_ROOT`).
    """
    variables = dict(_DEFAULTS)
    variables.update((name, value) for name, value in function.environment if name not in RESERVED_VARIABLES)
    variables.update(
        {
            "AWS_REGION": function.region,
            "AWS_DEFAULT_REGION": function.region,
            "AWS_LAMBDA_FUNCTION_NAME": function.name,
            "AWS_LAMBDA_FUNCTION_VERSION": function.version,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory_mb),
            "AWS_LAMBDA_INITIALIZATION_TYPE": initialization,
            "AWS_LAMBDA_RUNTIME_API": runtime_api,
            "AWS_LAMBDA_METADATA_API": runtime_api,
            "AWS_LAMBDA_METADATA_TOKEN": secret.metadata_token,
        }
    )
    variables.update(_identity(runtime_api, stream, secret, initialization))
    variables.update(_package(function))
    variables.update(_logging(function))
    if function.max_concurrency:
        variables["AWS_LAMBDA_MAX_CONCURRENCY"] = str(function.max_concurrency)
    return variables


def hidden_from_extensions(names: Iterable[str]) -> tuple[str, ...]:
    """Which variables external extensions do not get, of `names` and of those that an executor adds (§1.7)."""
    found = {name for name in names if name.startswith(("_", "AWS_XRAY_"))}
    return tuple(sorted(found.union(_HIDDEN)))


def _identity(
    runtime_api: str, stream: LogStream, secret: Secrets, initialization: InitializationType
) -> dict[str, str]:
    """Credentials and the log stream; a snapshot must hold neither (LAMBDA_FACTS §1.11)."""
    if initialization is InitializationType.SNAP_START:
        return {
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"http://{runtime_api}/2021-04-23/credentials",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": secret.credentials_token,
        }
    return {
        **secret.credentials,
        "AWS_LAMBDA_LOG_GROUP_NAME": stream.group,
        "AWS_LAMBDA_LOG_STREAM_NAME": stream.stream,
    }


def _package(function: FunctionConfig) -> dict[str, str]:
    if function.package_type is PackageType.IMAGE:
        return {"AWS_EXECUTION_ENV": "AWS_Lambda_Image"} if function.max_concurrency else {}
    if function.runtime.startswith("provided"):
        return {"_HANDLER": function.handler}
    return {"_HANDLER": function.handler, "AWS_EXECUTION_ENV": f"AWS_Lambda_{function.runtime}"}


def _logging(function: FunctionConfig) -> dict[str, str]:
    if function.logging.format is not LogFormat.JSON:
        return {}
    return {
        "AWS_LAMBDA_LOG_FORMAT": "JSON",
        "AWS_LAMBDA_LOG_LEVEL": function.logging.application_level or "INFO",
    }
