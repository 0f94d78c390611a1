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


def _places(node: JsonValue, parts: tuple[str, ...], path: Path, *, wild: bool = True) -> Iterator[Path]:
    if not parts:
        yield path
        return
    for name in _names(node, parts[0], wild=wild):
        yield from _places(_child(node, name), parts[1:], (*path, name), wild=wild)


def _names(node: JsonValue, part: str, *, wild: bool) -> Sequence[str | int]:
    match node:
        case dict() if wild and part == EVERY and EVERY not in node:
            return list(node)
        case dict():
            return [part] if part in node else []
        case list() if wild and part == EVERY:
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


def path_in(root: JsonValue, pointer: str) -> Path | None:
    """The path of `pointer` in `root`, in which positions are numbers; None when it leads to nothing."""
    return next(_places(root, parse(pointer), (), wild=False), None)


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
    waiting: list[tuple[Path, JsonValue]] = [(path, root)]
    while waiting:
        path, root = waiting.pop()
        match root:
            case str():
                yield path, root
            case list():
                waiting.extend(((*path, index), root[index]) for index in reversed(range(len(root))))
            case dict():
                waiting.extend(((*path, name), item) for name, item in reversed(root.items()))
            case _:
                pass
