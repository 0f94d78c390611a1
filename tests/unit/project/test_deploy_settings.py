"""Which settings a template or workbench.toml names, and what is left to the account."""

from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.engine.runtimes import load_runtimes
from workbench.model.errors import DocumentError
from workbench.model.function import Function
from workbench.project.deploy_settings import NamedSettings, creation_settings, named_settings
from workbench.project.discovery import open_workspace

HEAD = """\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 9
    Environment: {Variables: {SHARED: "yes"}}
Resources:
  Queue: {Type: AWS::SQS::Queue}
  Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layer}}
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: code
"""
LAYER = "arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"


def opened(root: Path, properties: str = "", files: dict[str, str] | None = None) -> Function:
    texts = {"code/app.py": "def handler(event, context): ...\n", "layer/x.py": ""}
    write(root, {**texts, "template.yaml": HEAD + properties, **(files or {})})
    return open_workspace(root, load_runtimes()).functions[0]


def read(root: Path, properties: str = "", files: dict[str, str] | None = None) -> NamedSettings:
    return named_settings(opened(root, properties, files), root, "eu-west-1", "999999999999")


def lines(*texts: str) -> str:
    return "".join(f"      {text}\n" for text in texts)


def test_what_is_named_and_nothing_else(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        lines(
            "Runtime: python3.12",
            "Handler: app.handler",
            "MemorySize: 256",
            "EphemeralStorage: {Size: 1024}",
            "Architectures: [arm64]",
            "Tracing: Active",
            "SnapStart: {ApplyOn: PublishedVersions}",
            "LoggingConfig: {LogFormat: JSON, LogGroup: shop}",
            f"Layers: ['{LAYER}']",
            "Environment: {Variables: {A: 1, R: !Ref AWS::Region}}",
            "Role: arn:aws:iam::123456789012:role/orders",
        ),
    )
    assert found.values == {
        "Timeout": 9,
        "Environment.SHARED": "yes",
        "Environment.A": "1",
        "Environment.R": "eu-west-1",
        "Runtime": "python3.12",
        "Handler": "app.handler",
        "MemorySize": 256,
        "EphemeralStorage": 1024,
        "Architectures": "arm64",
        "TracingConfig": "Active",
        "SnapStart": "PublishedVersions",
        "LoggingConfig.LogFormat": "JSON",
        "LoggingConfig.LogGroup": "shop",
        "Layers": (LAYER,),
    }
    assert found.role == "arn:aws:iam::123456789012:role/orders"
    assert found.unknown == ()


def test_what_is_not_known_is_told_and_not_set(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        lines(
            "MemorySize: !ImportValue memory",
            "Environment: {Variables: {QUEUE: !Ref Queue, OK: '1'}}",
            "Layers: [!Ref Layer]",
            "Role: !GetAtt Missing.Arn",
            "VpcConfig: {SubnetIds: [subnet-1]}",
        ),
    )
    assert found.values == {"Timeout": 9, "Environment.SHARED": "yes", "Environment.OK": "1"}
    assert {one.property for one in found.unknown} == {"MemorySize", "Environment.QUEUE", "Layers", "VpcConfig"}
    assert found.role == ""


def test_an_environment_that_is_an_expression_is_left_alone(tmp_path: Path) -> None:
    found = read(tmp_path, lines("Environment: !ImportValue variables"))
    assert not any(key.startswith("Environment") for key in found.values)
    assert [one.property for one in found.unknown] == ["Environment"]


def test_parameters_have_the_values_of_workbench_toml_but_settings_for_runs_here_stay_here(tmp_path: Path) -> None:
    template = (
        "Parameters:\n  Stage: {Type: String, Default: dev}\n"
        + HEAD
        + lines("Environment: {Variables: {STAGE: !Ref Stage}}")
    )
    settings = '[parameters]\nStage = "prod"\n[functions.Orders]\nmemory_mb = 999\nenvironment = { STAGE = "local" }\n'
    found = read(tmp_path, files={"template.yaml": template, "workbench.toml": settings})
    assert found.values == {"Timeout": 9, "Environment.SHARED": "yes", "Environment.STAGE": "prod"}
    assert found.parameters == ("Stage",)
    assert read(tmp_path, files={"template.yaml": template.replace("!Ref Stage", "x")}).parameters == ()


def test_a_function_without_a_template_has_its_table(tmp_path: Path) -> None:
    settings = f"""\
[functions.worker]
code = "worker"
runtime = "python3.12"
memory_mb = 300
timeout_s = 20
layers = ["{LAYER}"]
environment = {{ A = "b" }}
"""
    write(tmp_path, {"worker/app.py": "def handler(event, context): ...\n", "workbench.toml": settings})
    (function,) = open_workspace(tmp_path, load_runtimes()).functions
    found = named_settings(function, tmp_path, "eu-west-1", "")
    assert found.values == {
        "Runtime": "python3.12",
        "MemorySize": 300,
        "Timeout": 20,
        "Environment.A": "b",
        "Layers": (LAYER,),
    }
    made = creation_settings(function, found)
    assert (made["Handler"], made["Architectures"], made["MemorySize"]) == ("app.handler", "x86_64", 300)


def test_a_bare_folder_names_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"worker/lambda_function.py": "def lambda_handler(event, context): ...\n"})
    (function,) = open_workspace(tmp_path, load_runtimes()).functions
    assert named_settings(function, tmp_path, "eu-west-1", "") == NamedSettings({})


def test_a_template_that_is_not_as_it_was(tmp_path: Path) -> None:
    function = opened(tmp_path)
    (tmp_path / "template.yaml").write_text("Resources: {Queue: {Type: AWS::SQS::Queue}}\n# shorter\n")
    with pytest.raises(DocumentError, match="no resource Orders"):
        named_settings(function, tmp_path, "eu-west-1", "")
    (tmp_path / "template.yaml").write_text("Resources: [")
    with pytest.raises(DocumentError, match="not valid YAML"):
        named_settings(function, tmp_path, "eu-west-1", "")
