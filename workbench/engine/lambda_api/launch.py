"""From a function as the API has it to one that the engine runs."""

from pathlib import Path
from typing import Any

from workbench.engine.lambda_api.allocation import provisioned_of
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.packages import Packages
from workbench.engine.lambda_api.state import Place, Transaction
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

_EVENT_DEFAULTS = EventInvokeConfig()


def config_of(document: Document, place: Place, packages: Packages) -> FunctionConfig:
    """What the engine needs of a FunctionConfiguration."""
    image = _image(document)
    own = document.get("Environment", {}).get("Variables", {})
    return FunctionConfig(
        name=document["FunctionName"],
        runtime=document.get("Runtime", ""),
        handler=document.get("Handler", ""),
        code_path=Path() if image else packages.path(document["_Package"]),
        memory_mb=document["MemorySize"],
        timeout_s=float(document["Timeout"]),
        ephemeral_mb=document["EphemeralStorage"]["Size"],
        environment=tuple(own.items()),
        architecture=Architecture(document["Architectures"][0]),
        layers=tuple(_layer(one, packages) for one in document.get("_Layers", ())),
        file_systems=tuple(_file_system(one) for one in document.get("FileSystemConfigs", ())),
        logging=_logging(document),
        tracing=TracingMode(document["TracingConfig"]["Mode"]),
        snap_start=document["SnapStart"]["ApplyOn"] == "PublishedVersions" and document["Version"] != LATEST,
        tenant_isolation="TenancyConfig" in document,
        max_concurrency=document.get("_MaxConcurrency", 0),
        package_type=PackageType(document["PackageType"]),
        image=image,
        description=document["Description"],
        version=document["Version"],
        region=place.region,
        account_id=place.account_id,
    )


def settings_of(
    view: Transaction, name: str, qualifier: str, base: FunctionSettings, version: str = LATEST
) -> FunctionSettings:
    """What is kept beside a function's configuration; `base` is what its files or its configuration say.

    Asynchronous invokes go by the qualifier, provisioned concurrency by the version that it leads to.
    """
    meta = view.get(Kind.FUNCTION, name) or {}
    event_invoke = view.get(Kind.EVENT_INVOKE, name, qualifier or LATEST)
    return FunctionSettings(
        reserved_concurrency=meta.get("ReservedConcurrentExecutions", base.reserved_concurrency),
        provisioned_concurrency=provisioned_of(view, name).get(version, base.provisioned_concurrency),
        event_invoke=base.event_invoke if event_invoke is None else _event_invoke(event_invoke),
        dead_letter_arn=base.dead_letter_arn,
        recursive_loop=RecursiveLoop(meta.get("RecursiveLoop", base.recursive_loop.value)),
    )


def own_settings(document: Document) -> FunctionSettings:
    """What the configuration itself says of them."""
    return FunctionSettings(dead_letter_arn=document.get("DeadLetterConfig", {}).get("TargetArn", ""))


def _event_invoke(document: Document) -> EventInvokeConfig:
    destinations: dict[str, Any] = document.get("DestinationConfig", {})
    return EventInvokeConfig(
        max_retry_attempts=document.get("MaximumRetryAttempts", _EVENT_DEFAULTS.max_retry_attempts),
        max_event_age_s=document.get("MaximumEventAgeInSeconds", _EVENT_DEFAULTS.max_event_age_s),
        on_success=destinations.get("OnSuccess", {}).get("Destination", ""),
        on_failure=destinations.get("OnFailure", {}).get("Destination", ""),
    )


def _image(document: Document) -> ImageConfig | None:
    if document["PackageType"] != "Image":
        return None
    given = document.get("ImageConfigResponse", {}).get("ImageConfig", {})
    return ImageConfig(
        document["_ImageUri"],
        tuple(given.get("EntryPoint", ())),
        tuple(given.get("Command", ())),
        given.get("WorkingDirectory", ""),
    )


def _layer(kept: dict[str, str], packages: Packages) -> Layer:
    """One without a package is in an account only, as the workspace's may be."""
    return Layer(kept["Arn"], packages.path(kept["Package"]) if kept.get("Package") else None)


def _file_system(given: dict[str, str]) -> FileSystem:
    folder = given.get("_Folder")
    return FileSystem(given["Arn"], given["LocalMountPath"], Path(folder) if folder else None)


def _logging(document: Document) -> LoggingConfig:
    given = document["LoggingConfig"]
    group = given["LogGroup"]
    return LoggingConfig(
        LogFormat(given["LogFormat"]),
        given.get("ApplicationLogLevel", ""),
        given.get("SystemLogLevel", ""),
        "" if group == f"/aws/lambda/{document['FunctionName']}" else group,
    )
