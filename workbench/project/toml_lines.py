"""In which line of a TOML text a key stands; the standard library's parser does not tell."""

import re

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_QUOTES = re.compile(r"""["'\s]""")


def line_of(text: str, table: str, key: str) -> int:
    """The line (from 1) of `key` in the table of that dotted name (empty: above the first), or of its header; else 0.

    A key that is written another way than `key = …` or `[table.key]` may not be found.
    """
    entry = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    header = f"{table}.{key}" if table else key
    current, at_header = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if found := _HEADER.match(line.rstrip("\r")):
            current = _QUOTES.sub("", found[1])
            if current == header and not at_header:
                at_header = number
        elif current == table and entry.match(line):
            return number
    return at_header
