"""The symbols of a file, by its name and text; what is not whole is read as far as it goes."""

from collections.abc import Callable
from pathlib import PurePath

from workbench.model.symbol import Symbol
from workbench.project.outline_data import json_symbols, markdown_symbols, toml_symbols, yaml_symbols
from workbench.project.outline_lines import line_symbols
from workbench.project.outline_python import python_symbols
from workbench.project.outline_script import script_symbols

MOST = 10_000
"""Symbols that are listed at most."""

LONGEST = 2_000_000
"""Characters: of longer texts nobody wants an outline."""

_READERS: dict[str, Callable[[str], list[Symbol]]] = {
    ".py": python_symbols,
    ".pyi": python_symbols,
    ".json": json_symbols,
    ".yaml": yaml_symbols,
    ".yml": yaml_symbols,
    ".toml": toml_symbols,
    ".md": markdown_symbols,
    **dict.fromkeys((".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"), script_symbols),
}


def outline(path: PurePath, text: str) -> list[Symbol]:
    """The symbols of the file at `path` whose text is `text`, in their order."""
    if len(text) > LONGEST:
        return []
    read = _READERS.get(path.suffix.lower(), line_symbols)
    return read(text)[:MOST]
