"""What a function's configuration says in its template or in workbench.toml, field by field."""

import tomllib
from collections.abc import Iterable, Mapping

from workbench.model.configuration import (
    ConfigField,
    Content,
    FieldKind,
    FieldPath,
    FieldValue,
    Source,
    Target,
    Written,
)
from workbench.model.errors import DocumentError
from workbench.project.yaml_nodes import NodeKind, YamlNode, read_nodes

_GLOBALS = ("Globals", "Function")
_MANY = (FieldKind.TEXTS, FieldKind.PAIRS)
"""Of these a function has its own besides those of Globals."""
_ELSEWHERE = "What is there is written in a way that cannot be edited here."


def read_template_values(
    text: str, name: str, logical_id: str, fields: Iterable[ConfigField], target: Target
) -> dict[str, FieldValue]:
    """The values of a resource in the template `text`, by field key. Raises DocumentError when it is not there."""
    root = read_nodes(text, name)
    resource = root.at(("Resources", logical_id))
    if resource is None:
        raise DocumentError(f"{name} has no resource {logical_id} any more.", "", "Reload the workspace.")
    own = resource.get("Properties")
    shared = root.at(_GLOBALS) if target is Target.SAM else None
    reader = _Reader(text)
    return {field.key: reader.value(field, own, shared) for field in fields}


class _Reader:
    """Reads values of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def value(self, field: ConfigField, own: YamlNode | None, shared: YamlNode | None) -> FieldValue:
        """What a field holds, the function's own first."""
        below, locked = _reach(shared, field.path)
        from_globals = None if below is None or locked else self._content(field, below)
        node, locked = _reach(own, field.path)
        if locked:
            return FieldValue(locked=self._shown(node), source=Source.OWN, shared=from_globals)
        content = None if node is None else self._content(field, node)
        if content is not None:
            return FieldValue(content, Source.OWN, from_globals)
        if node is not None and node.tag != "null":
            return FieldValue(locked=_ELSEWHERE, source=Source.OWN, shared=from_globals)
        if from_globals is None or field.kind in _MANY:
            return FieldValue(shared=from_globals)
        return FieldValue(from_globals, Source.SHARED, from_globals)

    def _shown(self, node: YamlNode | None) -> str:
        return _ELSEWHERE if node is None else f"It is given by {_one_line(self._text[node.start : node.end])}."

    def _content(self, field: ConfigField, node: YamlNode) -> Content | None:
        """The node as what the field holds; None where it is something else."""
        if field.listed and node.kind is NodeKind.SEQUENCE and len(node.children) == 1:
            node = node.children[0]
        match field.kind:
            case FieldKind.TEXTS if node.kind is NodeKind.SEQUENCE and not node.is_intrinsic:
                items = [self._written(child) for child in node.children]
                return None if None in items else tuple(one for one in items if one is not None)
            case FieldKind.PAIRS if node.kind is NodeKind.SEQUENCE and field.tags:
                return self._tags(node)
            case FieldKind.PAIRS if node.kind is NodeKind.MAPPING and not node.is_intrinsic:
                found = [(key.value, self._written(one)) for key, one in zip(node.keys, node.children, strict=True)]
                return (
                    None if any(one is None for _, one in found) else tuple((k, v) for k, v in found if v is not None)
                )
            case FieldKind.TEXTS | FieldKind.PAIRS:
                return None
            case _:
                return self._written(node) if node.tag != "null" else None

    def _tags(self, node: YamlNode) -> Content | None:
        pairs = []
        for item in node.children:
            key, value = item.get("Key"), item.get("Value")
            written = None if value is None else self._written(value)
            if key is None or key.kind is not NodeKind.SCALAR or written is None:
                return None
            pairs.append((key.value, written))
        return tuple(pairs)

    def _written(self, node: YamlNode) -> Written | None:
        """A scalar or an expression; None for anything else."""
        if node.is_intrinsic:
            return Written(self._text[node.start : node.end], is_expression=True)
        return Written(node.value) if node.kind is NodeKind.SCALAR else None


def _reach(root: YamlNode | None, path: FieldPath) -> tuple[YamlNode | None, bool]:
    """The node at `path`, or the one on the way there that shuts it off; whether one does."""
    node = root
    for step in path:
        if node is None:
            return None, False
        if node.is_intrinsic or node.kind is NodeKind.ALIAS or node.anchored:
            return node, True
        node = node.get(step)
    shared = node is not None and (node.kind is NodeKind.ALIAS or node.anchored)
    return node, shared


def _one_line(text: str) -> str:
    return " ".join(text.split())


def read_settings_values(text: str, name: str, function: str, fields: Iterable[ConfigField]) -> dict[str, FieldValue]:
    """The values of a function's table in the workbench.toml `text`. Raises DocumentError when it is not TOML."""
    try:
        functions = tomllib.loads(text).get("functions")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DocumentError(
            f"{name} is not valid TOML.", f"The parser says: {error}.", "Correct the file first."
        ) from error
    table = functions.get(function) if isinstance(functions, dict) else None
    return {field.key: _setting(field, table if isinstance(table, dict) else {}) for field in fields}


def _setting(field: ConfigField, table: Mapping[str, object]) -> FieldValue:
    value = table.get(str(field.path[0]))
    match value:
        case None:
            return FieldValue()
        case dict() if field.kind is FieldKind.PAIRS:
            return FieldValue(tuple((str(key), Written(_text(one))) for key, one in value.items()), Source.OWN)
        case list() if field.kind is FieldKind.TEXTS:
            return FieldValue(tuple(Written(_text(one)) for one in value), Source.OWN)
        case dict() | list():
            return FieldValue(locked=_ELSEWHERE, source=Source.OWN)
        case _:
            return FieldValue(Written(_text(value)), Source.OWN)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
