"""The functions of an account in a region (ListFunctions of Lambda's API)."""

from collections.abc import Mapping
from typing import Any

from workbench.cloud.session import CloudSession, told_as_ours
from workbench.model.remote import RemoteFunction, RemotePlace


def list_functions(place: RemotePlace, endpoint_url: str = "") -> tuple[RemoteFunction, ...]:
    """All of them, by name; blocks. An endpoint is asked instead of AWS. Raises CloudError."""
    session = CloudSession(endpoint_url, place.region, place.profile)
    try:
        client = session.client("lambda")
        with told_as_ours(f"The functions in {place.region} could not be listed."):
            pages = client.get_paginator("list_functions").paginate()
            found = [_function(told) for page in pages for told in page.get("Functions", ())]
    finally:
        session.close()
    return tuple(sorted(found, key=lambda one: one.name))


def _function(told: Mapping[str, Any]) -> RemoteFunction:
    """A FunctionConfiguration, whose members are all optional."""
    return RemoteFunction(
        name=str(told.get("FunctionName", "")),
        arn=str(told.get("FunctionArn", "")),
        runtime=str(told.get("Runtime", "")),
        handler=str(told.get("Handler", "")),
        memory_mb=int(told.get("MemorySize", 128)),
        timeout_s=int(told.get("Timeout", 3)),
        architecture=next(iter(told.get("Architectures", ())), "x86_64"),
        code_bytes=int(told.get("CodeSize", 0)),
        modified=str(told.get("LastModified", "")),
        description=str(told.get("Description", "")),
        sha256=str(told.get("CodeSha256", "")),
    )
