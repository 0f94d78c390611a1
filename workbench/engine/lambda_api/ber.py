"""ASN.1 in BER, as far as a CMS signature needs it: elements of definite and indefinite length (X.690 §8.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

CONTEXT_0 = 0xA0
OCTETS = 0x04
OID = 0x06
SEQUENCE = 0x30
SET = 0x31

_INDEFINITE = 0x80
_HIGH_TAG = 0x1F
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Element:
    """One element: the byte of its tag, and what it holds."""

    tag: int
    content: bytes

    def children(self) -> "tuple[Element, ...]":
        """The elements that it holds. Raises ValueError."""
        return tuple(elements(self.content))

    def child(self, tag: int) -> "Element":
        """The first child of that tag. Raises ValueError when there is none."""
        for found in elements(self.content):
            if found.tag == tag:
                return found
        raise ValueError(f"An element {tag:#x} is missing.")


def elements(data: bytes) -> Iterator[Element]:
    """The elements of `data`, one after the other. Raises ValueError for what is no BER."""
    place = 0
    while place < len(data):
        element, place = _element(data, place, 0)
        yield element


def _element(data: bytes, start: int, depth: int) -> tuple[Element, int]:
    """The element at `start`, and the place behind it."""
    if depth > _DEEPEST or start + 2 > len(data):
        raise ValueError("The data end within an element.")
    tag, first = data[start], data[start + 1]
    if tag & _HIGH_TAG == _HIGH_TAG:
        raise ValueError("Tags of several bytes are not known.")
    if first == _INDEFINITE:
        end = _end_of_contents(data, start + 2, depth)
        return Element(tag, data[start + 2 : end]), end + 2
    begin, length = _length(data, start + 2, first)
    if begin + length > len(data):
        raise ValueError("The data end within an element.")
    return Element(tag, data[begin : begin + length]), begin + length


def _length(data: bytes, place: int, first: int) -> tuple[int, int]:
    """Where the content begins, and its length."""
    if first < _INDEFINITE:
        return place, first
    count = first & 0x7F
    return place + count, int.from_bytes(data[place : place + count], "big")


def _end_of_contents(data: bytes, place: int, depth: int) -> int:
    """Where the two zero bytes are that end a content of indefinite length."""
    while data[place : place + 2] != b"\0\0":
        _inner, place = _element(data, place, depth + 1)
    return place
