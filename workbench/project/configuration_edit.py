"""Writes fields of a function's configuration into its template or into workbench.toml; the rest stays as it is."""

from collections.abc import Mapping

from workbench.model.configuration import ConfigField, Configuration, Content, FieldKind, Target, Written
from workbench.model.errors import DocumentError
from workbench.project.overrides_edit import edit_override
from workbench.project.yaml_edit import put, remove
from workbench.project.yaml_nodes import NodeKind, YamlNode, read_nodes
from workbench.project.yaml_text import Raw, Value

_KEPT = 3
"""Of a path: Resources, the logical id and Properties stay, whatever is taken out of them."""

_DESTINATIONS = {"sqs": "SQS", "sns": "SNS", "lambda": "Lambda", "events": "EventBridge", "s3": "S3Bucket"}


def edited_text(configuration: Configuration, changes: Mapping[str, Content | None]) -> str:
    """The configuration's text with fields changed, by their keys; None takes one away.

    Raises DocumentError where the file is written in a way that cannot be edited.
    """
    text = configuration.text
    for field in configuration.fields:
        if field.key in changes:
            text = _edited(text, configuration, field, changes[field.key])
    return text


def _edited(text: str, configuration: Configuration, field: ConfigField, content: Content | None) -> str:
    name = configuration.path.name
    if configuration.target is Target.SETTINGS:
        value = None if content is None else _plain(value_of(field, content))
        return edit_override(text, name, configuration.function, str(field.path[0]), value)
    place = ("Resources", configuration.place, "Properties")
    if any(isinstance(step, int) for step in field.path):
        return _in_list(text, name, place, field, content)
    path = (*place, *field.path)
    if content is None:
        return _removed(text, name, place, field)
    text = put(text, name, path, value_of(field, content, _as_written(text, read_nodes(text, name).at(path))))
    if configuration.target is Target.SAM and isinstance(content, Written):
        return _with_type(text, name, path, content)
    return text


def _removed(text: str, name: str, place: tuple[str, ...], field: ConfigField) -> str:
    path = (*place, *field.path)
    text = remove(text, name, path, _KEPT)
    if field.path[0] == "DeadLetterQueue" or field.path[-1] == "Destination":
        return remove(text, name, (*path[:-1], "Type"), _KEPT)
    return text


def _with_type(text: str, name: str, path: tuple[str | int, ...], content: Written) -> str:
    """SAM wants to know what a destination is; an ARN tells."""
    if path[-1] != "Destination" and path[-2] != "DeadLetterQueue":
        return text
    service = content.text.split(":")[2] if content.text.count(":") > 2 else ""
    beside = (*path[:-1], "Type")
    known = read_nodes(text, name).at(beside) is not None
    kind = _DESTINATIONS.get(service)
    if kind is None or (known and content.is_expression):
        return text
    return put(text, name, beside, kind)


def _in_list(text: str, name: str, place: tuple[str, ...], field: ConfigField, content: Content | None) -> str:
    """A member of the one structure in a list: the whole list is written."""
    at = next(number for number, step in enumerate(field.path) if isinstance(step, int))
    path, inner = (*place, *field.path[:at]), field.path[at + 1 :]
    node = read_nodes(text, name).at((*path, 0))
    item = _as_value(text, node) if node is not None else {}
    if not isinstance(item, Mapping):
        raise DocumentError(f"{name} cannot be changed here.", f"{field.title} is given by an expression.", "")
    changed = _with(item, [str(step) for step in inner], None if content is None else value_of(field, content))
    return put(text, name, path, [changed]) if changed else remove(text, name, path, _KEPT)


def _with(item: Mapping[str, Value], path: list[str], value: Value) -> Mapping[str, Value]:
    if len(path) > 1:
        below = item.get(path[0])
        value = _with(below if isinstance(below, Mapping) else {}, path[1:], value) or None
    rest = {key: one for key, one in item.items() if key != path[0]}
    return rest if value is None else {**item, path[0]: value}


def _as_value(text: str, node: YamlNode) -> Value:
    """A node as what can be written again."""
    if node.is_intrinsic or node.kind is NodeKind.ALIAS:
        return Raw(text[node.start : node.end])
    match node.kind:
        case NodeKind.MAPPING:
            pairs = zip(node.keys, node.children, strict=True)
            return {key.value: _as_value(text, child) for key, child in pairs}
        case NodeKind.SEQUENCE:
            return [_as_value(text, child) for child in node.children]
        case _:
            return Raw(text[node.start : node.end])


def _as_written(text: str, node: YamlNode | None) -> dict[Written, str]:
    """How the items of a list and the values of a mapping are written: one that stays is not written anew."""
    if node is None or node.is_intrinsic:
        return {}
    children = [one for child in node.children for one in (child, *child.children)]
    scalars = [one for one in children if one.kind is NodeKind.SCALAR and not one.is_intrinsic]
    return {
        Written(one.value): text[one.start : one.end] for one in scalars if not one.is_block and one.start < one.end
    }


def value_of(field: ConfigField, content: Content, as_written: Mapping[Written, str] | None = None) -> Value:
    """What is written for what a field holds; `as_written` has texts that stand there already."""
    if isinstance(content, Written):
        value = _scalar(field, content)
        return [value] if field.listed else value

    def text(one: Written) -> Value:
        known = (as_written or {}).get(one)
        return Raw(one.text if known is None else known) if one.is_expression or known is not None else one.text

    pairs = {one[0]: text(one[1]) for one in content if isinstance(one, tuple)}
    if field.tags:
        return [{"Key": key, "Value": one} for key, one in pairs.items()]
    if field.kind is FieldKind.PAIRS:
        return pairs
    return [text(one) for one in content if isinstance(one, Written)]


def _scalar(field: ConfigField, content: Written) -> Value:
    if content.is_expression:
        return Raw(content.text)
    match field.kind:
        case FieldKind.FLAG:
            return content.text == "true"
        case FieldKind.NUMBER:
            number = float(content.text)
            return int(number) if number.is_integer() else number
        case _:
            return content.text


def _plain(value: Value) -> object:
    """For TOML, which has no expressions."""
    match value:
        case Raw():
            return value.text
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case _:
            return value
