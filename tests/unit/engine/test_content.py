"""Code, layers and file systems of a function as folders."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fake_executor import a_config
from workbench.engine.content import Content
from workbench.engine.surroundings import Surroundings
from workbench.model.errors import FunctionNotRunnableError, InvalidRequestError
from workbench.model.function import FileSystem, FunctionConfig, Layer, PackageType


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Content]:
    made = Content(tmp_path / "cache")
    yield made
    made.close()


@pytest.fixture
def layer(tmp_path: Path) -> Layer:
    program = tmp_path / "layer" / "extensions" / "watch"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return Layer("watching", tmp_path / "layer")


def zipped(tmp_path: Path) -> FunctionConfig:
    package = tmp_path / "code.zip"
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("app.py", "x = 1")
    function = a_config(tmp_path / "code")
    return FunctionConfig(function.name, function.runtime, function.handler, package)


async def test_a_plain_folder_is_its_own_place(content: Content, tmp_path: Path) -> None:
    function = a_config(tmp_path / "code")
    assert await content.surroundings(function, 0) == Surroundings(tmp_path / "code")
    assert await content.layers_fingerprint(function) == 0
    assert not (tmp_path / "cache").exists()


async def test_a_zip_is_unzipped(content: Content, tmp_path: Path) -> None:
    found = await content.surroundings(zipped(tmp_path), 0)
    assert (found.code / "app.py").read_text() == "x = 1"
    assert found.code.is_relative_to(tmp_path / "cache")


async def test_changed_code_has_another_fingerprint(content: Content, tmp_path: Path) -> None:
    folder, package = a_config(tmp_path / "code"), zipped(tmp_path)
    before = [await content.code_fingerprint(one) for one in (folder, package)]
    assert [await content.code_fingerprint(one) for one in (folder, package)] == before
    (tmp_path / "code" / "app.py").write_text("x = 2", encoding="utf-8")
    with zipfile.ZipFile(package.code_path, "w") as archive:
        archive.writestr("app.py", "x = 22")
    after = [await content.code_fingerprint(one) for one in (folder, package)]
    assert all(new != old for new, old in zip(after, before, strict=True))


async def test_layers_are_merged_and_searched_for_extensions(content: Content, tmp_path: Path, layer: Layer) -> None:
    away = Layer("arn:aws:lambda:us-east-1:123456789012:layer:away:1")
    function = a_config(tmp_path / "code", layers=(layer, away))
    found = await content.surroundings(function, await content.layers_fingerprint(function))
    assert found.opt is not None
    assert (found.opt / "extensions" / "watch").is_file()
    assert (found.missing, found.has_extensions) == ((away.name,), True)
    plain = await content.surroundings(a_config(tmp_path / "code", layers=(away,)), 0)
    assert (plain.opt, plain.missing, plain.has_extensions) == (None, (away.name,), False)


async def test_file_systems_are_folders_that_stay(content: Content, tmp_path: Path) -> None:
    file_system = FileSystem("arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-1", "/mnt/data")
    function = a_config(tmp_path / "code", file_systems=(file_system,))
    ((folder, path),) = (await content.surroundings(function, 0)).mounts
    assert (path, folder.is_dir()) == ("/mnt/data", True)
    with pytest.raises(InvalidRequestError):
        await content.surroundings(a_config(tmp_path / "code", file_systems=(FileSystem("arn", "/data"),)), 0)


async def test_an_image_brings_its_own_and_may_hold_extensions(content: Content, tmp_path: Path) -> None:
    image = a_config(tmp_path / "code", package_type=PackageType.IMAGE)
    found = await content.surroundings(image, 0)
    assert (found.opt, found.has_extensions) == (None, True)
    assert await content.code_fingerprint(image) == 0


async def test_a_layer_that_is_not_there_is_told(content: Content, tmp_path: Path) -> None:
    function = a_config(tmp_path / "code", layers=(Layer("gone", tmp_path / "gone"),))
    with pytest.raises(FunctionNotRunnableError, match="gone"):
        await content.surroundings(function, 0)


def test_a_program_whose_functions_have_no_layers_does_not_import_them() -> None:
    code = "import sys, workbench.engine.engine; print([name for name in sys.modules if name.endswith('.layers')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"
