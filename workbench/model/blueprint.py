"""Blueprints of functions: what the program brings, and what one of them becomes in a workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BlueprintEvent:
    """How an event of a blueprint is made: by the catalogue with `values` and `records`, or as `json` says."""

    name: str
    values: Mapping[str, object] = field(default_factory=dict)
    records: int | None = None
    json: str = ""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A folder of `resources/blueprints`. `id` is its name, `name` the one suggested for a function made of it.

    `runtime` is a runtime id; for a language of runtimes another one can be taken. `files` are the function's, those
    to look at first at the front, relative to its folder. `events` has at least one; the first goes to the composer.
    `needs` is a command to be run before the first invoke, as it would be for `NewFunction`; mostly empty.
    """

    id: str
    title: str
    help: str
    language: str
    runtime: str
    icon: str
    name: str
    tags: tuple[str, ...]
    files: tuple[str, ...]
    events: tuple[BlueprintEvent, ...]
    folder: Path
    needs: str = ""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written: where, what, and whether it is a program."""

    path: Path
    text: str
    executable: bool = False


@dataclass(frozen=True, slots=True)
class NewFunction:
    """A function to be written into the workspace `root`: nothing of it is there yet, but for the template.

    `template` is the whole new text of the file; `template_before` is what it had when it was read, None when it is
    made. `code` is the file to open first, `event` the event's file. `needs` is a command to be run before the first
    invoke, or empty.
    """

    root: Path
    name: str
    logical_id: str
    runtime: str
    folder: Path
    files: tuple[NewFile, ...]
    code: Path
    event: Path
    template: NewFile
    template_before: str | None
    resources: str
    needs: str = ""
