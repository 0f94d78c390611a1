"""The symbols of files in other languages: Go, Rust, Java, C#, Ruby, shell and SQL, by patterns on lines."""

import re

from workbench.model.symbol import Symbol, SymbolKind

_WORDS = (
    r"(?:(?:public|private|protected|internal|static|final|abstract|sealed|partial|readonly|override|virtual|async"
    r"|export|default|pub(?:\([\w:]+\))?|unsafe|extern|const|synchronized|default)\s+)*"
)
_PATTERNS = (
    (SymbolKind.CLASS, rf"{_WORDS}(?:class|struct|trait|record|module|impl(?:<[^<>]*>)?)\s+(?P<{{}}>[\w:.]+)"),
    (SymbolKind.TYPE, rf"{_WORDS}(?:interface|enum|type|union)\s+(?P<{{}}>\w+)"),
    (SymbolKind.FUNCTION, rf"{_WORDS}(?:def|fn|func|function|sub)\s+(?:\([^()]*\)\s*)?(?:self\.)?(?P<{{}}>[\w?!=]+)"),
    (SymbolKind.FUNCTION, r"(?P<{}>[\w.\-]+)\s*\(\)\s*\{{"),
    (
        SymbolKind.METHOD,
        rf"(?:@\w+\s+)*(?!return|new|else|throw|await|case|if|for|while|switch|using){_WORDS}"
        r"[\w<>\[\],.?]+\s+(?P<{}>\w+)\s*\([^;]*$",
    ),
)
_LINE = re.compile(
    r"([ \t]*)(?:" + "|".join(pattern.format(f"p{place}") for place, (_, pattern) in enumerate(_PATTERNS)) + ")"
)
_TAB = 4


def line_symbols(text: str) -> list[Symbol]:
    """Definitions that begin a line; how deep they are is told by their indents."""
    found: list[Symbol] = []
    indents: list[int] = []
    for number, line in enumerate(text.split("\n")):
        match = _LINE.match(line)
        if match is None:
            continue
        indent = len(match[1].expandtabs(_TAB))
        while indents and indents[-1] >= indent:
            indents.pop()
        place = next(place for place in range(len(_PATTERNS)) if match[f"p{place}"])
        name = match[f"p{place}"]
        found.append(Symbol(name, _PATTERNS[place][0], number, match.start(f"p{place}"), len(indents)))
        indents.append(indent)
    return found
