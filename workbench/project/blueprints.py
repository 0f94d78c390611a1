"""The catalogue of blueprints: functions that the program brings, one a folder of `resources/blueprints`.

A folder has `blueprint.toml`, `template.yaml` with the resources, the function's own files below `function/`, and
below `events/` what stands beside each event; the events themselves are made by the catalogue of event types. The
function is called `NewFunction` in all of them; `blueprint_files` gives it another name.
"""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from workbench.base import assets
from workbench.model.blueprint import Blueprint, BlueprintEvent
from workbench.model.errors import DocumentError, UsageError

FILE_NAME = "blueprint.toml"
_REINSTALL = "Install the program again."


def load_blueprints(folder: Path | None = None) -> tuple[Blueprint, ...]:
    """The blueprints in `folder` (the bundled ones when None), by language and id, what is simple at the front.

    Raises DocumentError when a file of them cannot be used.
    """
    root = assets.resources() / "blueprints" if folder is None else folder
    found = [_blueprint(path.parent) for path in root.glob(f"*/{FILE_NAME}")]
    return tuple(sorted(found, key=_reading_order))


def get_blueprint(blueprints: Iterable[Blueprint], blueprint_id: str) -> Blueprint:
    """The blueprint of that id. Raises UsageError for an unknown one."""
    known = {blueprint.id: blueprint for blueprint in blueprints}
    if blueprint_id in known:
        return known[blueprint_id]
    close = difflib.get_close_matches(blueprint_id, known, n=3)
    step = f"Did you mean {', '.join(close)}?" if close else "`workbench new --list` lists them."
    raise UsageError(f"There is no blueprint {blueprint_id!r}.", "", step)


def matches(blueprint: Blueprint, words: str) -> bool:
    """Whether each word is in the title, the id, the language, the runtime or a tag."""
    text = " ".join((blueprint.title, blueprint.id, blueprint.language, blueprint.runtime, *blueprint.tags)).casefold()
    return all(word in text for word in words.casefold().split())


_LANGUAGES = ("python", "nodejs")


def _reading_order(blueprint: Blueprint) -> tuple[int, bool, str]:
    known = blueprint.language in _LANGUAGES
    place = _LANGUAGES.index(blueprint.language) if known else len(_LANGUAGES)
    return place, "starter" not in blueprint.tags, blueprint.title.casefold()


def read_text(path: Path) -> str:
    """The text of a file of the catalogue. Raises DocumentError."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("A file of the blueprints cannot be read.", f"{path}: {error}.", _REINSTALL) from error


def _blueprint(folder: Path) -> Blueprint:
    path = folder / FILE_NAME
    try:
        table = tomllib.loads(read_text(path))
        return Blueprint(
            id=folder.name,
            folder=folder,
            files=tuple(table["files"]),
            tags=tuple(table["tags"]),
            events=_events(table["events"]),
            needs=table.get("needs", ""),
            **{key: table[key] for key in ("title", "help", "language", "runtime", "icon", "name")},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DocumentError("A blueprint is not complete.", f"{path}: {error}.", _REINSTALL) from error


def _events(table: Mapping[str, Mapping[str, Any]]) -> tuple[BlueprintEvent, ...]:
    return tuple(
        BlueprintEvent(name, entry.get("values", {}), entry.get("records"), entry.get("json", ""))
        for name, entry in table.items()
    )
