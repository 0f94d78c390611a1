"""`workbench.toml`: what a user says about functions beyond templates and folders.

[parameters]                  values for template parameters
Stage = "dev"

[layers]                      content of layers that are in an account; the version may be left out
"arn:aws:lambda:eu-west-1:123456789012:layer:tools" = "layers/tools.zip"

[file_systems]                folders for file systems, by ARN, access point or logical id
AccessPoint = "data"

[functions.orders]            every key may be left out
runtime = "python3.13"
handler = "app.handler"
code = "src/orders"           relative to this file
layers = ["layers/common"]    folders, zips and ARNs
memory_mb = 256
timeout_s = 10
environment = { TABLE = "orders-local" }
log_format = "JSON"
reserved_concurrency = 5
retries = 0                   of asynchronous invokes
on_failure = "orders-failed"  an ARN, or the name of a function
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from workbench.model.errors import DocumentError
from workbench.model.function import Architecture, LogFormat, TracingMode
from workbench.model.function_settings import RecursiveLoop
from workbench.model.problem import Problem, Severity
from workbench.project.code import join
from workbench.project.documents import read_document
from workbench.project.parameters import scalar_text

FILE_NAME = "workbench.toml"
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Override:
    """One `[functions.NAME]` table; None where it says nothing. `line` is the table's, from 1."""

    name: str
    path: Path
    line: int
    runtime: str | None = None
    handler: str | None = None
    code: str | None = None
    memory_mb: int | None = None
    timeout_s: float | None = None
    ephemeral_mb: int | None = None
    architecture: Architecture | None = None
    description: str | None = None
    layers: tuple[str, ...] | None = None
    log_format: LogFormat | None = None
    application_log_level: str | None = None
    system_log_level: str | None = None
    tracing: TracingMode | None = None
    snap_start: bool | None = None
    tenant_isolation: bool | None = None
    max_concurrency: int | None = None
    reserved_concurrency: int | None = None
    provisioned_concurrency: int | None = None
    retries: int | None = None
    max_event_age_s: int | None = None
    on_success: str | None = None
    on_failure: str | None = None
    dead_letter: str | None = None
    recursive_loop: RecursiveLoop | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def code_path(self) -> Path | None:
        """The code's folder or zip, when the table names one."""
        return join(self.path.parent, self.code) if self.code is not None else None


@dataclass(frozen=True, slots=True)
class OverrideFile:
    """A `workbench.toml` as read; `layers` and `file_systems` have the paths of what stands for each name."""

    path: Path
    overrides: tuple[Override, ...] = ()
    parameters: Mapping[str, object] = field(default_factory=dict)
    layers: Mapping[str, Path] = field(default_factory=dict)
    file_systems: Mapping[str, Path] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


_KINDS: dict[str, type | tuple[type, ...]] = {
    "runtime": str,
    "handler": str,
    "code": str,
    "memory_mb": int,
    "timeout_s": (int, float),
    "ephemeral_mb": int,
    "architecture": Architecture,
    "description": str,
    "layers": list,
    "log_format": LogFormat,
    "application_log_level": str,
    "system_log_level": str,
    "tracing": TracingMode,
    "snap_start": bool,
    "tenant_isolation": bool,
    "max_concurrency": int,
    "reserved_concurrency": int,
    "provisioned_concurrency": int,
    "retries": int,
    "max_event_age_s": int,
    "on_success": str,
    "on_failure": str,
    "dead_letter": str,
    "recursive_loop": RecursiveLoop,
    "environment": dict,
    "tags": dict,
}
_TABLES = ("functions", "parameters", "layers", "file_systems")


def read_overrides(path: Path) -> OverrideFile:
    """The overrides in the file at `path`; what is wrong with it comes back as problems."""
    try:
        text = read_document(path).text
        data = tomllib.loads(text)
    except DocumentError as error:
        return OverrideFile(path, problems=(Problem(Severity.ERROR, error.what, error.why, error.next_step, path),))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return OverrideFile(path, problems=(_broken(path, str(error)),))
    return _read(path, text, data)


def _broken(path: Path, reason: str) -> Problem:
    place = _TOML_PLACE.search(reason)
    line, column = (int(place[1]), int(place[2])) if place else (0, 0)
    why = f"The parser says: {reason}."
    return Problem(Severity.ERROR, f"{path.name} is not valid TOML.", why, "Correct the file.", path, line, column)


def _read(path: Path, text: str, data: dict[str, object]) -> OverrideFile:
    problems = [_unknown(path, _line_of(text, key), key, _TABLES) for key in data if key not in _TABLES]
    parameters = data.get("parameters")
    functions = data.get("functions")
    overrides: list[Override] = []
    for name, table in functions.items() if isinstance(functions, dict) else ():
        line = _line_of(text, name)
        if not isinstance(table, dict):
            problems.append(_wrong(path, line, f"functions.{name}", "a table"))
            continue
        override, found = _override(name, path, line, table)
        overrides.append(override)
        problems.extend(found)
    kept = parameters if isinstance(parameters, dict) else {}
    layers, file_systems = (_paths(path, text, data, name, problems) for name in ("layers", "file_systems"))
    return OverrideFile(path, tuple(overrides), kept, layers, file_systems, tuple(problems))


def _paths(path: Path, text: str, data: dict[str, object], name: str, problems: list[Problem]) -> dict[str, Path]:
    """A table of names and paths relative to the file."""
    table = data.get(name, {})
    if not isinstance(table, dict):
        problems.append(_wrong(path, _line_of(text, name), name, "a table"))
        return {}
    for key, value in table.items():
        if not isinstance(value, str):
            problems.append(_wrong(path, _line_of(text, key), f"{name}.{key}", "text"))
    return {key: join(path.parent, value) for key, value in table.items() if isinstance(value, str)}


def _line_of(text: str, name: str) -> int:
    match = re.search(rf"^\s*\[[^\]\n]*{re.escape(name)}[\"']?[\].]", text, re.MULTILINE) or re.search(
        rf"^\s*[\"']?{re.escape(name)}[\"']?\s*[=.]", text, re.MULTILINE
    )
    return text.count("\n", 0, match.end()) + 1 if match else 0


def _override(name: str, path: Path, line: int, table: dict[str, object]) -> tuple[Override, list[Problem]]:
    good: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in table.items():
        kind = _KINDS.get(key)
        if kind is None:
            problems.append(_unknown(path, line, f"functions.{name}.{key}", tuple(_KINDS)))
        elif not _is_of(value, kind):
            problems.append(_wrong(path, line, f"functions.{name}.{key}", _kind_name(kind)))
        else:
            good[key] = _clean(value, kind)
    return replace(Override(name, path, line), **good), problems  # type: ignore[arg-type]


def _choices(kind: object) -> type[StrEnum] | None:
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else None


def _is_of(value: object, kind: type | tuple[type, ...]) -> bool:
    choices = _choices(kind)
    if choices is not None:
        return isinstance(value, str) and value in set(choices)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _clean(value: object, kind: object) -> object:
    match value:
        case list():
            return tuple(scalar_text(item) for item in value)
        case dict():
            return {str(key): scalar_text(item) for key, item in value.items()}
        case _:
            choices = _choices(kind)
            return value if choices is None else choices(str(value))


def _kind_name(kind: type | tuple[type, ...]) -> str:
    choices = _choices(kind)
    if choices is not None:
        return " or ".join(choices)
    names = {str: "text", int: "a whole number", list: "a list", dict: "a table", bool: "true or false"}
    return names.get(kind, "a number") if isinstance(kind, type) else "a number"


def _unknown(path: Path, line: int, key: str, known: tuple[str, ...]) -> Problem:
    why = f"Known keys are: {', '.join(known)}."
    return Problem(Severity.WARNING, f"{path.name} has an unknown key: {key}.", why, "Correct the key.", path, line)


def _wrong(path: Path, line: int, key: str, expected: str) -> Problem:
    what = f"{key} in {path.name} is not {expected}."
    return Problem(Severity.WARNING, what, "", "Correct the value; it is not used until then.", path, line)
