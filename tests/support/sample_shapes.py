"""Values for the shapes of a service model: ones that are valid, and ones that break one constraint each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from workbench.base.service_model.patterns import matcher
from workbench.base.service_model.shapes import FRACTIONS, INTEGERS, NUMBERS, Shape, ShapeType
from workbench.base.service_model.shown_values import is_flat

MOMENT = 1_700_000_000.0
LARGEST = 2_000_000
"""Longer values than this, in bytes or elements, are not made."""

_UUID = "01234567-89ab-cdef-0123-456789abcdef"
_ARN = "arn:aws:lambda:eu-west-1:123456789012"
CANDIDATES = (
    *("a", "ab", "1", "a1", "1.0", "123456789012", "/", "/mnt/a", "abcd", "TestException", _UUID, "*", ".", ""),
    *("o-abcdefghij", "sg-1", "subnet-1", "csc-0123456789abcdefg", "lambda:GetLayerVersion", "lambda:InvokeFunction"),
    *("eu-west-1", "ALL", "$LATEST", "principal.amazonaws.com", "abc.example:9092", "kafka://topic", "s3://bucket"),
    *(f"{_ARN}:function:a", f"{_ARN}:function:a:1", f"{_ARN}:layer:a", f"{_ARN}:layer:a:1", f"{_ARN}:runtime/a"),
    *(f"{_ARN}:code-signing-config:csc-0123456789abcdefg", f"{_ARN}:event-source-mapping:{_UUID}"),
    *(f"{_ARN}:capacity-provider:a", f"{_ARN}:function:a:1/durable-execution/a/b", f"{_ARN}:network-connector:a"),
    *("arn:aws:lambda:eu-west-1::runtime:1", "arn:aws:iam::123456789012:role/a", "arn:aws:kms:a:1:key/a"),
    "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
    *("https://a.com", "vpce-1", "key", "a" * 36, "abc|abc"),
)
_MISFITS = ("!", " ", "?", "\n", "no such thing!", "a b", "é", "", "arn:x", "-")


class Kind(StrEnum):
    """What is wrong with a value."""

    MISSING = "missing"
    ENUM = "enum"
    PATTERN = "pattern"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    TOO_SMALL = "too small"
    TOO_LARGE = "too large"
    ELEMENT = "element"
    MAP_KEY = "map key"
    MAP_VALUE = "map value"


@dataclass(frozen=True, slots=True)
class Broken:
    """A break of one constraint: its path as AWS writes it, the bad value, and the phrase that AWS answers with.

    `whole` is a value of the shape that was asked for, valid but for this. A value may break its other constraints too.
    `member` is the name in the model of the member of the outermost structure that holds the break.
    """

    path: str
    kind: Kind
    value: Any
    phrase: str
    whole: Any
    member: str = ""

    @property
    def sentence_end(self) -> str:
        """What the sentence about this break ends with; before it stands the value."""
        return f" at '{self.path}' failed to satisfy constraint: {self.phrase}"


def minimal(shape: Shape) -> Any:
    """A small valid value: structures with what they must have, lists and maps as short as they may be."""
    return _sample(shape, everything=False, above=())


def full(shape: Shape) -> Any:
    """A valid value with every member once, but for shapes that hold themselves."""
    return _sample(shape, everything=True, above=())


def broken(shape: Shape) -> Iterator[Broken]:
    """Every break of a constraint of a shape and its parts that is known how to make, one at a time."""
    return _breaks(shape, ())


def example_for(pattern: str, least: int = 0, most: int | None = None) -> str:
    """Text of a length from `least` to `most` that a pattern fits. Raises AssertionError when none is known."""
    fits = matcher(pattern) if pattern else bool
    for candidate in CANDIDATES:
        text = candidate + candidate[-1:] * max(0, least - len(candidate))
        if least <= len(text) and (most is None or len(text) <= most) and fits(text):
            return text
    raise AssertionError(f"tests/support/sample_shapes.py knows no text for {pattern!r} of {least} to {most}")


def misfit_for(shape: Shape) -> str | None:
    """Text of an allowed length that the shape's pattern does not fit, or None."""
    least, most = int(shape.minimum or 0), shape.maximum
    for candidate in _MISFITS:
        text = candidate + candidate[-1:] * max(0, least - len(candidate))
        if least <= len(text) and (most is None or len(text) <= most) and not matcher(shape.pattern)(text):
            return text
    return None


def _sample(shape: Shape, *, everything: bool, above: Sequence[Shape]) -> Any:
    inside = (*above, shape)
    match shape.type:
        case ShapeType.STRUCTURE:
            return {
                name: _sample(member.shape, everything=everything, above=inside)
                for name, member in shape.members.items()
                if name in shape.required or (everything and member.shape not in inside)
            }
        case ShapeType.LIST:
            holds_itself = shape.element in inside
            count = max(int(shape.minimum or 0), int(everything and not holds_itself))
            return [_sample(shape.element, everything=everything, above=inside) for _ in range(count)]
        case ShapeType.MAP:
            count = max(int(shape.minimum or 0), int(everything and shape.value not in inside))
            key = _sample(shape.key, everything=everything, above=inside) if count else ""
            value = _sample(shape.value, everything=everything, above=inside) if count else None
            return {key + str(number) * bool(number): value for number in range(count)}
        case _:
            return _plain(shape)


def _plain(shape: Shape) -> Any:
    least, most = shape.minimum, shape.maximum
    if shape.type in INTEGERS:
        return least if least is not None else min(1, most if most is not None else 1)
    if shape.type in FRACTIONS:
        return float(least if least is not None else 0.5)
    match shape.type:
        case ShapeType.BOOLEAN:
            return True
        case ShapeType.TIMESTAMP:
            return MOMENT
        case ShapeType.BLOB:
            return b"\x00\xff" * max(1, int(least or 0))
        case _:
            text_most = None if most is None else int(most)
            return shape.enum[0] if shape.enum else example_for(shape.pattern, int(least or 0), text_most)


def _breaks(shape: Shape, above: Sequence[Shape]) -> Iterator[Broken]:
    if shape in above or shape.streaming or shape.event_stream:
        return
    inside = (*above, shape)
    match shape.type:
        case ShapeType.STRUCTURE:
            yield from _structure_breaks(shape, inside)
        case ShapeType.LIST:
            yield from _length_breaks(shape)
            yield from _list_breaks(shape, inside)
        case ShapeType.MAP:
            yield from _length_breaks(shape)
            yield from _map_breaks(shape, inside)
        case _ if shape.type in NUMBERS:
            yield from _number_breaks(shape)
        case _:
            yield from _word_breaks(shape)
            yield from _length_breaks(shape)


def _structure_breaks(shape: Shape, inside: Sequence[Shape]) -> Iterator[Broken]:
    valid = minimal(shape)
    for name, member in shape.members.items():
        path = name[:1].lower() + name[1:]
        if name in shape.required:
            others = {key: value for key, value in valid.items() if key != name}
            yield Broken(path, Kind.MISSING, None, "Member must not be null", others, name)
        for each in _breaks(member.shape, inside):
            below = f"{path}.{each.path}" if each.path else path
            yield replace(each, path=below, whole={**valid, name: each.whole}, member=name)


def _list_breaks(shape: Shape, inside: Sequence[Shape]) -> Iterator[Broken]:
    for each in _breaks(shape.element, inside):
        if is_flat(shape.element):
            phrase = f"Member must satisfy constraint: [{_all_phrases(shape.element)}]"
            yield Broken("", Kind.ELEMENT, each.value, phrase, [each.whole])
        else:
            yield replace(each, path=f"1.member.{each.path}", whole=[each.whole])


def _map_breaks(shape: Shape, inside: Sequence[Shape]) -> Iterator[Broken]:
    key, value = full(shape.key), minimal(shape.value)
    for each in _breaks(shape.key, inside):
        phrase = f"Map keys must satisfy constraint: [{_all_phrases(shape.key)}]"
        yield Broken("", Kind.MAP_KEY, each.value, phrase, {each.whole: value})
    for each in _breaks(shape.value, inside):
        if is_flat(shape.value):
            phrase = f"Map value must satisfy constraint: [{_all_phrases(shape.value)}]"
            yield Broken("", Kind.MAP_VALUE, each.value, phrase, {key: each.whole})
        else:
            yield replace(each, path=f"{key}.member.{each.path}", whole={key: each.whole})


def _number_breaks(shape: Shape) -> Iterator[Broken]:
    if shape.minimum is not None:
        small = shape.minimum - 1
        yield Broken("", Kind.TOO_SMALL, small, _phrases(shape)[Kind.TOO_SMALL], small)
    if shape.maximum is not None:
        large = shape.maximum + 1
        yield Broken("", Kind.TOO_LARGE, large, _phrases(shape)[Kind.TOO_LARGE], large)


def _word_breaks(shape: Shape) -> Iterator[Broken]:
    if shape.enum:
        yield Broken("", Kind.ENUM, "no-such-word", _phrases(shape)[Kind.ENUM], "no-such-word")
    if shape.pattern and (text := misfit_for(shape)) is not None:
        yield Broken("", Kind.PATTERN, text, _phrases(shape)[Kind.PATTERN], text)


def _length_breaks(shape: Shape) -> Iterator[Broken]:
    if shape.minimum:
        short = _of_length(shape, int(shape.minimum) - 1)
        yield Broken("", Kind.TOO_SHORT, short, _phrases(shape)[Kind.TOO_SHORT], short)
    if shape.maximum is not None and shape.maximum < LARGEST:
        long = _of_length(shape, int(shape.maximum) + 1)
        yield Broken("", Kind.TOO_LONG, long, _phrases(shape)[Kind.TOO_LONG], long)


def _of_length(shape: Shape, length: int) -> Any:
    match shape.type:
        case ShapeType.LIST:
            return [minimal(shape.element)] * length
        case ShapeType.MAP:
            return {f"{full(shape.key)}{number}": minimal(shape.value) for number in range(length)}
        case ShapeType.BLOB:
            return b"x" * length
        case _:
            return "a" * length


def _phrases(shape: Shape) -> Mapping[Kind, str]:
    """AWS's phrases for the constraints that a shape has, written down a second time."""
    found = {}
    if shape.maximum is not None:
        kind, what = (Kind.TOO_LARGE, "value") if shape.type in NUMBERS else (Kind.TOO_LONG, "length")
        found[kind] = f"Member must have {what} less than or equal to {shape.maximum}"
    if shape.minimum is not None:
        kind, what = (Kind.TOO_SMALL, "value") if shape.type in NUMBERS else (Kind.TOO_SHORT, "length")
        found[kind] = f"Member must have {what} greater than or equal to {shape.minimum}"
    if shape.enum:
        found[Kind.ENUM] = f"Member must satisfy enum value set: [{', '.join(shape.enum)}]"
    if shape.pattern:
        found[Kind.PATTERN] = f"Member must satisfy regular expression pattern: {shape.pattern}"
    return found


def _all_phrases(shape: Shape) -> str:
    phrases = list(_phrases(shape).values())
    if shape.type is ShapeType.LIST:
        phrases.append(f"Member must satisfy constraint: [{_all_phrases(shape.element)}]")
    return ", ".join([*phrases, "Member must not be null"])
