"""What the tables of `workbench.toml` change about a function."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from workbench.model.function import FileSystem, Function, FunctionConfig, Layer, LoggingConfig
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings
from workbench.project.code import CODE_PROPERTIES, join
from workbench.project.overrides import Override
from workbench.project.physical import ACCOUNT_ID, REGION

T = TypeVar("T", FunctionConfig, FunctionSettings, EventInvokeConfig, LoggingConfig)


def apply(override: Override, function: Function) -> Function:
    """`function` with what the override says; what was unresolved and is said now is unresolved no longer."""
    environment = {**dict(function.config.environment), **override.environment}
    settled = set(_settled(override))
    return replace(
        function,
        config=replace(_config(override, function.config), environment=tuple(environment.items())),
        settings=_settings(override, function.settings),
        tags=tuple({**dict(function.tags), **override.tags}.items()),
        unresolved=tuple(item for item in function.unresolved if item.property not in settled),
    )


def _changed(value: T, **said: object) -> T:
    """`value` with what is said; None says nothing."""
    return replace(value, **{name: item for name, item in said.items() if item is not None})  # type: ignore[arg-type]


def _config(said: Override, config: FunctionConfig) -> FunctionConfig:
    logging = _changed(
        config.logging,
        format=said.log_format,
        application_level=said.application_log_level,
        system_level=said.system_log_level,
    )
    return _changed(
        config,
        runtime=said.runtime,
        handler=said.handler,
        code_path=said.code_path,
        memory_mb=said.memory_mb,
        timeout_s=None if said.timeout_s is None else float(said.timeout_s),
        ephemeral_mb=said.ephemeral_mb,
        architecture=said.architecture,
        description=said.description,
        layers=None if said.layers is None else tuple(_layer(said.path.parent, text) for text in said.layers),
        logging=logging,
        tracing=said.tracing,
        snap_start=said.snap_start,
        tenant_isolation=said.tenant_isolation,
        max_concurrency=said.max_concurrency,
    )


def _layer(folder: Path, text: str) -> Layer:
    return Layer(text) if text.startswith("arn:") else Layer(text, join(folder, text))


def _settings(said: Override, settings: FunctionSettings) -> FunctionSettings:
    event_invoke = _changed(
        settings.event_invoke,
        max_retry_attempts=said.retries,
        max_event_age_s=said.max_event_age_s,
        on_success=_arn(said.on_success, settings.event_invoke.on_success),
        on_failure=_arn(said.on_failure, settings.event_invoke.on_failure),
    )
    return _changed(
        settings,
        reserved_concurrency=said.reserved_concurrency,
        provisioned_concurrency=said.provisioned_concurrency,
        event_invoke=event_invoke,
        dead_letter_arn=said.dead_letter,
        recursive_loop=said.recursive_loop,
    )


def _arn(text: str | None, otherwise: str) -> str:
    """A destination: an ARN as it is, a function by its name; empty text takes the template's away."""
    if text is None:
        return otherwise
    return f"arn:aws:lambda:{REGION}:{ACCOUNT_ID}:function:{text}" if text and ":" not in text else text


def with_local_content(function: Function, layers: Mapping[str, Path], file_systems: Mapping[str, Path]) -> Function:
    """`function` with what stands here for layers and file systems that are in an account.

    Layers are named by their ARN, with or without its version, or as the function names them; file systems by their
    access point's ARN, its id or its logical id.
    """
    config = function.config
    return replace(
        function,
        config=replace(
            config,
            layers=tuple(_with_path(layer, layers) for layer in config.layers),
            file_systems=tuple(_with_folder(item, file_systems) for item in config.file_systems),
        ),
    )


def _with_path(layer: Layer, paths: Mapping[str, Path]) -> Layer:
    path = paths.get(layer.name) or paths.get(without_version(layer.name))
    return layer if path is None else replace(layer, path=path)


def _with_folder(file_system: FileSystem, folders: Mapping[str, Path]) -> FileSystem:
    folder = folders.get(file_system.arn) or folders.get(file_system.arn.rpartition("/")[2])
    return file_system if folder is None else replace(file_system, folder=folder)


def without_version(arn: str) -> str:
    """The ARN of a layer, of that of one of its versions; other text as it is."""
    layer, _, version = arn.rpartition(":")
    return layer if ":layer:" in layer and version.isascii() and version.isdigit() else arn


_DESTINATIONS = "EventInvokeConfig.DestinationConfig"
_PROPERTIES: dict[str, tuple[str, ...]] = {
    "runtime": ("Runtime",),
    "handler": ("Handler",),
    "code": CODE_PROPERTIES,
    "memory_mb": ("MemorySize",),
    "timeout_s": ("Timeout",),
    "ephemeral_mb": ("EphemeralStorage", "EphemeralStorage.Size"),
    "architecture": ("Architectures", "Architectures[0]"),
    "description": ("Description",),
    "log_format": ("LoggingConfig.LogFormat",),
    "application_log_level": ("LoggingConfig.ApplicationLogLevel",),
    "system_log_level": ("LoggingConfig.SystemLogLevel",),
    "tracing": ("Tracing", "TracingConfig", "TracingConfig.Mode"),
    "snap_start": ("SnapStart", "SnapStart.ApplyOn"),
    "tenant_isolation": ("TenancyConfig", "TenancyConfig.TenantIsolationMode"),
    "reserved_concurrency": ("ReservedConcurrentExecutions",),
    "provisioned_concurrency": ("ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions",),
    "retries": ("EventInvokeConfig.MaximumRetryAttempts",),
    "max_event_age_s": ("EventInvokeConfig.MaximumEventAgeInSeconds",),
    "on_success": (f"{_DESTINATIONS}.OnSuccess.Destination",),
    "on_failure": (f"{_DESTINATIONS}.OnFailure.Destination",),
    "dead_letter": ("DeadLetterQueue.TargetArn", "DeadLetterConfig.TargetArn"),
    "recursive_loop": ("RecursiveLoop",),
}


def _settled(override: Override) -> Iterator[str]:
    for key, names in _PROPERTIES.items():
        if getattr(override, key) is not None:
            yield from names
    for name in override.environment:
        yield f"Environment.Variables.{name}"
    if override.layers is not None:
        yield from (f"Layers[{index}]" for index in range(100))
