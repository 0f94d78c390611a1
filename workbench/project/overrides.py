"""`workbench.toml`: what a user says about functions beyond templates and folders.

[parameters]                  values for template parameters
Stage = "dev"

[functions.orders]            every key may be left out
runtime = "python3.13"
handler = "app.handler"
code = "src/orders"           relative to this file
memory_mb = 256
timeout_s = 10
environment = { TABLE = "orders-local" }
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from workbench.model.errors import DocumentError
from workbench.model.function import Architecture, Function, FunctionConfig
from workbench.model.problem import Problem, Severity
from workbench.project.code import CODE_PROPERTIES, join
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
    architecture: str | None = None
    description: str | None = None
    layers: tuple[str, ...] | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def code_path(self) -> Path | None:
        """The code's folder, when the table names one."""
        return join(self.path.parent, self.code) if self.code is not None else None


@dataclass(frozen=True, slots=True)
class OverrideFile:
    """A `workbench.toml` as read."""

    path: Path
    overrides: tuple[Override, ...] = ()
    parameters: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


_KINDS: dict[str, type | tuple[type, ...]] = {
    "runtime": str,
    "handler": str,
    "code": str,
    "memory_mb": int,
    "timeout_s": (int, float),
    "ephemeral_mb": int,
    "architecture": str,
    "description": str,
    "layers": list,
    "environment": dict,
    "tags": dict,
}


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
    problems = [_unknown(path, _line_of(text, key), key) for key in data if key not in ("functions", "parameters")]
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
    return OverrideFile(path, tuple(overrides), kept, tuple(problems))


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
            problems.append(_unknown(path, line, f"functions.{name}.{key}"))
        elif not isinstance(value, kind) or isinstance(value, bool):
            problems.append(_wrong(path, line, f"functions.{name}.{key}", _kind_name(kind)))
        else:
            good[key] = _clean(value)
    return replace(Override(name, path, line), **good), problems  # type: ignore[arg-type]


def _clean(value: object) -> object:
    match value:
        case list():
            return tuple(scalar_text(item) for item in value)
        case dict():
            return {str(key): scalar_text(item) for key, item in value.items()}
        case _:
            return value


def _kind_name(kind: type | tuple[type, ...]) -> str:
    names = {str: "text", int: "a whole number", list: "a list", dict: "a table"}
    return names.get(kind, "a number") if isinstance(kind, type) else "a number"


def _unknown(path: Path, line: int, key: str) -> Problem:
    why = f"Known keys of a function are: {', '.join(_KINDS)}."
    return Problem(Severity.WARNING, f"{path.name} has an unknown key: {key}.", why, "Correct the key.", path, line)


def _wrong(path: Path, line: int, key: str, expected: str) -> Problem:
    what = f"{key} in {path.name} is not {expected}."
    return Problem(Severity.WARNING, what, "", "Correct the value; it is not used until then.", path, line)


def apply(override: Override, function: Function) -> Function:
    """`function` with what the override says; what was unresolved and is said now is unresolved no longer."""
    said = _said(override)
    environment = {**dict(function.config.environment), **override.environment}
    config = replace(function.config, **said, environment=tuple(environment.items()))  # type: ignore[arg-type]
    tags = {**dict(function.tags), **override.tags}
    settled = set(_settled(override))
    unresolved = tuple(item for item in function.unresolved if item.property not in settled)
    return replace(
        function,
        config=config,
        tags=tuple(tags.items()),
        unresolved=unresolved,
        problems=(*function.problems, *_faults(override)),
    )


def _said(override: Override) -> dict[str, object]:
    names = {item.name for item in fields(FunctionConfig)} - {"name", "environment", "architecture"}
    said: dict[str, object] = {name: value for name in names if (value := getattr(override, name, None)) is not None}
    if override.architecture in set(Architecture):
        said["architecture"] = Architecture(override.architecture)
    if "timeout_s" in said:
        said["timeout_s"] = float(override.timeout_s or 0)
    return said


_PROPERTIES: dict[str, tuple[str, ...]] = {
    "runtime": ("Runtime",),
    "handler": ("Handler",),
    "code": CODE_PROPERTIES,
    "memory_mb": ("MemorySize",),
    "timeout_s": ("Timeout",),
    "ephemeral_mb": ("EphemeralStorage", "EphemeralStorage.Size"),
    "architecture": ("Architectures", "Architectures[0]"),
    "description": ("Description",),
}


def _settled(override: Override) -> Iterator[str]:
    for key, names in _PROPERTIES.items():
        if getattr(override, key) is not None:
            yield from names
    for name in override.environment:
        yield f"Environment.Variables.{name}"
    if override.layers is not None:
        yield from (f"Layers[{index}]" for index in range(100))


def _faults(override: Override) -> Iterator[Problem]:
    if override.architecture is not None and override.architecture not in set(Architecture):
        yield _wrong(override.path, override.line, f"functions.{override.name}.architecture", "x86_64 or arm64")
