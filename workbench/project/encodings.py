"""Bytes of a text file as text and back: the encoding is found, or chosen by the user, and kept."""

import codecs
import contextlib
from pathlib import Path

from workbench.model.errors import DocumentError

MAX_BYTES = 10 * 1024 * 1024
ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("utf-8-sig", "UTF-8 with BOM"),
    ("utf-16-le", "UTF-16 LE"),
    ("utf-16-be", "UTF-16 BE"),
    ("cp1252", "Windows-1252"),
    ("latin-1", "Latin-1"),
    ("iso8859-15", "Latin-9"),
    ("cp1250", "Windows-1250"),
    ("iso8859-2", "Latin-2"),
    ("cp1251", "Windows-1251"),
    ("koi8-r", "KOI8-R"),
    ("shift_jis", "Shift JIS"),
    ("euc_jp", "EUC-JP"),
    ("gb18030", "GB 18030"),
    ("big5", "Big5"),
    ("euc_kr", "EUC-KR"),
)
"""Codecs that a file can be read and saved with, and what they are called."""

_NAMES = dict(ENCODINGS)
_SNIFFED_BYTES = 8192
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER = "Open it with a program made for it."


def encoding_name(codec: str) -> str:
    """What a codec is called."""
    return _NAMES.get(codec, codec.upper())


def is_utf8(codec: str) -> bool:
    """Whether a file of this encoding is read as UTF-8 by everything that reads UTF-8."""
    return codec in ("utf-8", "utf-8-sig")


def decode(data: bytes, path: Path, encoding: str = "") -> tuple[str, str]:
    """Text and codec name of a file's bytes, read with `encoding` when there is one.

    Raises DocumentError for binary or oversized ones, and for bytes that the encoding does not have.
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(f"{path.name} is too large to open.", "Files over 10 MB are not read as text.", _OTHER)
    if encoding:
        return _decode_as(data, path, encoding), encoding
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data, mark, codec, path), codec
    if b"\0" in data[:_SNIFFED_BYTES]:
        raise _binary(path)
    for codec in ("utf-8", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(codec), codec
    return data.decode("latin-1"), "latin-1"


def encode(text: str, path: Path, encoding: str) -> bytes:
    """The bytes of `text`; a UTF-16 file begins with its mark. Raises DocumentError when a character does not fit."""
    mark = next((mark for mark, name in _BOMS if name == encoding and name != "utf-8-sig"), b"")
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError as error:
        character = _character(error)
        raise DocumentError(
            f"{path.name} cannot hold the character {character}.",
            f"The file is encoded as {encoding}, which lacks it.",
            "Take the character out, or save the file as UTF-8. What you typed is still in the editor.",
        ) from error


def _decode_as(data: bytes, path: Path, encoding: str) -> str:
    mark = next((mark for mark, name in _BOMS if name == encoding and data.startswith(mark)), b"")
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{path.name} is not encoded as {encoding_name(encoding)}.",
            f"Byte {error.start + len(mark):,} cannot be read so.",
            "Choose another encoding.",
        ) from error


def _decode_marked(data: bytes, mark: bytes, encoding: str, path: Path) -> str:
    try:
        return data[len(mark) :].decode("utf-8" if encoding == "utf-8-sig" else encoding)
    except UnicodeDecodeError as error:
        raise _binary(path) from error


def _binary(path: Path) -> DocumentError:
    return DocumentError(f"{path.name} is not a text file.", "It holds bytes that no text has.", _OTHER)


def _character(error: UnicodeEncodeError) -> str:
    """The first character that could not be encoded, as U+XXXX."""
    return f"U+{ord(error.object[error.start]):04X}"
