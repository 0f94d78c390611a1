"""ASN.1 elements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.signed_zips import der
from workbench.engine.lambda_api.ber import OCTETS, OID, SEQUENCE, SET, Element, elements


def test_elements_follow_one_another() -> None:
    assert list(elements(b"\x04\x01a\x06\x00")) == [Element(OCTETS, b"a"), Element(OID, b"")]


@given(st.binary(max_size=70_000))
def test_lengths_of_every_form_are_read(content: bytes) -> None:
    assert list(elements(der(OCTETS, content))) == [Element(OCTETS, content)]


def test_a_content_of_indefinite_length_ends_with_two_zeros() -> None:
    inner = der(SET, der(OCTETS, b"\0\0\0"))
    (found,) = elements(b"\x30\x80" + b"\x30\x80" + inner + b"\0\0" + b"\0\0")
    assert found.child(SEQUENCE).child(SET).child(OCTETS) == Element(OCTETS, b"\0\0\0")


def test_a_missing_child_is_an_error() -> None:
    with pytest.raises(ValueError, match="0x6 is missing"):
        Element(SEQUENCE, der(OCTETS, b"a")).child(OID)


@pytest.mark.parametrize(
    "data",
    [b"\x04", b"\x04\x05abc", b"\x04\x84\xff\xff\xff\xff", b"\x30\x80\x04\x01a", b"\x1f\x81\x01\x00", b"\x30\x80" * 50],
)
def test_what_is_no_ber_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"end within|several bytes"):
        list(elements(data))


@given(st.binary(max_size=200))
def test_any_bytes_give_elements_or_an_error(data: bytes) -> None:
    try:
        found = list(elements(data))
    except ValueError:
        return
    assert sum(len(element.content) + 2 for element in found) <= len(data)
