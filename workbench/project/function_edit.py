"""A function of a template renamed, duplicated or taken out; every line that is not about it stays as it is."""

import re
from collections.abc import Collection

from workbench.model.errors import DocumentError, UsageError
from workbench.project.template_references import references, renamed
from workbench.project.yaml_edit import put, refused, remove, rename_key
from workbench.project.yaml_meaning import changed, meaning
from workbench.project.yaml_nodes import NodeKind, YamlNode, read_nodes
from workbench.project.yaml_writing import line_end, line_start

_ID = re.compile(r"[A-Za-z0-9]{1,255}")
_NAME = re.compile(r"[A-Za-z0-9-_]{1,64}")
_SECTIONS = ("Resources", "Parameters")


def stated_name(text: str, name: str, logical_id: str) -> bool:
    """Whether the template states the function's name, instead of calling it after its resource."""
    node = read_nodes(text, name).at(("Resources", logical_id, "Properties", "FunctionName"))
    return node is not None and node.kind is NodeKind.SCALAR and not node.is_intrinsic and node.tag != "null"


def rename_function(text: str, name: str, logical_id: str, new: str) -> str:
    """`text` of the template `name` with another name for a function: the one it states, or else its resource's.

    Everything in the template that refers to the resource follows. Raises UsageError for a name that cannot be, and
    DocumentError where the file cannot be edited.
    """
    if stated_name(text, name, logical_id):
        _check(new, _NAME, "letters, digits, hyphens and underscores, 64 at most")
        return put(text, name, ("Resources", logical_id, "Properties", "FunctionName"), new)
    _check_id(text, name, new)
    root = read_nodes(text, name)
    after = renamed(text, root, logical_id, new)
    after = rename_key(after, name, ("Resources", logical_id), new)
    back = read_nodes(after, name)
    if rename_key(renamed(after, back, new, logical_id), name, ("Resources", new), logical_id) != text:
        raise refused(name)
    return after


def duplicate_function(text: str, name: str, logical_id: str, new: str) -> str:
    """`text` with the resource once more after itself, called `new`; a name that it states becomes that too.

    It keeps its code's place. Raises as `rename_function`.
    """
    _check_id(text, name, new)
    root = read_nodes(text, name)
    resources, key, node = _resource(root, name, logical_id)
    start, end = line_start(text, key.start), line_end(text, max(node.end, key.end))
    if resources.flow or text[start : key.start].strip():
        raise refused(name)
    lines = text[start:end].replace(text[key.start : key.end], new, 1)
    gap = "\n\n" if _are_apart(text, resources) else "\n"
    after = text[:end] + gap + lines + text[end:]
    if meaning(read_nodes(after, name)) != changed(meaning(root), ("Resources", new), meaning(node)):
        raise refused(name)
    path = ("Resources", new, "Properties", "FunctionName")
    return put(after, name, path, new) if stated_name(after, name, new) else after


def delete_function(text: str, name: str, logical_id: str) -> str:
    """`text` without the resource, and without the comment right above it. Raises DocumentError."""
    root = read_nodes(text, name)
    resources, key, _ = _resource(root, name, logical_id)
    without = remove(text, name, ("Resources", logical_id), keep=1)
    if resources.flow or len(resources.keys) == 1:
        return without
    at = line_start(text, key.start)
    start = _comment_start(text, at, floor=line_end(text, resources.start) if not resources.column else 0)
    lines = without[:start] + without[at:]
    return _closed_up(lines, start, apart=_are_apart(text, resources))


def still_named(text: str, name: str, logical_id: str) -> tuple[str, ...]:
    """Where the template names a resource from outside of it: `Outputs.OrdersArn`, for instance."""
    found = references(read_nodes(text, name), logical_id)
    paths = (one.path for one in found if one.path[:2] != ("Resources", logical_id))
    return tuple(dict.fromkeys(".".join(map(str, path[:2])) for path in paths))


def taken_ids(text: str, name: str) -> Collection[str]:
    """The names that resources and parameters of the template have."""
    root = read_nodes(text, name)
    return {key.value for section in _SECTIONS if (node := root.get(section)) is not None for key in node.keys}


def _check_id(text: str, name: str, new: str) -> None:
    _check(new, _ID, "letters and digits, as its resource is called so")
    if new in taken_ids(text, name):
        raise UsageError(f"The name {new} is taken.", f"{name} has a resource of that name.", "Choose another name.")


def _check(new: str, pattern: re.Pattern[str], may: str) -> None:
    if not pattern.fullmatch(new):
        raise UsageError(
            f"The function cannot be called {new or 'nothing'}.", f"Its name has {may}.", "Choose another."
        )


def _resource(root: YamlNode, name: str, logical_id: str) -> tuple[YamlNode, YamlNode, YamlNode]:
    """The section, and the key and node of a resource in it."""
    resources = root.get("Resources")
    at = None if resources is None else resources.index(logical_id)
    if resources is None or at is None:
        raise DocumentError(f"{name} has no resource {logical_id} any more.", "", "Reload the workspace.")
    return resources, resources.keys[at], resources.children[at]


def _are_apart(text: str, resources: YamlNode) -> bool:
    """Whether there are blank lines between the resources."""
    pairs = zip(resources.children, resources.keys[1:], strict=False)
    return any("\n\n" in text[one.end : key.start] for one, key in pairs)


def _comment_start(text: str, at: int, floor: int) -> int:
    """Where the comment begins that stands right above the line at `at`."""
    start = at
    while start > floor:
        above = line_start(text, start - 1)
        if not text[above : start - 1].lstrip().startswith("#"):
            break
        start = above
    # A comment that the section begins with may be about all of it.
    return start if text[line_start(text, start - 1) : start].strip() == "" else at


def _closed_up(text: str, at: int, *, apart: bool) -> str:
    """One blank line is left of those around what was taken out."""
    if apart and text[:at].endswith("\n\n") and (text[at : at + 1] == "\n" or not text[at:].strip()):
        return text[: at - 1] + text[at:]
    return text
