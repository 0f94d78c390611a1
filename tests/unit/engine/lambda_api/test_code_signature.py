"""Signatures in zips."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.lambda_calls import zipped
from tests.support.signed_zips import JOB, PROFILE, SIGNATURE_FILE, signed_zip
from workbench.engine.lambda_api.code_signature import BrokenSignatureError, Signature, read_signature

FILES: Mapping[str, str | bytes] = {
    "app.py": "def handler(event, context): ...\n",
    "META-INF/": b"",
    "ü/daten.bin": b"\0",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "code.zip"


@pytest.mark.parametrize("indefinite", [True, False])
def test_a_signature_says_who_signed_and_until_when(path: Path, indefinite: bool) -> None:
    path.write_bytes(signed_zip(FILES, expires="20300102030405.678Z", indefinite=indefinite))
    assert read_signature(path) == Signature(PROFILE, JOB, datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC))


def test_a_zip_without_a_signature_has_none(path: Path) -> None:
    path.write_bytes(zipped(FILES))
    assert read_signature(path) is None


def test_a_signed_jar_is_not_signed_by_aws(path: Path) -> None:
    path.write_bytes(zipped({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0\n", "META-INF/KEY.SF": "x", **FILES}))
    assert read_signature(path) is None


@pytest.mark.parametrize("changed", [{"app.py": "import os\n"}, {"more.py": ""}])
def test_other_files_than_those_that_were_signed_are_found_out(path: Path, changed: Mapping[str, str | bytes]) -> None:
    path.write_bytes(signed_zip(FILES, changed=changed))
    with pytest.raises(BrokenSignatureError, match="not those that were signed"):
        read_signature(path)


def test_a_signature_of_nobody_is_broken(path: Path) -> None:
    path.write_bytes(signed_zip(FILES, profile="somebody"))
    with pytest.raises(BrokenSignatureError):
        read_signature(path)


def test_two_signatures_are_broken(path: Path) -> None:
    path.write_bytes(zipped({SIGNATURE_FILE: b"x", SIGNATURE_FILE.replace("-", "_"): b"x"}))
    with pytest.raises(BrokenSignatureError, match="several"):
        read_signature(path)


def test_a_damaged_zip_is_broken(path: Path) -> None:
    path.write_bytes(signed_zip(FILES)[:-30])
    with pytest.raises(BrokenSignatureError):
        read_signature(path)


@given(text=st.binary(max_size=300))
def test_any_text_in_place_of_a_signature_is_broken(text: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.zip"
    path.write_bytes(zipped({**FILES, SIGNATURE_FILE: text}))
    with pytest.raises(BrokenSignatureError):
        read_signature(path)
