"""JSON Pointers (RFC 6901) into parsed JSON, and patterns of them in which `*` is every item or every member."""

from collections.abc import Iterator, Sequence

JsonValue = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None
Path = tuple[str | int, ...]
"""Where a value is: member names and positions in lists."""

EVERY = "*"


def parse(pointer: str) -> tuple[str, ...]:
    """The parts of `pointer`; none for the empty pointer, which is the whole document."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])


def pointer_to(path: Sequence[str | int]) -> str:
    """The pointer that leads along `path`."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def places(root: JsonValue, pattern: str) -> Iterator[Path]:
    """Every place in `root` that `pattern` fits, in the order of the document; none when there is no such member."""
    yield from _places(root, parse(pattern), ())


def _places(node: JsonValue, parts: tuple[str, ...], path: Path) -> Iterator[Path]:
    if not parts:
        yield path
        return
    for name in _names(node, parts[0]):
        yield from _places(_child(node, name), parts[1:], (*path, name))


def _names(node: JsonValue, part: str) -> Sequence[str | int]:
    match node:
        case dict() if part == EVERY and EVERY not in node:
            return list(node)
        case dict():
            return [part] if part in node else []
        case list() if part == EVERY:
            return range(len(node))
        case list():
            return [int(part)] if part.isascii() and part.isdigit() and int(part) < len(node) else []
        case _:
            return []


def _child(node: JsonValue, name: str | int) -> JsonValue:
    match node, name:
        case dict(), str():
            return node[name]
        case list(), int():
            return node[name]
        case _:
            raise LookupError(name)


def value_at(root: JsonValue, path: Sequence[str | int]) -> JsonValue:
    """The value at `path`. Raises LookupError when there is none."""
    for name in path:
        root = _child(root, name)
    return root


def put_at(root: JsonValue, path: Sequence[str | int], value: JsonValue) -> None:
    """Put `value` in the place of what is at `path`, which is not the whole document. Raises LookupError."""
    match value_at(root, path[:-1]), path[-1]:
        case dict() as owner, str(name):
            owner[name] = value
        case list() as items, int(index):
            items[index] = value
        case _:
            raise LookupError(path[-1])


def texts(root: JsonValue, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every string in `root` and its place, in the order of the document."""
    match root:
        case str():
            yield path, root
        case list():
            for index, item in enumerate(root):
                yield from texts(item, (*path, index))
        case dict():
            for name, item in root.items():
                yield from texts(item, (*path, name))
        case _:
            pass
