"""Edits `[functions.NAME]` tables of workbench.toml; comments, order and everything else stay as they are."""

import re
import tomllib
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Table

from workbench.model.errors import DocumentError

_FUNCTIONS = "functions"


def edit_override(text: str, name: str, function: str, key: str, value: object) -> str:
    """`text` of the file `name` with one key of a function's table, or without it when `value` is None.

    Mappings (`environment`, `tags`) are changed key by key. Raises DocumentError for text that is not TOML.
    """
    try:
        document = tomlkit.parse(text)
        table = _table(document, function, make=value is not None)
        if table is not None:
            _set(table, key, value)
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError) as error:
        raise _broken(name, error) from error


def rename_override(text: str, name: str, function: str, new: str) -> str:
    """`text` with a function's table under another name; as it is when it has none.

    Raises DocumentError for text that is not TOML, and where the table is written in another way than by its heads.
    """
    before = _functions(text, name)
    if function not in before:
        return text
    wanted = {new if key == function else key: value for key, value in before.items()}
    head = re.compile(
        rf"^([ \t]*\[[ \t]*functions[ \t]*\.[ \t]*)[\"']?{re.escape(function)}[\"']?([ \t]*[.\]])", re.MULTILINE
    )
    key = tomlkit.key(new).as_string()
    after = head.sub(lambda found: f"{found[1]}{key}{found[2]}", text)
    if _functions(after, name) != wanted:
        why = f"The table of {function} is written in a way that this program does not edit."
        raise DocumentError(f"{name} cannot be changed here.", why, "Change it by hand.")
    return after


def remove_override(text: str, name: str, function: str) -> str:
    """`text` without a function's table; as it is when it has none. Raises DocumentError."""
    if function not in _functions(text, name):
        return text
    try:
        document = tomlkit.parse(text)
        functions: Any = document[_FUNCTIONS]
        del functions[function]
        if not functions:
            del document[_FUNCTIONS]
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError) as error:
        raise _broken(name, error) from error


def _functions(text: str, name: str) -> dict[str, object]:
    try:
        found = tomllib.loads(text).get(_FUNCTIONS)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _broken(name, error) from error
    return found if isinstance(found, dict) else {}


def _table(document: tomlkit.TOMLDocument, function: str, *, make: bool) -> Any:
    functions: Any = document.get(_FUNCTIONS)
    if functions is None and make:
        functions = tomlkit.table(is_super_table=True)
        document.add(_FUNCTIONS, functions)
    if functions is not None and function not in functions and make:
        functions.add(function, tomlkit.table())
    return functions.get(function) if functions is not None else None


def _set(table: Any, key: str, value: object) -> None:
    old = table.get(key)
    if value is None:
        table.pop(key, None)
    elif isinstance(value, dict) and isinstance(old, Table):
        for gone in [one for one in old if one not in value]:
            del old[gone]
        for name, one in value.items():
            if old.get(name) != one:
                old[name] = one
    elif isinstance(value, dict):
        if old == value:
            return
        made = tomlkit.inline_table()
        made.update(value)
        table[key] = made
    elif old != value or type(old) is not type(value):
        table[key] = value


def _broken(name: str, error: Exception) -> DocumentError:
    return DocumentError(f"{name} is not valid TOML.", f"The parser says: {error}.", "Correct the file first.")
