import base64
import contextlib
import hashlib
import io
import os
import random
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.lambda_calls import CODE, zipped
from workbench.engine.lambda_api import packages as module
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.packages import Packages
from workbench.engine.layers import CodeStore
from workbench.model.errors import EngineError

NOT_A_ZIP = "Could not unzip uploaded file. Please check your file, then try to upload again."


@pytest.fixture
def packages(tmp_path: Path) -> Packages:
    return Packages(tmp_path / "packages")


def _files(packages: Packages) -> list[str]:
    folder = packages.path("")
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def _linked(target: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, target)
        archive.writestr("app.py", "")
    return data.getvalue()


async def _refused(packages: Packages, data: bytes) -> str:
    with pytest.raises(ApiError) as found:
        await packages.add(data)
    assert found.value.code == "InvalidParameterValueException"
    assert _files(packages) == []
    return found.value.message


async def test_a_package_is_kept_under_its_hash(packages: Packages) -> None:
    package = await packages.add(CODE)
    digest = hashlib.sha256(CODE)
    assert package.name == f"{digest.hexdigest()}.zip"
    assert package.sha256 == base64.b64encode(digest.digest()).decode()
    assert (package.size, package.unzipped) == (len(CODE), 46)
    assert packages.path(package.name).read_bytes() == CODE
    assert await packages.add(CODE) == package
    assert _files(packages) == [package.name]


async def test_a_torn_package_is_written_again(packages: Packages) -> None:
    package = await packages.add(CODE)
    path = packages.path(package.name)
    path.write_bytes(CODE[:40])
    assert await packages.add(CODE) == package
    assert path.read_bytes() == CODE


async def test_a_write_that_fails_leaves_nothing(packages: Packages, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EngineError, match="cannot be kept") as found:
        await packages.add(CODE)
    assert found.value.why == "No space left on device."
    assert _files(packages) == []


@pytest.mark.parametrize(
    "name", ["../app.py", "a/../../app.py", "/app.py", "\\app.py", "..\\app.py", "c:/app.py", "c:\\app.py"]
)
async def test_paths_that_lead_out_are_refused(packages: Packages, name: str) -> None:
    assert await _refused(packages, zipped({name: "", "app.py": ""})) == NOT_A_ZIP


@pytest.mark.parametrize("target", ["../../../etc", "/etc/passwd", "a/../../../etc"])
async def test_links_that_lead_out_lead_nowhere(packages: Packages, target: str, tmp_path: Path) -> None:
    package = await packages.add(_linked(target))
    store = CodeStore(tmp_path / "cache")
    folder = await store.folder(packages.path(package.name))
    assert [path.name for path in folder.iterdir()] == ["app.py"]
    store.close()


def _cut(data: bytes) -> bytes:
    return data[:-10]


def _changed(data: bytes) -> bytes:
    """A byte of a file's content."""
    place = data.index(b"handler")
    return data[:place] + b"H" + data[place + 1 :]


def _encrypted(data: bytes) -> bytes:
    """The flag of it, in both of its places."""
    local, central = data.index(b"PK\3\4") + 6, data.index(b"PK\1\2") + 8
    return data[:local] + b"\1" + data[local + 1 : central] + b"\1" + data[central + 1 :]


def _unknown_method(data: bytes) -> bytes:
    local, central = data.index(b"PK\3\4") + 8, data.index(b"PK\1\2") + 10
    return data[:local] + b"\x60" + data[local + 1 : central] + b"\x60" + data[central + 1 :]


@pytest.mark.parametrize(
    "damage", [_cut, _changed, _encrypted, _unknown_method, lambda _data: b"", lambda _data: b"PK"]
)
async def test_damaged_zips_are_refused(packages: Packages, damage: Callable[[bytes], bytes]) -> None:
    assert await _refused(packages, damage(CODE)) == NOT_A_ZIP


async def test_an_empty_zip_is_refused(packages: Packages) -> None:
    assert await _refused(packages, zipped({})) == "Uploaded file must be a non-empty zip"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
async def test_any_bytes_are_taken_or_refused(packages: Packages, data: st.DataObject) -> None:
    whole = bytearray(_linked("app.py") + zipped({"a/b": b"x" * 50}))
    for _change in range(data.draw(st.integers(0, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ApiError):  # and nothing else
        assert (await packages.add(bytes(whole))).size == len(whole)


@pytest.mark.parametrize(("most", "taken"), [(len(CODE), True), (len(CODE) - 1, False)])
async def test_sizes_of_zips(packages: Packages, most: int, taken: bool) -> None:
    if taken:
        assert await packages.add(CODE, most=most)
        return
    with pytest.raises(ApiError, match=f"^Zipped size must be smaller than {most} bytes$") as found:
        await packages.add(CODE, most=most)
    assert (found.value.code, found.value.status) == ("RequestEntityTooLargeException", 413)


async def test_sizes_of_contents(packages: Packages, monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("large", b"\0" * 1000)
    monkeypatch.setattr(module, "CODE_BYTES", 1001)
    assert (await packages.add(data.getvalue())).unzipped == 1000
    monkeypatch.setattr(module, "CODE_BYTES", 1000)
    with pytest.raises(ApiError, match="Unzipped size must be smaller than 262144000 bytes"):
        await packages.add(data.getvalue())


async def test_sweep_keeps_what_is_used(packages: Packages) -> None:
    await packages.sweep(set())
    kept, _gone = await packages.add(CODE), await packages.add(zipped({"b": "1"}))
    await packages.sweep({kept.name})
    assert _files(packages) == [kept.name]


async def test_the_engine_unzips_what_was_taken(packages: Packages, tmp_path: Path) -> None:
    content = random.Random(1).randbytes(3000)
    package = await packages.add(zipped({"app.py": "x = 1\n", "data/blob": content}))
    store = CodeStore(tmp_path / "cache")
    folder = await store.folder(packages.path(package.name))
    assert (folder / "data" / "blob").read_bytes() == content
    store.close()
