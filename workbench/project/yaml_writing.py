"""Where in YAML text an entry goes, and what is written there, so that it looks as its neighbours do."""

import re
from collections.abc import Mapping, Sequence

from workbench.project.yaml_meaning import meaning, meaning_of
from workbench.project.yaml_nodes import NodeKind, YamlNode
from workbench.project.yaml_text import Value, block_lines, flow_text, item_lines, scalar_text

_COMMENT = re.compile(r"[ \t]+#[^\n]*")


def line_start(text: str, at: int) -> int:
    """The offset at which the line of `at` begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """The offset of the end of the line of `at`, without its line feed."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found


class Writing:
    """One text, and by how much it indents. Every method gives back the text with one change."""

    def __init__(self, text: str, step: int) -> None:
        self._text = text
        self._step = step

    def replaced(self, owner: YamlNode, key: YamlNode, node: YamlNode, value: Value) -> str:
        """`value` in the place of the value of `key` in the mapping `owner`."""
        if isinstance(value, Mapping) or (isinstance(value, Sequence) and not isinstance(value, str)):
            if not value or owner.flow or node.flow:
                return self._in_line(key, node, flow_text(value, '"' if key.style == '"' else ""))
            if node.kind is NodeKind.SEQUENCE and isinstance(value, Sequence) and not node.is_intrinsic:
                return self._items(node, value)
            lines = block_lines("k", value, self._step)[1:]
            return self._below(key, node, lines)
        style = node.style if node.style in ("'", '"') else '"' if key.style == '"' else ""
        return self._in_line(key, node, scalar_text(value, style))

    def with_more(self, node: YamlNode, key: str, value: Value) -> str:
        """The mapping `node` with one more entry, at its end."""
        if node.flow:
            return self._more_in_flow(node, key, value)
        last = node.keys[-1]
        end = line_end(self._text, max(node.children[-1].end, self._text.index(":", last.end)))
        lines = block_lines(key, value, self._step)
        return self._with_lines(end, lines, node.column)

    def without(self, owner: YamlNode, key: str, name: YamlNode | None) -> str:
        """The mapping `owner`, which `name` is the key of, without one of its entries."""
        at = owner.index(key) or 0
        entry, child = owner.keys[at], owner.children[at]
        if len(owner.keys) == 1:
            return "{}\n" if name is None else self._emptied(owner, name, entry, child)
        if owner.flow:
            if at:
                return self._cut(owner.children[at - 1].end, child.end)
            return self._cut(entry.start, owner.keys[1].start)
        start = line_start(self._text, entry.start)
        if self._text[start : entry.start].strip():  # behind the dash of an item
            return self._cut(entry.start, owner.keys[1].start)
        end = line_end(self._text, max(child.end, entry.end))
        return self._cut(start, min(end + 1, len(self._text)))

    def renamed(self, key: YamlNode, name: str) -> str:
        """Another key, quoted as the one before was."""
        return self._text[: key.start] + scalar_text(name, key.style) + self._text[key.end :]

    # -- parts -----------------------------------------------------------------------------------

    def _emptied(self, owner: YamlNode, name: YamlNode, entry: YamlNode, child: YamlNode) -> str:
        """Without the only entry; comments before it stay."""
        text = self._text
        if owner.flow:
            return text[: owner.start] + "{}" + text[owner.end :]
        colon, start = text.index(":", name.end), line_start(text, entry.start)
        end = line_end(text, max(child.end, entry.end))
        if start <= colon:
            return f"{text[: colon + 1]} {{}}{text[end:]}"
        return f"{text[: colon + 1]} {{}}{text[colon + 1 : start - 1]}{text[end:]}"

    def _cut(self, start: int, end: int) -> str:
        return self._text[:start] + self._text[end:]

    def _in_line(self, key: YamlNode, node: YamlNode, written: str) -> str:
        """On the key's line; a comment that stood there stays."""
        text = self._text
        if node.start == node.end:
            colon = text.index(":", key.end)
            return f"{text[: colon + 1]} {written}{text[colon + 1 :]}"
        if node.flow or node.kind is NodeKind.SCALAR:
            return text[: node.start] + written + text[node.end :]
        colon = text.index(":", key.end)
        comment = _COMMENT.match(text, colon + 1)
        return f"{text[: colon + 1]} {written}{comment[0] if comment else ''}{text[node.end :]}"

    def _below(self, key: YamlNode, node: YamlNode, lines: Sequence[str]) -> str:
        """In lines of their own below the key; a comment on the key's line stays."""
        text = self._text
        colon = text.index(":", key.end)
        comment = _COMMENT.match(text, colon + 1) or (_COMMENT.match(text, node.end) if node.start else None)
        body = "".join(f"\n{' ' * key.column}{line}" for line in lines)
        end = max(node.end, colon + 1, comment.end() if comment else 0)
        return text[: colon + 1] + (comment[0] if comment else "") + body + text[end:]

    def _with_lines(self, at: int, lines: Sequence[str], column: int) -> str:
        """Lines after the one that ends at `at`."""
        body = "".join(f"\n{' ' * column}{line}" for line in lines)
        return self._text[:at] + body + self._text[at:]

    def _more_in_flow(self, node: YamlNode, key: str, value: Value) -> str:
        text = self._text
        style = node.keys[0].style if node.keys else ""
        written = f"{scalar_text(key, style)}: {flow_text(value, style)}"
        if not node.keys:
            return f"{text[: node.start]}{{{written}}}{text[node.end :]}"
        end, first = node.children[-1].end, node.keys[-1]
        start = line_start(text, first.start)
        apart = "\n" in text[node.start : node.keys[0].start]
        gap = "\n" + text[start : first.start] if apart and not text[start : first.start].strip() else " "
        return f"{text[:end]},{gap}{written}{text[end:]}"

    # -- lists -----------------------------------------------------------------------------------

    def _items(self, node: YamlNode, value: Sequence[Value]) -> str:
        """A list in lines: items at its beginning and end that stay are not touched."""
        old, new = [meaning(child) for child in node.children], [meaning_of(one) for one in value]
        first = 0
        while first < min(len(old), len(new)) and old[first] == new[first]:
            first += 1
        last = 0
        while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
            last += 1
        gone = node.children[first : len(old) - last]
        added = [line for one in value[first : len(new) - last] for line in item_lines(one, self._step)]
        return self._exchanged(node, first, gone, added)

    def _exchanged(self, node: YamlNode, first: int, gone: Sequence[YamlNode], added: Sequence[str]) -> str:
        """The items `gone`, which begin with number `first`, make way for the lines `added`."""
        text = self._text
        body = "".join(f"{' ' * node.column}{line}\n" for line in added)
        if gone:
            start = self._dash(node, first)
            end = min(line_end(text, gone[-1].end) + 1, len(text))
            return self._joined(start, body, end)
        at = self._dash(node, first) if first < len(node.children) else line_end(text, node.end) + 1
        return self._joined(min(at, len(text)), body, min(at, len(text)))

    def _joined(self, start: int, body: str, end: int) -> str:
        """A last line that has no line feed gets none, and one that is followed has one."""
        before, after = self._text[:start], self._text[end:]
        if before and not before.endswith("\n"):
            before += "\n"
        if not after and not self._text.endswith("\n"):
            body = body.removesuffix("\n")
            return (before + body).removesuffix("\n") if not body else before + body
        return before + body + after

    def _dash(self, node: YamlNode, number: int) -> int:
        """Where the line with an item's dash begins."""
        at = line_start(self._text, node.children[number].start)
        floor = node.children[number - 1].end if number else node.start
        while at > floor and self._text[at + node.column : at + node.column + 1] != "-":
            at = line_start(self._text, at - 1)
        return at
