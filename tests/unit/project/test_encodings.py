"""Texts in chosen encodings: read as asked, or told that they are not such."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import DocumentError
from workbench.project.encodings import ENCODINGS, decode, encode, encoding_name, is_utf8

PATH = Path("/shop/notes.txt")
CODECS = [codec for codec, _ in ENCODINGS]


def test_all_are_codecs_and_named() -> None:
    assert all(codecs.lookup(codec) for codec in CODECS)
    assert len({name for _, name in ENCODINGS}) == len(ENCODINGS)
    assert (encoding_name("cp1252"), encoding_name("cp437")) == ("Windows-1252", "CP437")
    assert [codec for codec in CODECS if is_utf8(codec)] == ["utf-8", "utf-8-sig"]


@given(st.text(st.characters(max_codepoint=126, exclude_characters="\\~")), st.sampled_from(CODECS))
def test_what_is_written_is_read(text: str, encoding: str) -> None:
    assert decode(encode(text, PATH, encoding), PATH, encoding) == (text, encoding)


def test_the_choice_goes_before_what_would_be_found() -> None:
    data = "Straße".encode("cp1252")
    assert decode(data, PATH) == ("Straße", "cp1252")
    assert decode(data, PATH, "cp1251") == ("StraЯe", "cp1251")
    assert decode("Ж".encode("utf-16-le"), PATH, "utf-16-le") == ("Ж", "utf-16-le")
    assert decode(codecs.BOM_UTF16_BE + b"\0a", PATH, "utf-16-be") == ("a", "utf-16-be")


def test_bytes_that_an_encoding_does_not_have_are_told() -> None:
    with pytest.raises(DocumentError, match=r"not encoded as UTF-8.*Byte 4 cannot"):
        decode("Straße".encode("cp1252"), PATH, "utf-8")


def test_a_character_that_does_not_fit_is_named() -> None:
    with pytest.raises(DocumentError, match=r"U\+20AC"):
        encode("€", PATH, "latin-1")
