"""The workspace's functions as the API shows them: their files are the truth, in every account and region."""

import base64
import functools
import hashlib
import time
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.base.clock import iso_utc
from workbench.engine.fingerprint import tree_states
from workbench.engine.functions import FunctionRegistry, Known
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.state import Place
from workbench.engine.loglines import runtime_version_arn
from workbench.model.function import FunctionConfig, LogFormat, PackageType
from workbench.model.partition import partition

ROLE_NAME = "lambda-workbench"
_LOOK_S = 1.0


def workspace_function(registry: FunctionRegistry, place: Place, name: str) -> Known | None:
    """The function of that name as it is in `place`, or None."""
    known = registry.find(name)
    return None if known is None else (placed(known[0], place), known[1])


def workspace_document(config: FunctionConfig) -> Document:
    """Its FunctionConfiguration. Hashes and times follow its files, as they were within the last second."""
    code = _code_state(config.code_path, int(time.monotonic() / _LOOK_S))
    revision = uuid.uuid5(uuid.NAMESPACE_OID, f"{config!r}{code['CodeSha256']}")
    return {**_shown(config), **code, "RevisionId": str(revision), "State": "Active", "LastUpdateStatus": "Successful"}


@functools.lru_cache(maxsize=4096)
def placed(config: FunctionConfig, place: Place) -> FunctionConfig:
    """The function as it is in `place`: the workspace's are in every account and region."""
    return replace(config, account_id=place.account_id, region=place.region)


@functools.lru_cache(maxsize=4096)
def _code_state(path: Path, _second: int) -> Document:
    """The hash of names, sizes and times, the size, and the newest time of a folder or zip."""
    digest, size, newest_ns = hashlib.sha256(), 0, 0
    for name, mtime_ns, file_size in sorted(tree_states(path)):
        digest.update(f"{name}\0{mtime_ns}\0{file_size}\0".encode("utf-8", "surrogatepass"))
        size += file_size
        newest_ns = max(newest_ns, mtime_ns)
    return {
        "CodeSha256": base64.b64encode(digest.digest()).decode(),
        "CodeSize": size,
        "LastModified": iso_utc(newest_ns).replace("Z", "+0000"),
    }


@functools.lru_cache(maxsize=4096)
def _shown(config: FunctionConfig) -> Document:
    document: dict[str, Any] = {
        "FunctionName": config.name,
        "FunctionArn": config.arn,
        "Role": f"arn:{partition(config.region)}:iam::{config.account_id}:role/{ROLE_NAME}",
        "Description": config.description,
        "Timeout": int(config.timeout_s),
        "MemorySize": config.memory_mb,
        "Version": LATEST,
        "PackageType": config.package_type.value,
        "Architectures": [config.architecture.value],
        "EphemeralStorage": {"Size": config.ephemeral_mb},
        "TracingConfig": {"Mode": config.tracing.value},
        "SnapStart": {"ApplyOn": "PublishedVersions" if config.snap_start else "None", "OptimizationStatus": "Off"},
        "LoggingConfig": _logging(config),
    }
    if config.package_type is PackageType.ZIP:
        document |= {"Runtime": config.runtime, "Handler": config.handler}
        arn = runtime_version_arn(config.runtime, config.region)
        document["RuntimeVersionConfig"] = {"RuntimeVersionArn": arn}
    if config.environment:
        document["Environment"] = {"Variables": dict(config.environment)}
    if config.tenant_isolation:
        document["TenancyConfig"] = {"TenantIsolationMode": "PER_TENANT"}
    if config.file_systems:
        document["FileSystemConfigs"] = [
            {"Arn": one.arn, "LocalMountPath": one.mount_path} for one in config.file_systems
        ]
    return document


def _logging(config: FunctionConfig) -> Document:
    logging = config.logging
    document = {"LogFormat": logging.format.value, "LogGroup": logging.group or f"/aws/lambda/{config.name}"}
    if logging.format is LogFormat.JSON:
        document["ApplicationLogLevel"] = logging.application_level or "INFO"
        document["SystemLogLevel"] = logging.system_level or "INFO"
    return document
