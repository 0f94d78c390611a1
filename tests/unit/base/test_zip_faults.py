import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.zip_faults import ZIP_FAULTS

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def packed(method: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("app.py", "def handler(event, context):\n    return event\n" * 20)
        archive.writestr("ü/empty", "")
    return target.getvalue()


WHOLE = {method: packed(method) for method in METHODS}


def read_all(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(member) for member in archive.infolist()]


@pytest.mark.parametrize("method", METHODS)
def test_a_whole_zip_raises_nothing(method: int) -> None:
    assert len(read_all(WHOLE[method])) == 2


@given(st.sampled_from(METHODS), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1))
def test_a_damaged_zip_raises_nothing_else(method: int, changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE[method])
    for place, value in changes:
        data[place % len(data)] = value
    try:
        read_all(bytes(data))
    except (*ZIP_FAULTS, OSError):
        pass


@given(st.binary(max_size=200))
def test_what_is_no_zip_is_refused_by_one_of_them(data: bytes) -> None:
    with pytest.raises(ZIP_FAULTS):
        read_all(data)


def test_a_zip_that_was_cut_is_refused_by_one_of_them() -> None:
    for method in METHODS:
        with pytest.raises(ZIP_FAULTS):
            read_all(WHOLE[method][: len(WHOLE[method]) // 2])
