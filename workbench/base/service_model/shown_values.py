"""Values as AWS prints them in an error: Java's `toString`, and nothing at all of what may be a secret."""

import functools
from typing import Any

from workbench.base.service_model.shapes import Shape, ShapeType

_WORDS = {None: "null", True: "true", False: "false"}


def lower_first(name: str) -> str:
    """A member's name as AWS writes it in errors: `functionName`."""
    return name[:1].lower() + name[1:]


@functools.cache
def holds_secrets(shape: Shape) -> bool:
    """Whether the shape, or any that it leads to, is sensitive."""
    seen: set[Shape] = set()
    todo = [shape]
    while todo:
        each = todo.pop()
        if each.sensitive:
            return True
        if each not in seen:
            seen.add(each)
            todo += parts_of(each)
    return False


@functools.cache
def is_flat(shape: Shape) -> bool:
    """Whether the shape leads to no structure, so that AWS tells of its parts in one phrase."""
    if shape.type is ShapeType.STRUCTURE:
        return False
    return all(is_flat(part) for part in parts_of(shape))


def parts_of(shape: Shape) -> tuple[Shape, ...]:
    """The shapes that a shape is made of; none for plain values."""
    match shape.type:
        case ShapeType.STRUCTURE:
            return tuple(member.shape for member in shape.members.values())
        case ShapeType.LIST:
            return (shape.element,)
        case ShapeType.MAP:
            return (shape.key, shape.value)
        case _:
            return ()


def shown(shape: Shape, value: Any) -> str:
    """What stands between `Value` and ` at`: ` null`, ` 'text'`, or nothing for a shape that may hold secrets."""
    if holds_secrets(shape):
        return ""
    return " null" if value is None else f" '{_text(shape, value)}'"


def _text(shape: Shape, value: Any) -> str:
    match value:
        case None | bool():
            return _WORDS[value]
        case bytes():
            return f"java.nio.HeapByteBuffer[pos=0 lim={len(value)} cap={len(value)}]"
        case list():
            return f"[{', '.join(_text(shape.element, each) for each in value)}]"
        case dict() if shape.type is ShapeType.MAP:
            pairs = (f"{key}={_text(shape.value, each)}" for key, each in value.items())
            return f"{{{', '.join(pairs)}}}"
        case dict() if not shape.document:
            return _structure(shape, value)
        case _:
            return str(value)


def _structure(shape: Shape, value: dict[str, Any]) -> str:
    parts = (
        f"{lower_first(name)}={_text(member.shape, value[name])}"
        for name, member in shape.members.items()
        if name in value
    )
    return f"{shape.name}({', '.join(parts)})"
