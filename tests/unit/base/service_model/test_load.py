import gzip
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from tests.support.botocore_wire import botocore_model
from tests.support.toy_service import toy_service
from workbench.base.service_model import load
from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.load import load_service

MODEL = {"metadata": {"protocol": "rest-json"}, "operations": {}, "shapes": {}}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder in the place of botocore's data."""
    spec = ModuleSpec("botocore", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: spec)
    caches = (load._data_folder, load.load_service)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path / "data"
    for cache in caches:
        cache.cache_clear()


def put(folder: Path, content: bytes, name: str = "service-2.json") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


@pytest.mark.parametrize("service", ["lambda", "logs"])
def test_all_operations_of_the_newest_model_are_there(service: str) -> None:
    model, theirs = load_service(service), botocore_model(service)
    assert list(model.operations) == list(theirs.operation_names)
    assert model.metadata["apiVersion"] == theirs.api_version
    for name, operation in model.operations.items():
        their = theirs.operation_model(name)
        assert (operation.method, operation.deprecated) == (their.http["method"], their.deprecated)
        assert operation.status == their.http.get("responseCode", 200)
        assert operation.errors == tuple(error.name for error in their.error_shapes)


def test_a_model_is_read_once() -> None:
    assert load_service("lambda") is load_service("lambda")


def test_botocore_is_not_imported() -> None:
    program = "import sys; from workbench.base.service_model.load import load_service as load; load('lambda')"
    done = subprocess.run([sys.executable, "-c", f"{program}; sys.exit('botocore' in sys.modules)"], check=False)
    assert done.returncode == 0


def test_the_query_of_a_path_is_apart() -> None:
    operation = load_service("lambda").operation("GetLayerVersionByArn")
    assert operation.path == "/2018-10-31/layers"
    assert operation.static_query == (("find", "LayerVersion"),)


@pytest.mark.parametrize(
    ("name", "status", "member", "fault"),
    [
        ("ResourceNotFoundException", 404, "Message", False),
        ("InvalidParameterValueException", 400, "message", False),
        ("ServiceException", 500, "Message", True),
    ],
)
def test_errors(name: str, status: int, member: str, *, fault: bool) -> None:
    error = load_service("lambda").error(name)
    assert (error.code, error.status, error.message_member, error.fault) == (name, status, member, fault)
    assert not error.typed


def test_errors_without_details() -> None:
    assert load_service("logs").error("ResourceNotFoundException").typed
    errors = toy_service().errors
    assert (errors["ToyError"].code, errors["ToyError"].status) == ("Teapot", 418)
    assert (errors["ToyFault"].code, errors["ToyFault"].status) == ("ToyFault", 500)


def test_the_newest_folder_is_taken(data: Path) -> None:
    put(data / "x" / "2014-11-11", json.dumps({**MODEL, "metadata": {"protocol": "old"}}).encode())
    put(data / "x" / "2015-03-31", gzip.compress(json.dumps(MODEL).encode()), "service-2.json.gz")
    put(data / "x" / "2016-01-01", b"{}", "examples-1.json")
    assert load_service("x").protocol == "rest-json"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"{", "service-2.json"),
        (b"no gzip", "service-2.json.gz"),
        (gzip.compress(b"{}" * 99, mtime=0)[:20], "service-2.json.gz"),
    ],
    ids=["no JSON", "no gzip", "cut short"],
)
def test_a_broken_file(data: Path, content: bytes, name: str) -> None:
    put(data / "x" / "2015-03-31", content, name)
    with pytest.raises(ServiceModelError, match="cannot be read"):
        load_service("x")


@pytest.mark.parametrize("name", ["nothing", "", ".."])
def test_no_such_service(data: Path, name: str) -> None:
    data.mkdir()
    with pytest.raises(ServiceModelError, match="There is no model"):
        load_service(name)


def test_no_botocore(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ServiceModelError, match="not installed"):
        load_service("x")
    assert not data.exists()
