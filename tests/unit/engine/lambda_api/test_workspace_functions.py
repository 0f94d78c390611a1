import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from workbench.base.service_model.load import load_service
from workbench.engine.functions import FunctionRegistry
from workbench.engine.lambda_api import workspace_functions as module
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.state import Place
from workbench.engine.lambda_api.workspace_functions import placed, workspace_document, workspace_function
from workbench.model.function import (
    Architecture,
    FileSystem,
    FunctionConfig,
    ImageConfig,
    LogFormat,
    LoggingConfig,
    PackageType,
)
from workbench.model.function_settings import FunctionSettings

PLACE = Place("000000000000", "eu-west-1")


@pytest.fixture
def config(tmp_path: Path) -> FunctionConfig:
    (tmp_path / "app.py").write_text("x = 1\n")
    return FunctionConfig("f", "python3.11", "app.handler", tmp_path, account_id="000000000000", region="eu-west-1")


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, as a list of one: what is remembered of files holds for a second."""
    now = [1e9]  # no other test was then
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: now[0]))
    return now


def test_found_by_name_in_any_place(config: FunctionConfig) -> None:
    registry = FunctionRegistry()
    settings = FunctionSettings(3)
    registry.replace("workspace", [(config, settings)])
    other = Place("111111111111", "us-east-1")
    found = workspace_function(registry, other, "f")
    assert found == (replace(config, account_id="111111111111", region="us-east-1"), settings)
    assert workspace_function(registry, PLACE, "g") is None


def test_the_same_object_each_time(config: FunctionConfig) -> None:
    assert placed(config, PLACE) is placed(replace(config), PLACE)


def test_document(config: FunctionConfig) -> None:
    document = dict(workspace_document(config))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000", document.pop("LastModified"))
    assert re.fullmatch(r"[0-9a-f-]{36}", document.pop("RevisionId"))
    assert re.fullmatch(r"[A-Za-z0-9+/]{43}=", document.pop("CodeSha256"))
    assert document.pop("RuntimeVersionConfig")["RuntimeVersionArn"].startswith("arn:aws:lambda:eu-west-1::runtime:")
    assert document == {
        "FunctionName": "f",
        "FunctionArn": "arn:aws:lambda:eu-west-1:000000000000:function:f",
        "Role": "arn:aws:iam::000000000000:role/lambda-workbench",
        "Description": "",
        "Timeout": 3,
        "MemorySize": 128,
        "Version": "$LATEST",
        "PackageType": "Zip",
        "Architectures": ["x86_64"],
        "EphemeralStorage": {"Size": 512},
        "TracingConfig": {"Mode": "PassThrough"},
        "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": "/aws/lambda/f"},
        "Runtime": "python3.11",
        "Handler": "app.handler",
        "CodeSize": 6,
        "State": "Active",
        "LastUpdateStatus": "Successful",
    }


def test_what_is_set(config: FunctionConfig) -> None:
    document = workspace_document(
        replace(
            config,
            environment=(("A", "b"),),
            tenant_isolation=True,
            snap_start=True,
            architecture=Architecture.ARM64,
            file_systems=(FileSystem("arn:fs", "/mnt/a"),),
            logging=LoggingConfig(LogFormat.JSON, system_level="WARN", group="/g"),
        )
    )
    assert document["Environment"] == {"Variables": {"A": "b"}}
    assert document["TenancyConfig"] == {"TenantIsolationMode": "PER_TENANT"}
    assert document["SnapStart"]["ApplyOn"] == "PublishedVersions"
    assert document["Architectures"] == ["arm64"]
    assert document["FileSystemConfigs"] == [{"Arn": "arn:fs", "LocalMountPath": "/mnt/a"}]
    assert document["LoggingConfig"] == {
        "LogFormat": "JSON",
        "LogGroup": "/g",
        "ApplicationLogLevel": "INFO",
        "SystemLogLevel": "WARN",
    }


def test_images_have_no_runtime() -> None:
    config = FunctionConfig("f", "", "", Path(), package_type=PackageType.IMAGE, image=ImageConfig("img:1"))
    document = workspace_document(config)
    assert document["PackageType"] == "Image"
    assert not {"Runtime", "Handler", "RuntimeVersionConfig"} & document.keys()


def test_all_of_it_is_in_the_model(config: FunctionConfig) -> None:
    output = load_service("lambda").operations["GetFunctionConfiguration"].output
    assert output is not None
    document = workspace_document(replace(config, environment=(("A", "b"),), tenant_isolation=True))
    assert document.keys() <= {member.name for member in output.members.values()}


def _follows(before: Document, after: Document) -> set[str]:
    return {name for name in after if after[name] != before[name]}


def test_hashes_follow_the_files(config: FunctionConfig, seconds: list[float]) -> None:
    first = workspace_document(config)
    (config.code_path / "app.py").write_text("x = 22\n")
    assert workspace_document(config) == first  # within the second
    seconds[0] += 1
    second = workspace_document(config)
    assert _follows(first, second) >= {"CodeSha256", "CodeSize", "RevisionId"}
    seconds[0] += 1
    assert workspace_document(config) == second


def test_revisions_follow_the_configuration(config: FunctionConfig) -> None:
    first, second = workspace_document(config), workspace_document(replace(config, memory_mb=256))
    assert _follows(first, second) == {"MemorySize", "RevisionId"}


def test_a_zip_and_a_folder_that_is_not_there(config: FunctionConfig, tmp_path: Path) -> None:
    path = tmp_path / "code.zip"
    path.write_bytes(b"12345")
    assert workspace_document(replace(config, code_path=path))["CodeSize"] == 5
    missing = workspace_document(replace(config, code_path=tmp_path / "nowhere"))
    assert (missing["CodeSize"], missing["LastModified"]) == (0, "1970-01-01T00:00:00.000+0000")
