"""The same files are the same bytes, whenever and in whatever order they were written."""

import base64
import hashlib
import io
import os
import random
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.project.samples import write
from workbench.model.errors import DocumentError
from workbench.project import package
from workbench.project.package import function_package, package_hash, sha256_of

NAMES = st.text("abcdefghij_.-é", min_size=1, max_size=8).filter(lambda name: name.strip(".") == name)
FILES = st.dictionaries(NAMES, st.binary(max_size=60), min_size=1, max_size=8)


@given(FILES, st.randoms(use_true_random=False), st.integers(0, 2**31))
def test_order_and_times_do_not_matter(files: dict[str, bytes], order: random.Random, time_s: int) -> None:
    shuffled = list(files.items())
    order.shuffle(shuffled)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        for name, data in files.items():
            Path(one, name).write_bytes(data)
        for name, data in shuffled:
            Path(other, name).write_bytes(data)
            os.utime(Path(other, name), (time_s, time_s))
        assert function_package(Path(one)).data == function_package(Path(other)).data


def test_what_is_in_it(tmp_path: Path) -> None:
    write(tmp_path, {"lib/b.py": "two", "app.py": "one"})
    (tmp_path / "app.py").chmod(0o755)
    made = function_package(tmp_path)
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert archive.namelist() == ["app.py", "lib/b.py"]
        assert archive.read("lib/b.py") == b"two"
        assert [oct(one.external_attr >> 16 & 0o777) for one in archive.infolist()] == ["0o755", "0o644"]
    assert (made.files, made.unzipped) == (2, 6)
    assert made.sha256 == base64.b64encode(hashlib.sha256(made.data).digest()).decode()


def test_a_zip_goes_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "code.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("app.py", "x")
    made = function_package(path)
    assert made.data == path.read_bytes()
    assert (made.files, made.unzipped) == (1, 1)
    path.write_bytes(b"no zip")
    with pytest.raises(DocumentError, match="no zip"):
        function_package(path)


def test_more_than_an_upload_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"app.py": "x"})
    monkeypatch.setattr(package, "ZIPPED_CODE_BYTES", 10)
    with pytest.raises(DocumentError, match="from S3 only"):
        function_package(tmp_path)


def test_the_hash_is_made_again_when_a_file_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"app.py": "x"})
    first = package_hash(tmp_path)
    assert first == function_package(tmp_path).sha256
    with monkeypatch.context() as patched:
        patched.setattr(package, "make_package", None)  # nothing is read anew
        assert package_hash(tmp_path) == first
    (tmp_path / "app.py").write_text("another")
    assert package_hash(tmp_path) == function_package(tmp_path).sha256 != first


def test_aws_s_own_example_of_a_hash() -> None:
    assert sha256_of(b"") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
