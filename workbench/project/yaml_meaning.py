"""What YAML says apart from how it is written, to hold an edit against what it was to do."""

from collections.abc import Mapping, Sequence

from workbench.project.yaml_nodes import NodeKind, Path, YamlNode, read_nodes
from workbench.project.yaml_text import Raw, Value, scalar_text

Meaning = tuple[object, ...] | dict[str, "Meaning"]
"""A mapping as such; a list as a tuple that begins with its tag; a scalar with tag and text."""


def meaning(node: YamlNode) -> Meaning:
    """What a node says; two nodes that mean the same are equal."""
    match node.kind:
        case NodeKind.MAPPING if node.tag in ("", "map"):
            return {key.value: meaning(child) for key, child in zip(node.keys, node.children, strict=True)}
        case NodeKind.MAPPING:
            pairs = zip(node.keys, node.children, strict=True)
            return (node.tag, *((key.value, meaning(child)) for key, child in pairs))
        case NodeKind.SEQUENCE:
            return (node.tag or "seq", *map(meaning, node.children))
        case _:
            return (node.kind, node.tag, node.value)


def meaning_of(value: Value) -> Meaning:
    """What a value will say once it is written."""
    match value:
        case Raw():
            return meaning(read_nodes(value.text, "value"))
        case Mapping():
            return {key: meaning_of(one) for key, one in value.items()}
        case str():
            return (NodeKind.SCALAR, "str", value)
        case Sequence():
            return ("seq", *map(meaning_of, value))
        case _:
            return meaning(read_nodes(scalar_text(value), "value"))


def changed(whole: Meaning, path: Path, part: Meaning) -> Meaning:
    """`whole` with `part` at `path`; what has no entries is a mapping from there on."""
    if not path:
        return part
    inner = whole if isinstance(whole, dict) else {}
    key = str(path[0])
    return {**inner, key: changed(inner.get(key, {}), path[1:], part)}


def without(whole: Meaning, path: Path) -> Meaning:
    """`whole` without the entry at `path`."""
    if not isinstance(whole, dict):
        return whole
    key = str(path[0])
    if len(path) == 1:
        return {name: one for name, one in whole.items() if name != key}
    return {**whole, key: without(whole[key], path[1:])}
