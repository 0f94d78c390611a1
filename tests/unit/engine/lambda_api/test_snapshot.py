import io
import os
import stat
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import CODE, PLACE, LambdaCalls, zipped
from workbench.engine.contents import LinkEntry, Source, read_folder, read_zip
from workbench.engine.lambda_api import snapshot as module
from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.engine.lambda_api.launches import Launches
from workbench.engine.lambda_api.snapshot import packed
from workbench.engine.layers import CodeStore
from workbench.model.function import FileSystem, FunctionConfig, ImageConfig, Layer, PackageType
from workbench.model.function_settings import FunctionSettings, RecursiveLoop

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and links: run it on Linux")


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    (folder / "lib").mkdir(parents=True)
    (folder / "app.py").write_text("x = 1\n")
    (folder / "lib" / "run").write_text("#!/bin/sh\n")
    return folder


@pytest.fixture
def config(code: Path) -> FunctionConfig:
    return FunctionConfig("f", "python3.11", "app.handler", code, timeout_s=7.0, environment=(("A", "b"),))


def _open(calls: LambdaCalls, config: FunctionConfig, settings: FunctionSettings | None = None) -> None:
    calls.desk.workspace.replace("workspace", [(config, settings or FunctionSettings())])


async def _published(calls: LambdaCalls) -> dict[str, Any]:
    return await calls.do("PublishVersion", FunctionName="f")


def _launched(calls: LambdaCalls, qualifier: str) -> FunctionConfig:
    launches = Launches(calls.state, calls.desk.workspace, calls.desk.packages)
    return launches.find(PLACE, FunctionId("f", qualifier))[0]


# -- zips


def test_equal_content_makes_equal_bytes(code: Path) -> None:
    first = packed(code, "The code")
    os.utime(code / "app.py", (1, 1))
    (code / "lib").rename(code / "other")
    (code / "other").rename(code / "lib")
    assert packed(code, "The code") == first
    (code / "app.py").write_text("x = 2\n")
    assert packed(code, "The code") != first


@posix
def test_a_zip_has_what_the_folder_has(code: Path, tmp_path: Path) -> None:
    (code / "lib" / "run").chmod(0o755)
    (code / "app.py").chmod(0o640)
    (code / "link").symlink_to("lib/run")
    (code / "empty").mkdir()
    path = tmp_path / "code.zip"
    path.write_bytes(packed(code, "The code"))
    source, folder = read_zip(Source(path, ""), "/var/task"), read_folder(Source(code, ""))
    assert source.keys() == folder.keys() == {"app.py", "empty", "lib", "lib/run", "link"}
    for name, entry in folder.items():
        found = source[name]
        assert getattr(found, "mode", None) == getattr(entry, "mode", None)
        assert found == entry if entry is None or isinstance(entry, LinkEntry) else found is not None
    with zipfile.ZipFile(path) as archive:
        assert archive.read("app.py") == b"x = 1\n"
        assert archive.namelist() == sorted(archive.namelist())
        assert stat.S_ISDIR(archive.getinfo("empty/").external_attr >> 16)


def test_caches_are_left_out(code: Path, tmp_path: Path) -> None:
    for name in (".git", ".mypy_cache"):
        (code / name).mkdir()
        (code / name / "file").touch()
    assert zipfile.ZipFile(io.BytesIO(packed(code, ""))).namelist() == ["app.py", "lib/", "lib/run"]


def test_a_zip_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "code.zip"
    path.write_bytes(CODE)
    assert packed(path, "The code") == CODE


# -- versions of functions of the workspace


async def test_a_version_runs_the_code_as_it_was(calls: LambdaCalls, config: FunctionConfig, tmp_path: Path) -> None:
    _open(calls, config)
    version = await _published(calls)
    assert (version["Version"], version["Timeout"], version["State"]) == ("1", 7, "Active")
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")
    (config.code_path / "app.py").write_text("changed")
    launched = _launched(calls, "live")
    expected = replace(config, code_path=launched.code_path, version="1", account_id=PLACE[0], region=PLACE[1])
    assert launched == expected
    store = CodeStore(tmp_path / "cache")
    folder = await store.folder(launched.code_path)
    assert (folder / "app.py").read_text() == "x = 1\n"
    assert _launched(calls, "").code_path == config.code_path
    store.close()


async def test_versions_are_there_when_the_workspace_is_not(calls: LambdaCalls, config: FunctionConfig) -> None:
    _open(calls, config)
    version = await _published(calls)
    calls.desk.workspace.replace("workspace", [])
    assert await calls.do("GetFunctionConfiguration", FunctionName="f", Qualifier="1") == version
    assert [one["Version"] for one in (await calls.do("ListVersionsByFunction", FunctionName="f"))["Versions"]] == ["1"]
    assert _launched(calls, "1").version == "1"
    made = await calls.function(Publish=True)
    assert made["Version"] == "2"
    error = await calls.fails("GetFunctionConfiguration", FunctionName="f", Qualifier="1")
    assert error.code == "ResourceNotFoundException"


async def test_only_changes_make_a_new_version(calls: LambdaCalls, config: FunctionConfig, code: Path) -> None:
    _open(calls, config)
    first = await _published(calls)
    os.utime(code / "app.py", (5, 5))
    assert await _published(calls) == first
    (code / "app.py").write_text("x = 2\n")
    assert (await _published(calls))["Version"] == "2"
    _open(calls, replace(config, memory_mb=512))
    assert (await _published(calls))["Version"] == "3"


async def test_preconditions_are_those_of_latest(calls: LambdaCalls, config: FunctionConfig) -> None:
    _open(calls, config)
    latest = await calls.do("GetFunctionConfiguration", FunctionName="f")
    assert (await calls.fails("PublishVersion", FunctionName="f", CodeSha256="x")).code.startswith("InvalidParameter")
    given = {name: latest[name] for name in ("CodeSha256", "RevisionId")}
    assert (await calls.do("PublishVersion", FunctionName="f", **given))["Version"] == "1"


async def test_layers_are_kept(calls: LambdaCalls, config: FunctionConfig, tmp_path: Path) -> None:
    folder, archive = tmp_path / "common", tmp_path / "more.zip"
    (folder / "python").mkdir(parents=True)
    (folder / "python" / "common.py").write_text("y = 1\n")
    archive.write_bytes(zipped({"python/more.py": "z = 1\n"}))
    arn = "arn:aws:lambda:eu-west-1:123456789012:layer:far:3"
    _open(calls, replace(config, layers=(Layer("Common", folder), Layer("More", archive), Layer(arn))))
    version = await _published(calls)
    assert [layer["Arn"].rpartition("layer:")[2] for layer in version["Layers"]] == ["Common:1", "More:1", "far:3"]
    (folder / "python" / "common.py").write_text("y = 2\n")
    common, more, far = _launched(calls, "1").layers
    assert common.path is not None
    with zipfile.ZipFile(common.path) as kept:
        assert kept.read("python/common.py") == b"y = 1\n"
    assert more.path is not None
    assert more.path.read_bytes() == archive.read_bytes()
    assert far == Layer(arn, None)
    assert (await _published(calls))["Version"] == "2"


async def test_what_the_api_does_not_say_is_kept(calls: LambdaCalls, config: FunctionConfig, tmp_path: Path) -> None:
    systems = (FileSystem("arn:fs", "/mnt/a", tmp_path), FileSystem("arn:fs", "/mnt/b"))
    _open(
        calls,
        replace(config, file_systems=systems, max_concurrency=4, tenant_isolation=True),
        FunctionSettings(3, dead_letter_arn="arn:aws:sqs:::q", recursive_loop=RecursiveLoop.ALLOW),
    )
    await _published(calls)
    launches = Launches(calls.state, calls.desk.workspace, calls.desk.packages)
    launched, settings = launches.find(PLACE, FunctionId("f", "1"))
    assert (launched.file_systems, launched.max_concurrency, launched.tenant_isolation) == (systems, 4, True)
    assert settings == FunctionSettings(3, dead_letter_arn="arn:aws:sqs:::q", recursive_loop=RecursiveLoop.ALLOW)


async def test_images(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path, images={"img:1": "sha256:" + "a" * 64})
    image = ImageConfig("img:1", command=("app.handler",), working_directory="/srv")
    config = FunctionConfig("f", "", "", Path(), package_type=PackageType.IMAGE, image=image)
    _open(calls, config)
    version = await _published(calls)
    assert (version["CodeSha256"], version["CodeSize"]) == ("a" * 64, 0)
    assert _launched(calls, "1").image == image
    _open(calls, replace(config, image=ImageConfig("img:2")))
    error = await calls.fails("PublishVersion", FunctionName="f")
    assert error.message == "Source image img:2 does not exist. Provide a valid source image."
    await calls.close()


async def test_what_cannot_be_kept(
    calls: LambdaCalls, config: FunctionConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open(calls, replace(config, code_path=tmp_path / "nowhere"))
    error = await calls.fails("PublishVersion", FunctionName="f")
    assert error.code == "InvalidParameterValueException"
    assert error.message.startswith("The code of f cannot be packed: ")
    _open(calls, config)
    monkeypatch.setattr(module, "CODE_BYTES", 16)
    error = await calls.fails("PublishVersion", FunctionName="f")
    assert error.message == "Unzipped size must be smaller than 16 bytes"


@posix
async def test_a_file_whose_name_is_no_text(calls: LambdaCalls, config: FunctionConfig) -> None:
    with open(os.fsencode(config.code_path) + b"/\xff", "wb"):  # noqa: ASYNC230, PTH123
        pass
    _open(calls, config)
    error = await calls.fails("PublishVersion", FunctionName="f")
    assert error.message.startswith("The code of f cannot be packed: ")
