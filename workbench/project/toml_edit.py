"""Changes values in TOML that a person keeps: comments, order and everything else stay as they are."""

from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Item, Table

from workbench.model.errors import EventError


def edit_toml(text: str, changes: Mapping[tuple[str, str], object]) -> str:
    """`text` with values changed: of table (empty: the top) and key, to the new value, or None to take it away.

    A table that has nothing left is taken away too. Raises EventError for text that is not TOML.
    """
    try:
        document = tomlkit.parse(text)
        for (table, key), value in changes.items():
            _change(document, table, key, value)
        return tomlkit.dumps(document)
    except TOMLKitError as error:
        raise EventError("The text is not TOML.", f"{error}.", "Correct the file by hand.") from error


def _change(document: tomlkit.TOMLDocument, table: str, key: str, value: object) -> None:
    owner: Any = document
    if table:
        if table not in document:
            if value is None:
                return
            document.add(table, tomlkit.table())
        owner = document[table]
    if value is None:
        owner.pop(key, None)
    else:
        owner[key] = _item(value)
    if table and not owner and not _says(owner):
        document.remove(table)


def _says(table: object) -> bool:
    """Whether an empty table has comments."""
    return isinstance(table, Table) and bool(table.as_string().strip())


def _item(value: object) -> Item:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        made = tomlkit.array()
        made.extend(_text(each) for each in value)
        return made
    return tomlkit.item(value)


def _text(value: str) -> Item:
    """A text as a person would write it: several lines as such, and JSON or Windows paths without escapes."""
    if not value.replace("\n", "").isprintable() or '"""' in value:
        return tomlkit.item(value)
    if "\n" in value:
        return tomlkit.string(value, multiline=True)
    return tomlkit.string(value, literal=('"' in value or "\\" in value) and "'" not in value)
