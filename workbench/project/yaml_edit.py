"""Edits YAML that a person keeps: what is not edited stays as it is written, comments, order and layout.

Each edit is held against what it was to do before it is given back: a layout that these edits do not know is refused,
and nothing ever means something else. Each raises DocumentError then, and for text that is not YAML.
"""

from collections.abc import Mapping

from workbench.model.errors import DocumentError
from workbench.project.yaml_meaning import Meaning, changed, meaning, meaning_of, without
from workbench.project.yaml_nodes import NodeKind, Path, YamlNode, read_nodes
from workbench.project.yaml_text import Value
from workbench.project.yaml_writing import Writing

_STEP = 2


def put(text: str, name: str, path: Path, value: Value) -> str:
    """`text` of the file `name` with `value` at `path`; mappings on the way there are made.

    A mapping that is there already is changed key by key.
    """
    root = read_nodes(text, name)
    node = root.at(path)
    if isinstance(value, Mapping) and value and node is not None and _is_open(node):
        return _put_members(text, name, path, value)
    if node is not None and meaning(node) == meaning_of(value):
        return text
    try:
        edited = _put(Writing(text, step_of(root)), root, path, value)
        return _held(edited, name, changed(meaning(root), path, meaning_of(value)))
    except DocumentError:
        # A block of text at the very end has a line feed more when something comes after it.
        if text.endswith("\n"):
            raise
        return put(f"{text}\n", name, path, value)


def remove(text: str, name: str, path: Path, keep: int = 0) -> str:
    """`text` without the entry at `path`, and without those above it that are empty then, but for the first `keep`."""
    root = read_nodes(text, name)
    if root.at(path) is None:
        return text
    while len(path) - 1 > keep and (above := root.at(path[:-1])) is not None and len(above.children) == 1:
        path = path[:-1]
    owner = root.at(path[:-1])
    if owner is None or not _is_open(owner):
        raise refused(name)
    edited = Writing(text, step_of(root)).without(owner, str(path[-1]), _key_of(root, path[:-1]))
    return _held(edited, name, without(meaning(root), path))


def rename_key(text: str, name: str, path: Path, key: str) -> str:
    """`text` with another key for the entry at `path`."""
    root = read_nodes(text, name)
    old = _key_of(root, path)
    if old is None:
        raise refused(name)
    edited = Writing(text, step_of(root)).renamed(old, key)
    owner = meaning(root) if len(path) == 1 else meaning(root.at(path[:-1]) or root)
    if not isinstance(owner, dict):
        raise refused(name)
    renamed = {key if one == path[-1] else one: value for one, value in owner.items()}
    return _held(edited, name, changed(meaning(root), path[:-1], renamed))


def step_of(root: YamlNode) -> int:
    """By how much this file indents."""
    for child in root.children:
        if child.kind is NodeKind.MAPPING and not child.flow and child.column:
            return child.column
    return _STEP


def refused(name: str) -> DocumentError:
    """What is told where an edit cannot be made."""
    why = "What is there is written in a way that this program does not edit."
    return DocumentError(f"{name} cannot be changed here.", why, "Change it by hand.")


def _put_members(text: str, name: str, path: Path, value: Mapping[str, Value]) -> str:
    for key, one in value.items():
        text = put(text, name, (*path, key), one)
    node = read_nodes(text, name).at(path)
    for key in [one.value for one in node.keys if one.value not in value] if node is not None else ():
        text = remove(text, name, (*path, key), len(path))
    return text


def _put(writing: Writing, root: YamlNode, path: Path, value: Value) -> str:
    owner, key, node = root, root, root
    for depth, step in enumerate(path):
        below = node.get(step) if _is_open(node) else None
        if below is None:
            rest = path[depth + 1 :]
            if _is_open(node):
                return writing.with_more(node, str(step), nested(rest, value))
            if node.tag == "null":
                return writing.replaced(owner, key, node, nested(path[depth:], value))
            raise refused("The file")
        at = node.index(str(step))
        owner, key, node = node, node.keys[at or 0], below
    if node.kind is NodeKind.ALIAS or node.anchored:
        raise refused("The file")
    return writing.replaced(owner, key, node, value)


def nested(path: Path, value: Value) -> Value:
    """A value in as many mappings as `path` has steps."""
    for step in reversed(path):
        value = {str(step): value}
    return value


def _is_open(node: YamlNode) -> bool:
    """Whether entries can be put into a node: not into what another place of the file shares."""
    return node.kind is NodeKind.MAPPING and not node.is_intrinsic and not node.anchored and node.tag in ("", "map")


def _key_of(root: YamlNode, path: Path) -> YamlNode | None:
    """The key of the entry at `path`; None for the root."""
    owner = root.at(path[:-1]) if path else None
    at = owner.index(str(path[-1])) if owner is not None else None
    return owner.keys[at] if owner is not None and at is not None else None


def _held(text: str, name: str, wanted: Meaning) -> str:
    try:
        found = meaning(read_nodes(text, name))
    except DocumentError as error:
        raise refused(name) from error
    if found != wanted:
        raise refused(name)
    return text
