"""The symbols of files that hold data or prose: keys of JSON, YAML and TOML, headings of Markdown."""

import json
import re

from workbench.model.symbol import Symbol, SymbolKind

DEEPEST = 6
"""Keys that lie in more others than this are not listed."""

_JSON = re.compile(r'"(?:\\.|[^"\\\n])*"(\s*:)?|[{}\[\]]')
_YAML_KEY = re.compile(
    r"""( *)((?:- +)*)("(?:\\.|[^"\\])*"|'[^']*'|[^\s#\-'"\[\]{},&*!|>%@`][^#\n]*?|-[^\s#][^#\n]*?):(?=\s|$)(.*)"""
)
_YAML_BLOCK = re.compile(r"\s*(?:[!&]\S+\s+)*[|>][+\-0-9]*\s*(?:#.*)?$")
_TOML_TABLE = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_TOML_KEY = re.compile(r"\s*([\w.\-]+|\"[^\"]*\"|'[^']*')\s*=")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def json_symbols(text: str) -> list[Symbol]:
    """The keys of objects; items of lists have none, but their keys are deeper."""
    found: list[Symbol] = []
    depth, line, at = -1, 0, 0
    for match in _JSON.finditer(text):
        if match[0] in ("{", "["):
            depth += 1
        elif match[0] in ("}", "]"):
            depth -= 1
        elif match[1] and depth <= DEEPEST:
            start = match.start()
            line += text.count("\n", at, start)
            at = start
            column = start - (text.rfind("\n", 0, start) + 1)
            key = match[0][: len(match[0]) - len(match[1])]
            found.append(Symbol(_unquoted(key), SymbolKind.KEY, line, column, max(depth, 0)))
    return found


def _unquoted(key: str) -> str:
    try:
        return str(json.loads(key))
    except ValueError:
        return key[1:-1]


def yaml_symbols(text: str) -> list[Symbol]:
    """The keys of mappings, by their indents; what stands in a block text is none."""
    found: list[Symbol] = []
    indents: list[int] = []
    block = -1
    for number, line in enumerate(text.split("\n")):
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or (block >= 0 and indent > block):
            continue
        block = -1
        match = _YAML_KEY.match(line)
        if match is None:
            block = indent if line.lstrip().startswith("- ") and _YAML_BLOCK.search(line.split("- ", 1)[1]) else -1
            continue
        place = match.start(3)
        while indents and indents[-1] >= place:
            indents.pop()
        if len(indents) <= DEEPEST:
            found.append(Symbol(match[3].strip("\"'"), SymbolKind.KEY, number, place, len(indents)))
        indents.append(place)
        block = place if _YAML_BLOCK.fullmatch(match[4]) else -1
    return found


def toml_symbols(text: str) -> list[Symbol]:
    """Tables, and the keys in them."""
    found: list[Symbol] = []
    inside = 0
    for number, line in enumerate(text.split("\n")):
        table = _TOML_TABLE.match(line)
        if table is not None:
            inside = 1
            found.append(Symbol(table[2], SymbolKind.HEADING, number, table.start(2)))
        elif (key := _TOML_KEY.match(line)) is not None:
            found.append(Symbol(key[1].strip("\"'"), SymbolKind.KEY, number, key.start(1), inside))
    return found


def markdown_symbols(text: str) -> list[Symbol]:
    """The headings that begin with number signs."""
    found: list[Symbol] = []
    fence = ""
    for number, line in enumerate(text.split("\n")):
        mark = _FENCE.match(line)
        if mark is not None and (not fence or (mark[1].startswith(fence) and not line[mark.end() :].strip())):
            fence = "" if fence else mark[1]
        elif not fence and (match := _HEADING.match(line)) is not None and match[2]:
            found.append(Symbol(match[2], SymbolKind.HEADING, number, match.start(2), len(match[1]) - 1))
    return found
