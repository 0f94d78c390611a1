"""YAML and JSON read into plain values whose mappings remember the lines of their keys."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from workbench.model.problem import Problem, Severity

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STANDARD = "tag:yaml.org,2002:"
_PLAIN_FUNCTIONS = ("Ref", "Condition")


class Marked(dict[str, object]):
    """A mapping of a template: `lines` has each key's line (from 1), `short` tells a short tag such as `!Ref`."""

    __slots__ = ("lines", "short")

    def __init__(self, items: dict[str, object] | None = None, lines: dict[str, int] | None = None) -> None:
        super().__init__(items or {})
        self.lines: dict[str, int] = lines or {}
        self.short = False

    def line(self, key: str) -> int:
        """The line of `key`, or 0."""
        return self.lines.get(key, 0)

    def mapping(self, key: str) -> "Marked":
        """The mapping at `key`, or an empty one when there is none."""
        value = self.get(key)
        return value if isinstance(value, Marked) else Marked()


def parse(text: str, path: Path) -> object:
    """The values in `text`, or a Problem with line and column when it is neither YAML nor JSON (by `path`'s suffix).

    Numbers that would not be written the same way again (`0123`, `1.10`) stay text, as CloudFormation keeps them.
    """
    return _parse_json(text, path) if path.suffix.lower() == ".json" else _parse_yaml(text, path)


def _broken(path: Path, reason: str, line: int, column: int) -> Problem:
    kind = "JSON" if path.suffix.lower() == ".json" else "YAML"
    where = f" (line {line}, column {column})" if line else ""
    return Problem(
        Severity.ERROR,
        f"{path.name} is not valid {kind}{where}.",
        f"The parser says: {reason}.",
        "Correct the file; its functions appear as soon as it is saved.",
        path,
        line,
        column,
    )


def _parse_yaml(text: str, path: Path) -> object:
    try:
        loader = _LOADER(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
        return _Composer().value(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = error.problem or error.context or "it cannot be read"
        return _broken(path, reason, mark.line + 1 if mark else 0, mark.column + 1 if mark else 0)
    except (yaml.YAMLError, UnicodeError) as error:
        return _broken(path, str(error).splitlines()[0], 0, 0)
    except RecursionError:
        return _broken(path, "it is nested too deeply, or contains itself", 0, 0)


class _Composer:
    """Turns YAML nodes into values; an aliased node becomes one shared value."""

    def __init__(self) -> None:
        self._known: dict[int, object] = {}
        self._open: set[int] = set()

    def value(self, node: yaml.Node) -> object:
        if isinstance(node, yaml.ScalarNode):
            return self._tagged(node, _scalar(node))
        key = id(node)
        if key in self._known:
            return self._known[key]
        if key in self._open:
            raise RecursionError
        self._open.add(key)
        result = self._known[key] = self._tagged(node, self._collection(node))
        self._open.discard(key)
        return result

    def _collection(self, node: yaml.Node) -> object:
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        found = Marked()
        for key_node, value_node in node.value:
            if key_node.tag == _STANDARD + "merge":
                self._merge(found, self.value(value_node))
                continue
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            found[key] = self.value(value_node)
            found.lines[key] = key_node.start_mark.line + 1
        return found

    @staticmethod
    def _merge(found: Marked, source: object) -> None:
        for part in source if isinstance(source, list) else [source]:
            if isinstance(part, Marked):
                found.lines = {**part.lines, **found.lines}
                for key, value in part.items():
                    found.setdefault(key, value)

    @staticmethod
    def _tagged(node: yaml.Node, value: object) -> object:
        tag = node.tag or ""
        if not tag.startswith("!") or len(tag) == 1:
            return value
        name = tag[1:]
        if name == "GetAtt" and isinstance(value, str):
            value = value.split(".", 1)
        key = name if name in _PLAIN_FUNCTIONS else f"Fn::{name}"
        call = Marked({key: value}, {key: node.start_mark.line + 1})
        call.short = True
        return call


def _scalar(node: yaml.ScalarNode) -> object:
    text = str(node.value)
    match node.tag.removeprefix(_STANDARD):
        case "null":
            return None
        case "bool":
            return text.lower() in ("true", "yes", "on", "y")
        case "int":
            return int(text) if re.fullmatch(r"0|-?[1-9][0-9]{0,30}", text) else text
        case "float":
            return float(text) if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})\.([0-9]{0,14}[1-9]|0)", text) else text
        case _:
            return text


_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}:\n]')


def _key_lines(text: str) -> Iterator[list[int]]:
    """For each object in `text`, in the order in which objects end, the lines of its keys."""
    line = 1
    last = 1
    stack: list[list[int]] = []
    for match in _JSON_TOKEN.finditer(text):
        token = match[0]
        if token == "\n":
            line += 1
        elif token == "{":
            stack.append([])
        elif token == "}":
            if stack:
                yield stack.pop()
        elif token == ":":
            if stack:
                stack[-1].append(last)
        else:
            last = line


def _parse_json(text: str, path: Path) -> object:
    positions = _key_lines(text)

    def marked(pairs: list[tuple[str, object]]) -> Marked:
        lines = next(positions, [])
        return Marked(dict(pairs), {key: line for (key, _), line in zip(pairs, lines, strict=False)})

    try:
        return json.loads(text, object_pairs_hook=marked)
    except json.JSONDecodeError as error:
        return _broken(path, error.msg, error.lineno, error.colno)
    except (RecursionError, ValueError):
        return _broken(path, "it is nested too deeply, or has a number that is too long", 0, 0)
