"""The symbols of a JavaScript or TypeScript file, by a tolerant reading of its text."""

import re
from dataclasses import dataclass

from workbench.model.symbol import Symbol, SymbolKind

_ID = r"(?<![\w$])[A-Za-z_$][\w$]*+"
_BRACKETS = r"\((?:[^()]|\([^()]{0,500}\)){0,2000}+\)"
"""Everything has an end: a pattern holds up all of Python while it looks."""

_TEXTS = re.compile(
    r"""//[^\n]*|/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*(?:`|\Z)""", re.DOTALL
)
_NOT_METHODS = frozenset({"if", "for", "while", "switch", "catch", "return", "function", "await", "new", "super"})
_PIECE = re.compile(
    rf"""
      (?P<open>\{{) | (?P<close>\}})
    | \bfunction\b\s*\*?\s*(?P<function>{_ID})
    | \b(?P<body>class|interface|enum|namespace)\s+(?P<named>{_ID})(?:<[^;()]{{0,500}}?>|[^{{}};<]){{0,1000}}+
    | \btype\s+(?P<type>{_ID})[^=;{{}}\n]*=
    | \b(?:const|let|var)\s+(?P<arrow>{_ID})\s*(?::[^=;\n]*)?=\s*(?:async\b\s*)?
        (?:function\b(?:\s*\*)?(?:\s*{_ID})?|{_BRACKETS}[^=;{{}}\n]*=>|{_ID}\s*=>|class\b)
    | \b(?:module\s*\.\s*)?exports\s*\.\s*(?P<export>{_ID})\s*=(?!=)
    | \b(?:const|let|var)\s+(?P<variable>{_ID})
    | (?P<method>\#?{_ID})\s*(?:<[^<>()]{{0,500}}>)?{_BRACKETS}\s*(?::[^;={{}}\n]+)?(?=\{{)
    | (?P<field>\#?{_ID})\s*=\s*(?:async\b\s*)?(?:\([^()]{{0,2000}}\)|{_ID})\s*=>
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class _Block:
    """A pair of braces: what it is the body of, and how deep what is in it stands in the outline."""

    body: str
    depth: int


def script_symbols(text: str) -> list[Symbol]:
    """Functions, classes with their methods, types, and variables of the file itself."""
    code = _TEXTS.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return _Reader(code).read()


class _Reader:
    """Goes through the code once, with a stack of the blocks that it is in."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._found: list[Symbol] = []
        self._blocks = [_Block("", 0)]
        self._next = ""
        self._line, self._at = 0, 0

    def read(self) -> list[Symbol]:
        for match in _PIECE.finditer(self._code):
            if match["open"]:
                grown = 1 if self._next else 0
                self._blocks.append(_Block(self._next or "block", self._blocks[-1].depth + grown))
                self._next = ""
            elif match["close"]:
                if len(self._blocks) > 1:
                    self._blocks.pop()
                self._next = ""
            else:
                self._definition(match)
        return self._found

    def _definition(self, match: "re.Match[str]") -> None:
        around = self._blocks[-1].body
        if match["method"] or match["field"]:
            group = "method" if match["method"] else "field"
            if around in ("class", "interface") and match[group] not in _NOT_METHODS:
                self._add(match, group, SymbolKind.METHOD, "function")
        elif match["function"]:
            self._add(match, "function", SymbolKind.FUNCTION, "function")
        elif match["named"]:
            kind = SymbolKind.CLASS if match["body"] == "class" else SymbolKind.TYPE
            self._add(match, "named", kind, match["body"])
        elif match["type"]:
            self._add(match, "type", SymbolKind.TYPE, "type")
        elif match["variable"]:
            if len(self._blocks) == 1:
                self._add(match, "variable", SymbolKind.VARIABLE, "")
        else:
            group = "arrow" if match["arrow"] else "export"
            is_class = match[0].endswith("class")
            kind = SymbolKind.CLASS if is_class else SymbolKind.FUNCTION
            self._add(match, group, kind, "class" if is_class else "function")

    def _add(self, match: "re.Match[str]", group: str, kind: SymbolKind, opens: str) -> None:
        start = match.start(group)
        self._line += self._code.count("\n", self._at, start)
        self._at = start
        column = start - (self._code.rfind("\n", 0, start) + 1)
        self._found.append(Symbol(match[group], kind, self._line, column, self._blocks[-1].depth))
        self._next = opens
