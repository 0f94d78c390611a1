"""Loads service models from the data files that botocore ships; botocore itself is not imported."""

import functools
import gzip
import importlib.util
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.operations import ErrorShape, MessageMember, Operation, ServiceModel
from workbench.base.service_model.shape_table import ShapeTable

_FILES = ("service-2.json.gz", "service-2.json")


@functools.cache
def load_service(name: str) -> ServiceModel:
    """The newest model of a service, such as `lambda` or `logs`; read once.

    Raises ServiceModelError when botocore is not installed, knows no such service, or has a file that cannot be read.
    """
    return model_of(name, read_model(name))


def read_model(name: str) -> dict[str, Any]:
    """The JSON of a service's newest model, to be changed by whoever knows better. Raises as `load_service`."""
    file = _file_of(name)
    try:
        data = file.read_bytes()
        raw: dict[str, Any] = json.loads(gzip.decompress(data) if file.suffix == ".gz" else data)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ServiceModelError(f"The model of the service {name} cannot be read: {error}") from error
    return raw


@functools.cache
def _data_folder() -> Path:
    spec = importlib.util.find_spec("botocore")
    places = spec.submodule_search_locations if spec is not None else None
    if not places:
        raise ServiceModelError("The service models are missing: the package botocore is not installed.")
    return Path(places[0]) / "data"


def _file_of(name: str) -> Path:
    folder = _data_folder() / name
    versions = sorted(folder.iterdir(), reverse=True) if name and folder.is_dir() else []
    files = (version / file for version in versions for file in _FILES)
    found = next((file for file in files if file.is_file()), None)
    if found is None:
        raise ServiceModelError(f"There is no model of a service {name!r} in {_data_folder()}.")
    return found


def model_of(name: str, raw: Mapping[str, Any]) -> ServiceModel:
    """A model from its JSON. Raises ServiceModelError when an operation names a shape that is not there."""
    table = ShapeTable(raw["shapes"])
    typed = raw["metadata"].get("protocol") == "json"
    errors = {
        shape: _error(table, shape, typed=typed) for shape, words in raw["shapes"].items() if words.get("exception")
    }
    operations = {each["name"]: _operation(table, each) for each in raw["operations"].values()}
    return ServiceModel(name, operations, errors, raw["metadata"], table)


def _operation(table: ShapeTable, raw: Mapping[str, Any]) -> Operation:
    path, _, query = raw["http"]["requestUri"].partition("?")
    return Operation(
        name=raw["name"],
        method=raw["http"]["method"],
        path=path,
        status=raw["http"].get("responseCode", 200),
        input=table.shape(raw["input"]["shape"]) if "input" in raw else None,
        output=table.shape(raw["output"]["shape"]) if "output" in raw else None,
        errors=tuple(error["shape"] for error in raw.get("errors", ())),
        static_query=tuple(parse_qsl(query, keep_blank_values=True)),
        documentation=raw.get("documentation", ""),
        deprecated=raw.get("deprecated", False),
    )


def _error(table: ShapeTable, name: str, *, typed: bool) -> ErrorShape:
    raw = table.raw(name)
    details = raw.get("error", {})
    fault = raw.get("fault", False)
    shape = table.shape(name)
    message: MessageMember = "Message" if "Message" in raw.get("members", {}) else "message"
    return ErrorShape(
        name=name,
        code=details.get("code", name),
        status=details.get("httpStatusCode", 500 if fault else 400),
        message_member=message,
        fault=fault,
        typed=typed,
        members=shape.members,
    )
