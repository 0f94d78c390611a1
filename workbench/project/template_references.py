"""Where a template names one of its resources: Ref, GetAtt, Sub, DependsOn, and the ends of connectors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.project.yaml_nodes import NodeKind, Path, YamlNode

_OPEN_SUB = r"\$\{\s*"
_ENDS = ("Source", "Destination")


@dataclass(frozen=True, slots=True)
class Reference:
    """A scalar that names a resource: its place in the text, and the way to it."""

    start: int
    end: int
    path: Path
    is_sub: bool = False


def references(root: YamlNode, logical_id: str) -> Iterator[Reference]:
    """Every scalar that names the resource, in the order of the text."""
    for path, node, owner in _scalars(root, ()):
        if _is_sub(node, path, owner):
            if re.search(rf"{_OPEN_SUB}{re.escape(logical_id)}\s*[.}}]", node.value):
                yield Reference(node.start, node.end, path, is_sub=True)
        elif _names(node, path, owner, logical_id):
            yield Reference(node.start, node.end, path)


def renamed(text: str, root: YamlNode, old: str, new: str) -> str:
    """`text` with every reference to `old` naming `new`."""
    for found in sorted(references(root, old), key=lambda one: one.start, reverse=True):
        written = text[found.start : found.end]
        if found.is_sub:
            written = re.sub(rf"({_OPEN_SUB}){re.escape(old)}(?=\s*[.}}])", rf"\g<1>{new}", written)
        else:
            written = re.sub(rf"(?<![A-Za-z0-9]){re.escape(old)}(?![A-Za-z0-9])", new, written, count=1)
        text = text[: found.start] + written + text[found.end :]
    return text


def _scalars(node: YamlNode, path: Path) -> Iterator[tuple[Path, YamlNode, YamlNode | None]]:
    """Each scalar with its path and with what holds it."""
    for step, child in _entries(node):
        if child.kind is NodeKind.SCALAR:
            yield (*path, step), child, node
        else:
            yield from _scalars(child, (*path, step))


def _entries(node: YamlNode) -> Iterator[tuple[str | int, YamlNode]]:
    if node.kind is NodeKind.MAPPING:
        yield from ((key.value, child) for key, child in zip(node.keys, node.children, strict=True))
    else:
        yield from enumerate(node.children)


def _is_sub(node: YamlNode, path: Path, owner: YamlNode | None) -> bool:
    """The text of Sub, which may be the first of a list."""
    if node.tag == "!Sub" or path[-1] == "Fn::Sub":
        return True
    return path[-1] == 0 and (path[-2:-1] == ("Fn::Sub",) or (owner is not None and owner.tag == "!Sub"))


def _names(node: YamlNode, path: Path, owner: YamlNode | None, logical_id: str) -> bool:
    value, step = node.value, path[-1]
    above = path[-2] if len(path) > 1 else ""
    head = value.partition(".")[0]
    if node.tag in ("!Ref", "!GetAtt") or step in ("Ref", "Fn::GetAtt"):
        return head == logical_id
    if step == 0 and (above == "Fn::GetAtt" or (owner is not None and owner.tag == "!GetAtt")):
        return value == logical_id
    if "DependsOn" in (step, above):
        return value == logical_id
    return step == "Id" and above in _ENDS and value == logical_id
