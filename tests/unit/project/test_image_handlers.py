"""The handler of an image, by its configuration or its Dockerfile."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.project.samples import RUNTIMES, write
from workbench.model.function import FunctionConfig, ImageConfig, PackageType
from workbench.project.discovery import open_workspace
from workbench.project.image_handlers import asked_of_image, dockerfile_of, says_handler

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: {PackageType: Image}
    Metadata: {DockerContext: orders, Dockerfile: FILE}
"""
CODE = "def handler(event, context):\n    return event\n"
IMAGE = 'FROM public.ecr.aws/lambda/python:3.13\nCMD ["app.handler"]\n'


def config(folder: Path, *command: str) -> FunctionConfig:
    image = ImageConfig("", command=command, built_from=folder)
    return FunctionConfig("orders", "", "", folder, package_type=PackageType.IMAGE, image=image)


def test_the_configuration_goes_before_the_dockerfile(tmp_path: Path) -> None:
    write(tmp_path, {"Dockerfile": IMAGE})
    assert asked_of_image(config(tmp_path)) == "app.handler"
    assert asked_of_image(config(tmp_path, "other.handler", "more")) == "other.handler"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00", b"CMD app.handler", b"#" * 1_000_001])
def test_a_dockerfile_that_says_nothing(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "Dockerfile").write_bytes(content)
    assert asked_of_image(config(tmp_path)) == ""


def test_an_image_of_a_registry_has_no_file_here(tmp_path: Path) -> None:
    elsewhere = replace(config(tmp_path), image=ImageConfig("orders:latest"))
    assert dockerfile_of(elsewhere) is None
    assert asked_of_image(elsewhere) == ""
    assert asked_of_image(replace(elsewhere, image=None)) == ""


def test_the_function_has_handler_and_place(tmp_path: Path) -> None:
    files = {"orders/docker/own": IMAGE, "orders/app.py": "\n" + CODE}
    write(tmp_path, {"template.yaml": TEMPLATE.replace("FILE", "docker/own"), **files})
    (function,) = open_workspace(tmp_path, RUNTIMES).functions
    assert (function.handler, function.handler_file, function.handler_line) == (
        "app.handler",
        tmp_path / "orders" / "app.py",
        2,
    )
    assert function.config.image is not None
    assert function.config.image.command == (), "the image has its own"
    assert says_handler(function) == tmp_path / "orders" / "docker" / "own"
    named = replace(function.config, image=replace(function.config.image, command=("app.handler",)))
    assert says_handler(replace(function, config=named)) == tmp_path / "template.yaml"
