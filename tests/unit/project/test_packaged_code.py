import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.lambda_calls import zipped
from workbench.model.function import FunctionConfig, ImageConfig, PackageType
from workbench.project.packaged_code import code_place

PYTHON = {"app.py": "import json\n\ndef handler(event, context):\n    return event\n", "other.py": "x = 1\n"}


def packaged(folder: Path, files: Mapping[str, str | bytes], handler: str = "app.handler") -> FunctionConfig:
    package = folder / "0123abcd.zip"
    package.write_bytes(zipped(files))
    return FunctionConfig("hello", "python3.13", handler, package)


def test_the_handlers_file_is_written_read_only(tmp_path: Path) -> None:
    place = code_place(packaged(tmp_path, PYTHON), "python", tmp_path / "cache")
    assert place is not None
    assert (place.file, place.line) == (tmp_path / "cache" / "0123abcd" / "hello" / "app.py", 3)
    assert place.file.read_text() == PYTHON["app.py"]
    assert not place.file.stat().st_mode & stat.S_IWUSR
    assert not (place.file.parent / "other.py").exists(), "only what is shown is written"


@pytest.mark.parametrize(
    ("language", "handler", "name"),
    [
        ("python", "src.shop.app.handler", "src/shop/app.py"),
        ("python", "src/app.handler", "src/app.py"),
        ("python", "shop.handler", "shop/__init__.py"),
        ("nodejs", "dist/index.handler", "dist/index.mjs"),
        ("nodejs", "index.handler", "index.js"),
    ],
)
def test_each_language_finds_its_handler(tmp_path: Path, language: str, handler: str, name: str) -> None:
    code = "def handler(e, c): pass\n" if language == "python" else "exports.handler = async () => 1;\n"
    place = code_place(packaged(tmp_path, {name: code}, handler), language, tmp_path / "cache")
    assert place is not None
    assert place.file == tmp_path / "cache" / "0123abcd" / "hello" / name


def test_it_is_written_once_and_mended(tmp_path: Path) -> None:
    function = packaged(tmp_path, PYTHON)
    first = code_place(function, "python", tmp_path / "cache")
    assert first is not None
    before = first.file.stat().st_mtime_ns
    assert code_place(function, "python", tmp_path / "cache") == first
    assert first.file.stat().st_mtime_ns == before
    first.file.unlink()
    first.file.write_text("changed")
    assert code_place(function, "python", tmp_path / "cache") == first
    assert first.file.read_text() == PYTHON["app.py"]


@pytest.mark.parametrize(
    ("language", "handler"),
    [
        ("java", "example.Handler::handle"),
        ("python", "gone.handler"),
        ("python", "handler"),
        ("nodejs", "../x.handler"),
    ],
)
def test_else_a_page_tells_what_there_is(tmp_path: Path, language: str, handler: str) -> None:
    place = code_place(packaged(tmp_path, PYTHON, handler), language, tmp_path / "cache")
    assert place is not None
    assert (place.file.name, place.line) == ("hello.txt", 0)
    text = place.file.read_text()
    assert "Its package has 2 files:" in text
    assert "  59 B  app.py\n   6 B  other.py\n" in text


def test_a_long_package_is_cut(tmp_path: Path) -> None:
    files = {f"f{number}": b"" for number in range(203)}
    place = code_place(packaged(tmp_path, files), "", tmp_path / "cache")
    assert place is not None
    assert place.file.read_text().endswith("  and 3 more\n")


def test_an_image_is_named(tmp_path: Path) -> None:
    image = ImageConfig("registry.example/shop:1")
    function = FunctionConfig("hello", "", "", Path(), package_type=PackageType.IMAGE, image=image)
    place = code_place(function, "", tmp_path / "cache")
    assert place is not None
    assert "registry.example/shop:1" in place.file.read_text()
    other = replace(function, image=ImageConfig("registry.example/shop:2"))
    assert code_place(other, "", tmp_path / "cache") == place
    assert "shop:2" in place.file.read_text()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"\0" * 40])
def test_what_is_no_zip_has_no_code(tmp_path: Path, data: bytes) -> None:
    function = packaged(tmp_path, PYTHON)
    function.code_path.write_bytes(data)
    assert code_place(function, "python", tmp_path / "cache") is None


def test_a_handler_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    files = {"/tmp/out.py": "x = 1", "../out.py": "x = 1"}
    for handler in ("/tmp/out.handler", "../out.handler"):
        place = code_place(packaged(tmp_path, files, handler), "python", tmp_path / "cache")
        assert place is not None
        assert place.file.name == "hello.txt"
