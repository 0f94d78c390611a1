"""YAML text as nodes that know where they stand, so that one can be edited and every other character kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import yaml

from workbench.model.errors import DocumentError

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_resolve: Callable[[type[yaml.Node], str, tuple[bool, bool]], str] = yaml.resolver.Resolver().resolve
_STANDARD = "tag:yaml.org,2002:"

Path = tuple[str | int, ...]
"""Keys of mappings and numbers of items, from the document's root."""


class NodeKind(StrEnum):
    """The kinds of nodes; ALIAS stands for a node that is elsewhere."""

    MAPPING = "mapping"
    SEQUENCE = "sequence"
    SCALAR = "scalar"
    ALIAS = "alias"


@dataclass(slots=True)
class YamlNode:
    """A node: `start` and `end` are offsets, without the blanks and comments after it.

    `tag` is a short tag such as `!Ref`, or what a plain scalar is (`int`, `null`, `str`); `style` is how a scalar is
    quoted, `column` that of its first character. `keys` and `children` of a mapping go together.
    """

    kind: NodeKind
    start: int
    end: int
    column: int = 0
    tag: str = ""
    value: str = ""
    style: str = ""
    flow: bool = False
    anchored: bool = False
    keys: "list[YamlNode]" = field(default_factory=list)
    children: "list[YamlNode]" = field(default_factory=list)

    @property
    def is_intrinsic(self) -> bool:
        """Whether it is a call of a function of CloudFormation, short (`!Ref`) or long."""
        if self.tag.startswith("!"):
            return True
        name = self.keys[0].value if self.kind is NodeKind.MAPPING and len(self.keys) == 1 else ""
        return name == "Ref" or name.startswith("Fn::")

    @property
    def is_block(self) -> bool:
        """Whether it is a text of several lines after `|` or `>`."""
        return self.style in ("|", ">")

    def index(self, key: str) -> int | None:
        """Which entry of a mapping has that key; the last one counts."""
        return next((at for at in reversed(range(len(self.keys))) if self.keys[at].value == key), None)

    def get(self, step: str | int) -> "YamlNode | None":
        """The value of a key, or an item."""
        if self.kind is NodeKind.MAPPING and isinstance(step, str):
            at = self.index(step)
            return None if at is None else self.children[at]
        if self.kind is NodeKind.SEQUENCE and isinstance(step, int) and 0 <= step < len(self.children):
            return self.children[step]
        return None

    def at(self, path: Path) -> "YamlNode | None":
        """The node at `path`, or None."""
        node: YamlNode | None = self
        for step in path:
            node = None if node is None else node.get(step)
        return node

    def walk(self) -> "Iterator[YamlNode]":
        """This node and all below it, keys not among them."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_nodes(text: str, name: str) -> YamlNode:
    """The root of the one document in `text`, the file `name`. Raises DocumentError when it is none."""
    try:
        builder = _Builder(text, name)
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (line {mark.line + 1})" if mark is not None else ""
        why = f"The parser says: {getattr(error, 'problem', None) or error}."
        raise DocumentError(f"{name} is not valid YAML{place}.", why, "Correct the file first.") from error
    if builder.root is None:
        raise DocumentError(f"{name} is empty.", "It has no document.", "Correct the file first.")
    return builder.root


class _Builder:
    """Follows the parser's events."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._open: list[YamlNode] = []
        self._keys: list[YamlNode | None] = []
        self.root: YamlNode | None = None

    def take(self, event: yaml.Event) -> None:
        """The next event."""
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                node = self._collection(event)
                self._add(node)
                self._open.append(node)
                self._keys.append(None)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._keys.pop()
                self._close(self._open.pop(), _place(event.end_mark)[0])
            case yaml.ScalarEvent():
                self._add(self._scalar(event))
            case yaml.AliasEvent():
                start, end = _place(event.start_mark)[0], _place(event.end_mark)[0]
                self._add(YamlNode(NodeKind.ALIAS, start, end, value=str(event.anchor)))
            case _:
                pass

    def _collection(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> YamlNode:
        kind = NodeKind.MAPPING if isinstance(event, yaml.MappingStartEvent) else NodeKind.SEQUENCE
        start, column = _place(event.start_mark)
        node = YamlNode(kind, start, start, column, _short(event.tag), flow=bool(event.flow_style))
        node.anchored = event.anchor is not None
        return node

    def _scalar(self, event: yaml.ScalarEvent) -> YamlNode:
        (start, column), (end, _) = _place(event.start_mark), _place(event.end_mark)
        style = str(event.style or "")
        if style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
        plain, quoted = event.implicit
        tag = event.tag or _resolve(yaml.ScalarNode, str(event.value), (bool(plain), bool(quoted)))
        node = YamlNode(NodeKind.SCALAR, start, end, column, _short(tag), str(event.value), style)
        node.anchored = event.anchor is not None
        return node

    def _add(self, node: YamlNode) -> None:
        if not self._open:
            if self.root is not None:
                raise DocumentError(f"{self._name} has several documents.", "A template has one.", "Split the file.")
            self.root = node
            return
        owner = self._open[-1]
        if owner.kind is NodeKind.MAPPING and self._keys[-1] is None:
            if node.kind is not NodeKind.SCALAR:
                why = "It has a key that is no plain text."
                raise DocumentError(f"{self._name} cannot be edited here.", why, "Edit the file by hand.")
            self._keys[-1] = node
            return
        if owner.kind is NodeKind.MAPPING:
            key = self._keys[-1]
            assert key is not None
            owner.keys.append(key)
            self._keys[-1] = None
        owner.children.append(node)

    def _close(self, node: YamlNode, end: int) -> None:
        """The end of a block is where the next one begins: it ends with the last node in it."""
        node.end = end if node.flow else max((child.end for child in node.children[-1:]), default=node.start)


def plain_tag(text: str) -> str:
    """What a plain scalar of this text is: `str`, `int`, `bool` and so on."""
    return _short(_resolve(yaml.ScalarNode, text, (True, False)))


def _place(mark: object) -> tuple[int, int]:
    """Offset and column; the marks of the two parsers have no type in common."""
    return getattr(mark, "index", 0), getattr(mark, "column", 0)


def _short(tag: str | None) -> str:
    return (tag or "").removeprefix(_STANDARD)
